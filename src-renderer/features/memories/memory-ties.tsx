/** What a memory hangs together with: why it is believed, where it is used, and what is related to it. */
import { MessageSquare, ScrollText } from 'lucide-react';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { RelatedMemory } from '../../../src-preload/contract/memory-relations.ts';
import type { Output } from '../../client/bridge.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { noonOf } from '../../ui/day.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatDay, formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { beliefIn } from './belief.ts';
import type { SourceDoors } from './memory-sources.tsx';

export function WhyBelieved({ memory, sources, history, supersedes }: Output<'memory.get'>) {
  const now = useNow(60_000);
  const { certainty, reasons } = beliefIn({ memory, sources, history, replaced: supersedes.length }, now);
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{certainty}</p>
      <ul className="flex list-disc flex-col pl-5 text-ink-2">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

/** Where a memory leads to: its sources, and the summaries that were written from it. */
export interface MemoryDoors extends SourceDoors {
  readonly openSummary: (summary: Output<'memory.uses'>['summaries'][number]) => void;
}

interface WhereUsedProps {
  readonly id: MemoryId;
  readonly onOpenMemory: (id: MemoryId) => void;
  readonly doors: MemoryDoors;
}

export function WhereUsed({ id, onOpenMemory, doors }: WhereUsedProps) {
  const now = useNow(60_000);
  const { data, error, refetch } = useRequest('memory.uses', { id });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="skeleton h-8 rounded-control" />;
  const { answers, answerCount, summaries, memories } = data;
  if (answers.length + summaries.length + memories.length === 0)
    return <p className="text-ink-2">{t('kinds.usedNowhere')}</p>;
  return (
    <div className="flex flex-col gap-2">
      {answers.length > 0 && (
        <div>
          <p className="text-ink-2">{t('kinds.usedAnswers', { count: answerCount })}</p>
          <ul className="flex flex-col items-start">
            {answers.map(({ sessionId, messageId, at, words }) => (
              <li key={messageId} className="flex max-w-full items-center gap-1.5">
                <MessageSquare size={13} aria-hidden className="shrink-0 text-ink-2" />
                <button
                  type="button"
                  title={formatExact(at)}
                  onClick={() => doors.openMessage(sessionId, messageId)}
                  className="truncate text-left text-accent-ink underline"
                >
                  {words}
                </button>
                <span className="shrink-0 text-small text-ink-2">{formatRelative(at, now)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {summaries.length > 0 && (
        <ul className="flex flex-col">
          {summaries.map((summary) => (
            <li key={`${summary.period}${summary.day}`} className="flex items-center gap-1.5">
              <ScrollText size={13} aria-hidden className="shrink-0 text-ink-2" />
              <button
                type="button"
                onClick={() => doors.openSummary(summary)}
                className="truncate text-left text-accent-ink underline"
              >
                {t(summary.period === 'day' ? 'kinds.usedDay' : 'kinds.usedWeek', {
                  day: formatDay(noonOf(summary.day), now),
                })}
              </button>
            </li>
          ))}
        </ul>
      )}
      <MemoryLinks memories={memories} onOpen={onOpenMemory} />
    </div>
  );
}

export function Related({ id, onOpenMemory }: Pick<WhereUsedProps, 'id' | 'onOpenMemory'>) {
  const { data, error, refetch } = useRequest(
    'memory.related',
    { id },
    // Its words get their vector by themselves, without any memory changing.
    { refreshMs: (answer) => (answer?.isKnown === false ? 2_000 : undefined) },
  );
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="skeleton h-8 rounded-control" />;
  if (data.memories.length === 0)
    return <p className="text-ink-2">{t(data.isKnown ? 'kinds.relatedNone' : 'kinds.relatedUnknown')}</p>;
  return <MemoryLinks memories={data.memories} onOpen={onOpenMemory} />;
}

interface MemoryLinksProps {
  readonly memories: readonly RelatedMemory[];
  readonly onOpen: (id: MemoryId) => void;
}

function MemoryLinks({ memories, onOpen }: MemoryLinksProps) {
  const now = useNow(60_000);
  return (
    <ul className="flex flex-col items-start">
      {memories.map(({ id, kind, title, occurredAt }) => {
        const { name, icon: Icon } = kindWords[kind];
        return (
          <li key={id} className="flex max-w-full items-center gap-1.5">
            <Icon size={13} role="img" aria-label={name} className="shrink-0 text-ink-2" />
            <button
              type="button"
              onClick={() => onOpen(id)}
              className="truncate text-left text-accent-ink underline"
            >
              {title}
            </button>
            <span className="shrink-0 text-small text-ink-2">{formatRelative(occurredAt, now)}</span>
          </li>
        );
      })}
    </ul>
  );
}
