/** Chooses a server, its key and a model, and tries the model before it is used. */
import { Check, Zap } from 'lucide-react';
import { useId, useState } from 'react';
import { normaliseServer } from '../../../src-preload/contract/server-address.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { inSentence } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { SettingRow } from '../../ui/section.tsx';
import { FoundServers } from './found-servers.tsx';
import { ModelTrialResult } from './model-trial-result.tsx';
import { ClearWarning } from './clear-warning.tsx';
import { ServerKey } from './server-key.tsx';
import { describeSending, type ChosenModel, type ModelPurpose } from './model-words.ts';

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
        <SettingRow
          label={t('settings.sameAsOther')}
          hint={t('settings.modelAt', { model: other.model ?? '', server: other.server ?? '' })}
        >
          {(ids) => (
            <Button
              id={ids.id}
              aria-describedby={ids.describedBy}
              onClick={() => use(other.server ?? '', other.model ?? '')}
            >
              {t('settings.takeOver')}
            </Button>
          )}
        </SettingRow>
      )}
      <SettingRow
        label={t('settings.address')}
        hint={isWrong ? t('settings.noAddress') : t('settings.addressHint')}
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
        label={t('settings.model')}
        hint={
          offered.isFetching
            ? t('settings.asking')
            : models.length > 0
              ? t('settings.offers', { count: models.length })
              : t('settings.asServerKnows')
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
          {t('settings.whenUsed', { words: inSentence(describeSending(purpose, server)) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          icon={Zap}
          disabled={!isReady || trial.isPending}
          onClick={() => isReady && trial.mutate({ server, model: model.trim() })}
        >
          {trial.isPending ? t('settings.testing') : t('settings.test')}
        </Button>
        <Button type="submit" tone="main" icon={Check} disabled={!isReady}>
          {t('settings.use')}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
      {trial.isPending && (
        <p role="status" className="text-ink-2">
          {t('settings.testHint')}
        </p>
      )}
      {trial.error && <ErrorNotice error={trial.error} />}
      {trial.data && <ModelTrialResult trial={trial.data} />}
    </form>
  );
}
