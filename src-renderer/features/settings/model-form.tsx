/** Chooses a server, its key and a model, and tries the model before it is used. */
import { Check, Zap } from 'lucide-react';
import { useId, useState } from 'react';
import { normaliseServer } from '../../../src-preload/contract/server-address.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { SettingRow } from '../../ui/section.tsx';
import { FoundServers } from './found-servers.tsx';
import { ModelTrialResult } from './model-trial-result.tsx';
import { ClearWarning } from './clear-warning.tsx';
import { ServerKey } from './server-key.tsx';
import { describeReceiver, purposeWords, type ChosenModel, type ModelPurpose } from './model-words.ts';

interface ModelFormProps {
  readonly purpose: ModelPurpose;
  readonly chosen: ChosenModel;
  readonly other: ChosenModel;
  readonly onChoose: (chosen: ChosenModel) => void;
  readonly onClose: () => void;
}

export function ModelForm({ purpose, chosen, other, onChoose, onClose }: ModelFormProps) {
  const [typed, setTyped] = useState(chosen.server ?? '');
  /** The address as it was when the field was left: only then the server is asked for its models. */
  const [server, setServer] = useState(chosen.server);
  const [model, setModel] = useState(chosen.model ?? '');
  const trial = useAction('models.test', ['models.usage']);
  const offered = useRequest('models.list', { server: server ?? '' }, { enabled: server !== null });
  const listId = useId();
  const isWrong = typed.trim() !== '' && normaliseServer(typed) === null;
  const isReady = server !== null && model.trim() !== '' && normaliseServer(typed) === server;
  const models = offered.data?.models ?? [];

  const use = (address: string, name: string) => {
    setTyped(address);
    setServer(address);
    setModel(name);
    trial.reset();
  };
  return (
    <form
      className="flex flex-col gap-2 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onChoose({ server, model: model.trim() });
      }}
    >
      <FoundServers onChoose={(found) => use(found.server, found.models[0]?.id ?? '')} />
      {other.server !== null && other.model !== null && (
        <SettingRow label="The same as the other one" hint={`${other.model} at ${other.server}`}>
          {(ids) => (
            <Button
              id={ids.id}
              aria-describedby={ids.describedBy}
              onClick={() => use(other.server ?? '', other.model ?? '')}
            >
              Take it over
            </Button>
          )}
        </SettingRow>
      )}
      <SettingRow
        label="Address of the server"
        hint={
          isWrong
            ? 'This is no address of a server. It looks like http://localhost:11434/v1.'
            : 'Any server that speaks OpenAI’s protocol: Ollama, LM Studio, llama.cpp, vLLM, OpenAI and others.'
        }
      >
        {(ids) => (
          <TextField
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={isWrong}
            className="w-80"
            placeholder="http://localhost:11434/v1"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              trial.reset();
            }}
            onBlur={() => {
              const address = normaliseServer(typed);
              if (address !== null) setTyped(address);
              setServer(address);
            }}
          />
        )}
      </SettingRow>
      {server !== null && (
        <>
          <ClearWarning server={server} />
          <ServerKey server={server} onChange={() => void offered.refetch()} />
        </>
      )}
      <SettingRow
        label="Model"
        hint={
          offered.isFetching
            ? 'Asking the server for its models …'
            : models.length > 0
              ? `The server offers ${models.length}. Choose one of them, or type its name.`
              : 'The name as the server knows it.'
        }
      >
        {(ids) => (
          <>
            <TextField
              id={ids.id}
              aria-describedby={ids.describedBy}
              className="w-80"
              list={listId}
              value={model}
              onChange={(event) => {
                setModel(event.target.value);
                trial.reset();
              }}
            />
            <datalist id={listId}>
              {models.map(({ id }) => (
                <option key={id} value={id} />
              ))}
            </datalist>
          </>
        )}
      </SettingRow>
      {offered.error && <ErrorNotice error={offered.error} onRetry={() => void offered.refetch()} />}
      {isReady && (
        <p className="max-w-[640px] text-ink-2">
          {`When you use it: ${lowerFirst(purposeWords[purpose].sends)}; this ${describeReceiver(server)}.`}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          icon={Zap}
          disabled={!isReady || trial.isPending}
          onClick={() => isReady && trial.mutate({ server, model: model.trim() })}
        >
          {trial.isPending ? 'Testing …' : 'Test this model'}
        </Button>
        <Button type="submit" tone="main" icon={Check} disabled={!isReady}>
          Use this model
        </Button>
        <Button tone="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {trial.isPending && (
        <p role="status" className="text-ink-2">
          Mneme asks a few short questions that hold nothing of yours. A model that has to be loaded first may
          take a minute.
        </p>
      )}
      {trial.error && <ErrorNotice error={trial.error} />}
      {trial.data && <ModelTrialResult trial={trial.data} />}
    </form>
  );
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
