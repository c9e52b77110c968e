/** One memory as a row: its kind, its title, what it says, when. */
import { Pin } from 'lucide-react';
import type { MemorySummary } from '../../../src-preload/contract/memory.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { isUnconfirmed, stateWords } from './memory-words.ts';

interface MemoryRowProps {
  readonly memory: MemorySummary;
  readonly now: number;
  readonly selected: boolean;
}

export function MemoryRow({ memory, now, selected }: MemoryRowProps) {
  const { name, icon: Icon } = kindWords[memory.kind];
  return (
    <div
      className={classNames(
        'flex h-full items-center gap-3 rounded-control border px-2.5',
        selected ? 'border-accent-ink bg-accent-soft' : 'border-transparent hover:bg-surface-2',
      )}
    >
      <span title={name} className="shrink-0 text-ink-2">
        <Icon size={16} role="img" aria-label={name} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-semibold">{memory.title}</span>
          {memory.pinned && (
            <Pin
              size={13}
              role="img"
              aria-label={t('memories.pinned')}
              className="shrink-0 text-accent-ink"
            />
          )}
          {isUnconfirmed(memory) && <Badge tone="warn">{t('memories.unconfirmed')}</Badge>}
          {memory.state !== 'active' && <Badge>{stateWords[memory.state]}</Badge>}
        </span>
        <span className="flex min-w-0 items-center gap-2 text-small text-ink-2">
          <span className="min-w-0 flex-1 truncate">{memory.line}</span>
          <time
            dateTime={new Date(memory.occurredAt).toISOString()}
            title={formatExact(memory.occurredAt)}
            className="shrink-0"
          >
            {formatRelative(memory.occurredAt, now)}
          </time>
        </span>
      </span>
    </div>
  );
}
