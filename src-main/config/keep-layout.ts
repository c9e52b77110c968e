/** Carries a change over to the text as its owner laid it out, so that no line but those that change is written anew. */
import type { Document } from 'yaml';
import { lineChanges, type LineChange } from './line-changes.ts';

/**
 * The text with the change that `change` makes to its document: as its owner laid it out, and, should that mean something else,
 * as the YAML library does.
 */
export function changeText(text: string, document: Document, change: () => void): string[] {
  const own = text.replaceAll('\r\n', '\n');
  const layout = layoutOf(own);
  const plain = document.toString(layout);
  change();
  const changed = document.toString(layout);
  return [keepLayout(own, plain, changed), changed].map((after) => withLineEndsOf(text, after));
}

/**
 * `plain` and `changed` are what the YAML library writes before and after the change; `own` means the same as `plain`. Where a
 * line that changes was laid out by the owner in a way of their own, the library's way is taken.
 */
function keepLayout(own: string, plain: string, changed: string): string {
  const lines = plain.split('\n');
  const wanted = lineChanges(lines, changed.split('\n'));
  const layout = layoutChanges(lines, own.split('\n')).filter(
    (change) => !wanted.some((other) => overlaps(change, other)),
  );
  const all = [...wanted, ...layout].sort((a, b) => b.from - a.from || b.to - a.to);
  for (const { from, to, lines: come } of all) lines.splice(from, to - from, ...come);
  return lines.join('\n');
}

/** Each line that the owner wrote with other spaces by itself, so that a change beside it does not concern it. */
function layoutChanges(plain: readonly string[], own: readonly string[]): LineChange[] {
  const withoutSpaces = (line: string): string => line.replace(/\s+/gu, '');
  const changes: LineChange[] = [];
  /** Line numbers of `own` are those of `plain` and this. */
  let shift = 0;
  let next = 0;
  function keepSpaces(to: number): void {
    for (let from = next; from < to; from++) {
      const line = own[from + shift]!;
      if (line !== plain[from]) changes.push({ from, to: from + 1, lines: [line] });
    }
  }
  for (const { from, to, lines } of lineChanges(plain.map(withoutSpaces), own.map(withoutSpaces))) {
    keepSpaces(from);
    const begin = from + shift;
    changes.push({ from, to, lines: own.slice(begin, begin + lines.length) });
    shift += lines.length - (to - from);
    next = to;
  }
  keepSpaces(plain.length);
  return changes;
}

/** Two that come at the same place would have to be put in some order, so they count as well. */
function overlaps(a: LineChange, b: LineChange): boolean {
  return a.from === b.from || (a.from < b.to && b.from < a.to);
}

/** By how much the owner indents, and whether lists stand deeper than their key. */
function layoutOf(text: string): {
  indent: number;
  indentSeq: boolean;
  flowCollectionPadding: boolean;
  lineWidth: number;
} {
  const indent = /^[^\s#][^\n]*:[^\S\n]*(?:#[^\n]*)?\n(?:[^\S\n]*(?:#[^\n]*)?\n)*( +)[^\s#-]/mu.exec(
    text,
  )?.[1];
  return {
    indent: Math.min(8, indent?.length ?? 2),
    indentSeq: !/^( *)[^\s#-][^\n]*:[^\S\n]*\n\1- /mu.test(text),
    flowCollectionPadding: false,
    lineWidth: 0,
  };
}

function withLineEndsOf(before: string, after: string): string {
  return before.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after;
}
