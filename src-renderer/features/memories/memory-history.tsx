/** Every change of a memory, newest first, with what was and what is, and the way back. */
import { Undo2 } from 'lucide-react';
import type { MemoryChange } from '../../../src-preload/contract/memory.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { actorWords, differencesOf, eventWords } from './memory-words.ts';

interface MemoryHistoryProps {
  readonly history: readonly MemoryChange[];
  readonly busy: boolean;
  readonly onUndo: (step: number) => void;
}

export function MemoryHistory({ history, busy, onUndo }: MemoryHistoryProps) {
  const now = useNow(60_000);
  return (
    <ol className="flex flex-col">
      {history
        .toSorted((a, b) => b.id - a.id)
        .map((change) => (
          <li key={change.id} className="flex flex-col gap-1 border-t border-line py-2 first:border-t-0">
            <div className="flex min-h-8 items-center gap-2">
              <p className="min-w-0 flex-1">
                <span className={change.undone ? 'text-ink-2 line-through' : 'font-medium'}>
                  {eventWords[change.event]}
                </span>
                <span className="text-ink-2">
                  {' '}
                  {actorWords[change.actor]} ·{' '}
                  <time
                    dateTime={new Date(change.changedAt).toISOString()}
                    title={formatExact(change.changedAt)}
                  >
                    {formatRelative(change.changedAt, now)}
                  </time>
                  {change.undone && ` · ${t('memories.takenBack')}`}
                </span>
              </p>
              {change.canUndo && (
                <Button
                  tone="quiet"
                  icon={Undo2}
                  disabled={busy}
                  aria-label={t('memories.undoOf', {
                    what: eventWords[change.event],
                    when: formatRelative(change.changedAt, now),
                  })}
                  onClick={() => onUndo(change.step)}
                >
                  {t('memories.undo')}
                </Button>
              )}
            </div>
            {change.reason !== '' && <p className="text-small text-ink-2">{change.reason}</p>}
            <Differences change={change} />
          </li>
        ))}
    </ol>
  );
}

function Differences({ change }: { readonly change: MemoryChange }) {
  const categories = useRequest('organise.categories', {}).data;
  const differences = differencesOf(change, categories);
  if (differences.length === 0) return null;
  return (
    <dl className="selectable flex flex-col gap-1.5 text-small">
      {differences.map(({ label, before, after }) => (
        <div key={label}>
          <dt className="text-ink-2">{label}</dt>
          <dd className="flex flex-col gap-0.5">
            <del className="line-clamp-6 border-l-2 border-bad pl-2 break-words whitespace-pre-wrap text-ink-2">
              {before}
            </del>
            <ins className="line-clamp-6 border-l-2 border-good pl-2 break-words whitespace-pre-wrap no-underline">
              {after}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
