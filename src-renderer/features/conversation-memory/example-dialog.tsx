/** What the extractor would see of a conversation and what it would write. Nothing is written. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import type { FlushState } from '../../../src-preload/contract/conversation-memory.ts';
import type { Output } from '../../client/bridge.ts';
import { useRequest } from '../../client/use-request.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { t } from '../../messages/t.ts';

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
    <Dialog title={t('conversationMemory.wouldBeKept')} size="medium" onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{t('conversationMemory.exampleLead', { title: session.title })}</p>
        {example.isFetching && (
          <p role="status" className="text-ink-2">
            {t('conversationMemory.askingModel')}
          </p>
        )}
        {error && !example.isFetching && (
          <>
            <ErrorNotice error={error} onRetry={() => void example.refetch()} />
            {error instanceof MnemeError && error.code === 'model-server' && (
              <Button className="self-start" onClick={onModels}>
                {t('conversationMemory.toModels')}
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
  new: { words: t('conversationMemory.verdictNew'), tone: 'good' },
  known: { words: t('conversationMemory.verdictKnown'), tone: 'plain' },
  'not-said': { words: t('conversationMemory.verdictNotSaid'), tone: 'warn' },
};

function Shown({ example }: { readonly example: Example }) {
  const { facts, known, messages, model, prompt, reply } = example;
  return (
    <>
      <section aria-label={t('conversationMemory.facts')} className="flex flex-col gap-1.5">
        <h3 className="font-semibold">
          {facts.length === 0
            ? t('conversationMemory.nothingWouldBeKept')
            : t('conversationMemory.factCount', { count: facts.length })}
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
        <h3 className="font-semibold">{t('conversationMemory.whatAnswered', { model })}</h3>
        <Text label={t('conversationMemory.answerOfModel')}>{reply}</Text>
      </section>
      <section className="flex flex-col gap-1.5">
        <h3 className="font-semibold">{t('conversationMemory.whatShown')}</h3>
        <p className="text-ink-2">{t('conversationMemory.shownCounts', { messages, known: known.length })}</p>
        <Text label={t('conversationMemory.prompt')}>{prompt}</Text>
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
