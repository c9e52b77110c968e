/** What a preview shows of a change: the lines that go and come, with some around them. */
import type { ChangedLine } from '../../src-preload/contract/settings.ts';
import { lineChanges } from './line-changes.ts';

const linesAround = 3;

/** The changed lines, and three on either side of each; a jump in the numbers is what was left out. */
export function diffLines(before: string, after: string): ChangedLine[] {
  const old = linesOf(before);
  const shown: ChangedLine[] = [];
  /** Line numbers of the new text are those of the old one and this. */
  let shift = 0;
  let next = 0;
  function showSame(from: number, to: number): void {
    for (; from < to; from++) shown.push({ kind: 'same', text: old[from]!, line: from + 1 + shift });
  }
  for (const { from, to, lines } of lineChanges(old, linesOf(after))) {
    if (shown.length > 0) showSame(next, Math.min(from, next + linesAround));
    showSame(Math.max(from - linesAround, shown.length > 0 ? next + linesAround : 0), from);
    for (let line = from; line < to; line++)
      shown.push({ kind: 'removed', text: old[line]!, line: line + 1 });
    lines.forEach((text, index) => shown.push({ kind: 'added', text, line: from + shift + index + 1 }));
    shift += lines.length - (to - from);
    next = to;
  }
  if (shown.length > 0) showSame(next, Math.min(old.length, next + linesAround));
  return shown;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/u);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
