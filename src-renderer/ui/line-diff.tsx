/** The lines of a text that change, with some of those around them. Plus and minus tell it without colour. */
import { Fragment } from 'react';
import { classNames } from './class-names.ts';
import { t } from '../messages/t.ts';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Its number in the text, from 1. */
  readonly line: number;
}

const looks: Readonly<Record<DiffLine['kind'], { readonly sign: string; readonly look: string }>> = {
  same: { sign: ' ', look: 'text-ink-2' },
  added: { sign: '+', look: 'bg-accent-soft text-accent-ink' },
  removed: { sign: '−', look: 'bg-bad-soft text-bad' },
};
const words: Readonly<Record<DiffLine['kind'], string>> = {
  same: '',
  added: t('ui.added'),
  removed: t('ui.removed'),
};

export function LineDiff({ label, lines }: { readonly label: string; readonly lines: readonly DiffLine[] }) {
  return (
    <div
      role="region"
      aria-label={label}
      // The keyboard scrolls it.
      tabIndex={0}
      className="selectable max-h-64 overflow-auto rounded-control border border-line bg-surface-1 py-1 font-mono text-small"
    >
      {lines.map(({ kind, text, line }, at) => (
        <Fragment key={at}>
          {at > 0 && isApart(lines[at - 1]!, lines[at]!) && (
            <div aria-hidden className="border-t border-dashed border-line" />
          )}
          <div className={classNames('flex min-w-max gap-2 px-2', looks[kind].look)}>
            <span aria-hidden className="w-8 shrink-0 text-right select-none">
              {line}
            </span>
            <span aria-hidden className="w-2 shrink-0 select-none">
              {looks[kind].sign}
            </span>
            <span className="whitespace-pre">
              <span className="sr-only">{words[kind]}</span>
              {text}
            </span>
          </div>
        </Fragment>
      ))}
    </div>
  );
}

/** Lines between the two were left out. */
function isApart(before: DiffLine, after: DiffLine): boolean {
  return before.kind === 'same' && after.kind === 'same' && after.line > before.line + 1;
}
