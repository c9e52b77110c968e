/** Things by how much time they took, as bars in a list; each opens what is behind it. */
import { useState } from 'react';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatDuration } from '../../ui/times.ts';
import { compareWords, shareWords } from './compare-words.ts';

export interface AmountRow {
  readonly key: string | null;
  readonly label: string;
  /** What else is to be said of it, in smaller letters. */
  readonly note?: string;
  readonly ms: number;
  readonly before: number;
  readonly colour: string;
}

interface AmountRowsProps {
  readonly label: string;
  readonly rows: readonly AmountRow[];
  /** What a full share is; null where shares mean nothing, as things may overlap. */
  readonly whole: number | null;
  /** What the range before is called. */
  readonly beforeName: string;
  readonly opened: string | null;
  readonly onOpen: (row: AmountRow) => void;
}

const shownFirst = 10;

export function AmountRows({ label, rows, whole, beforeName, opened, onOpen }: AmountRowsProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, shownFirst);
  const longest = Math.max(...rows.map(({ ms }) => ms), 1);
  return (
    <div>
      <ul aria-label={label}>
        {shown.map((row) => {
          const compared = compareWords(row.ms, row.before);
          return (
            <li key={row.key ?? 'rest'}>
              <button
                type="button"
                disabled={row.key === null}
                aria-expanded={row.key !== null && opened === row.key}
                onClick={() => onOpen(row)}
                title={
                  compared
                    ? t('analytics.rowCompared', {
                        label: row.label,
                        compared,
                        before: beforeName,
                        time: formatDuration(row.before),
                      })
                    : row.label
                }
                className={classNames(
                  'grid h-9 w-full grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_84px_48px_104px] items-center gap-3 rounded-control px-2 text-left',
                  opened === row.key && row.key !== null ? 'bg-accent-soft' : 'hover:bg-surface-2',
                )}
              >
                <span className="flex min-w-0 items-center gap-2">
                  <span aria-hidden className={classNames('size-2.5 shrink-0 rounded-round', row.colour)} />
                  <span className="truncate">
                    {row.label}
                    {row.note && <span className="text-small text-ink-2"> {row.note}</span>}
                  </span>
                </span>
                <span aria-hidden className="h-2 rounded-round bg-surface-2">
                  <span
                    className={classNames('block h-2 rounded-round', row.colour)}
                    style={{ width: `${(row.ms / longest) * 100}%` }}
                  />
                </span>
                <span className="text-right font-medium">{formatDuration(row.ms)}</span>
                <span className="text-right text-ink-2">
                  {whole === null ? '' : shareWords(row.ms, whole)}
                </span>
                <span className="truncate text-small text-ink-2">{compared ?? ''}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {rows.length > shownFirst && (
        <Button tone="quiet" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('analytics.showFewer') : t('analytics.showAll', { count: rows.length })}
        </Button>
      )}
    </div>
  );
}
