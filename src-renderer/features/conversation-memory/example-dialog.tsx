/** What the extractor would see of a conversation and what it would write. Nothing is written. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import type { FlushState } from '../../../src-preload/contract/conversation-memory.ts';
import type { Output } from '../../client/bridge.ts';
import { useRequest } from '../../client/use-request.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/sizes.ts';

interface ExampleDialogProps {
  readonly session: FlushState;
  readonly onModels: () => void;
  readonly onClose: () => void;
}

type Example = Output<'flush.example'>;

export function ExampleDialog({ session, onModels, onClose }: ExampleDialogProps) {
  const example = useRequest('flush.example', { sessionId: session.sessionId });
  const { error } = example;
  return (
    <Dialog title="What would be kept" size="medium" onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">
          The model is asked as it would be when “{session.title}” is flushed. Nothing is written.
        </p>
        {example.isFetching && (
          <p role="status" className="text-ink-2">
            Asking the model …
          </p>
        )}
        {error && !example.isFetching && (
          <>
            <ErrorNotice error={error} onRetry={() => void example.refetch()} />
            {error instanceof MnemeError && error.code === 'model-server' && (
              <Button className="self-start" onClick={onModels}>
                To the settings of models
              </Button>
            )}
          </>
        )}
        {example.data && !example.isFetching && <Shown example={example.data} />}
      </div>
    </Dialog>
  );
}

const verdicts: Readonly<
  Record<
    Example['facts'][number]['verdict'],
    { readonly words: string; readonly tone: 'good' | 'plain' | 'warn' }
  >
> = {
  new: { words: 'would be kept', tone: 'good' },
  known: { words: 'known already', tone: 'plain' },
  'not-said': { words: 'not said: dropped', tone: 'warn' },
};

function Shown({ example }: { readonly example: Example }) {
  const { facts, known, messages, model, prompt, reply } = example;
  return (
    <>
      <section aria-label="Facts" className="flex flex-col gap-1.5">
        <h3 className="font-semibold">
          {facts.length === 0 ? 'Nothing would be kept' : formatCount(facts.length, 'fact')}
        </h3>
        <ul className="flex flex-col gap-1.5">
          {facts.map(({ text, verdict }, at) => (
            <li key={at} className="flex items-start gap-2">
              <Badge tone={verdicts[verdict].tone}>{verdicts[verdict].words}</Badge>
              <span className="selectable min-w-0 break-words">{text}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="flex flex-col gap-1.5">
        <h3 className="font-semibold">{`What ${model} answered`}</h3>
        <Text label="Answer of the model">{reply}</Text>
      </section>
      <section className="flex flex-col gap-1.5">
        <h3 className="font-semibold">What it was shown</h3>
        <p className="text-ink-2">
          {`${formatCount(messages, 'message')} and ${formatCount(known.length, 'similar memory', 'similar memories')} that it knows already.`}
        </p>
        <Text label="Prompt">{prompt}</Text>
      </section>
    </>
  );
}

function Text({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <pre
      // The keyboard scrolls it.
      tabIndex={0}
      role="region"
      aria-label={label}
      className="selectable max-h-52 overflow-y-auto rounded-control border border-line bg-surface-0 p-2.5 font-mono text-small break-words whitespace-pre-wrap"
    >
      {children}
    </pre>
  );
}
