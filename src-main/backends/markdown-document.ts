/**
 * A file of memories as its lines, so that an edit changes the one line that it is about and leaves every other byte as its
 * owner wrote it. Pure.
 */
import { createHash } from 'node:crypto';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { oneLine } from './fact.ts';

interface Line {
  readonly text: string;
  /** `\n`, `\r\n` or `\r`; empty only for the last one. */
  readonly end: string;
}

export interface MarkdownDocument {
  readonly lines: readonly Line[];
  /** The byte order mark that some editors put before the first line; kept. */
  readonly mark: '' | '\ufeff';
}

/** One fact, one line. */
export interface MarkdownEntry {
  /** `m_<UTC yyyymmddHHMMSS>_<8 hex>`, or `v_<16 hex>` for a line that was written by hand and has none. */
  readonly id: string;
  readonly text: string;
  /** Counted from 0. */
  readonly line: number;
}

const bullet = /^(\s*(?:[-*+]|\d{1,9}[.)])\s+)(?:\[[ xX]\]\s+)?/;
const idPattern = /^\[id=(m_\d{14}_[0-9a-f]{8})\](?:\s|$)/;
const fence = /^\s{0,3}(`{3,}|~{3,})/;
/** Headings, rules and the lines of a table that hold no words; without the space around them, which would be looked through again and again. */
const noFact = /^(#{1,6}(\s|$)|([-*_]\s*){3,}$|\|?[\s|:-]+\|?$|<!--.*-->$)/;

const endsFrontMatter = /^(---|\.\.\.)\s*$/;

/** Of one line, in a prompt. */
const maxLineChars = 2_000;

/** Any text; `printDocument` gives it back byte for byte. */
export function parseDocument(text: string): MarkdownDocument {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const lines: Line[] = [];
  for (const [, line, end] of text.slice(mark.length).matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    if (line === '' && end === '') break;
    lines.push({ text: line!, end: end! });
  }
  return { lines, mark };
}

export function printDocument({ lines, mark }: MarkdownDocument): string {
  return mark + lines.map(({ text, end }) => text + end).join('');
}

/** A document never changes, so what was found in it holds. */
const found = new WeakMap<MarkdownDocument, readonly MarkdownEntry[]>();

/** Every line that says something, in order; front matter, headings, rules, comments and code are not facts. */
export function entriesOf(document: MarkdownDocument): readonly MarkdownEntry[] {
  let entries = found.get(document);
  if (!entries) {
    entries = factLines(document).map(({ id, line }) => {
      const { text } = document.lines[line]!;
      return { id, line, text: text.slice(partsOf(text).lead.length).trim() };
    });
    found.set(document, entries);
  }
  return entries;
}

export interface DocumentChanges {
  /** Facts that are given other texts, by their ids; bullets and ids stay. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Facts whose lines are taken out. */
  readonly removed?: readonly string[];
  /** Added as the last lines, in the file's own way of ending lines. */
  readonly added?: readonly { readonly id: string; readonly text: string }[];
}

/** Changes the lines that are named and no other. Throws `not-found` for an id that is not there. */
export function changeEntries(
  document: MarkdownDocument,
  { texts = new Map(), removed = [], added = [] }: DocumentChanges,
): MarkdownDocument {
  const changed = linesOf(document, [...texts.keys()]);
  const gone = linesOf(document, removed);
  const lines = document.lines.flatMap((line, place) => {
    if (gone.has(place)) return [];
    const id = changed.get(place);
    return id === undefined
      ? line
      : { ...line, text: withText(partsOf(line.text).lead, oneLine(texts.get(id)!)) };
  });
  // A rule that is the first line now would make front matter of the facts below it.
  if (endOfFrontMatter(document.lines) === 0 && endOfFrontMatter(lines) > 0)
    lines.unshift({ text: '', end: document.lines[0]!.end });
  const last = lines.at(-1);
  const end = usualEnd(document);
  if (added.length > 0 && last?.end === '') lines[lines.length - 1] = { ...last, end };
  for (const { id, text } of added) lines.push({ text: `- [id=${id}] ${oneLine(text)}`, end });
  return { ...document, lines };
}

/** A line that says this and nothing else: what Markdown would read as a list, a fence, a rule or a comment is escaped. */
function withText(lead: string, text: string): string {
  const line = lead + text;
  const parts = partsOf(line);
  const isPlain = parts.lead === lead && (parts.id !== null || !isOfNoFact(line));
  const canBeEscaped = /^[!-/:-@[-`{-~]/.test(text);
  return isPlain || !canBeEscaped ? line : `${lead}\\${text}`;
}

function isOfNoFact(line: string): boolean {
  const said = line.trim();
  return fence.test(line) || said.startsWith('<!--') || noFact.test(said) || endsFrontMatter.test(said);
}

/** The first lines as they go into a prompt, with a notice where there are more, or where one was cut. */
export function firstLines(document: MarkdownDocument, count: number): string {
  const shown = document.lines.slice(0, count).map(({ text }) => shortened(text));
  const left = document.lines.length - shown.length;
  return left > 0
    ? `${shown.join('\n')}\n[${left} more lines of this file are not shown; search the memory for them]`
    : shown.join('\n');
}

function shortened(text: string): string {
  return text.length <= maxLineChars
    ? text
    : `${text.slice(0, maxLineChars)} [${text.length - maxLineChars} more characters of this line are not shown]`;
}

interface FactLine {
  readonly id: string;
  readonly line: number;
}

function factLines({ lines }: MarkdownDocument): FactLine[] {
  const found: FactLine[] = [];
  const taken = new Set<string>();
  let openFence: string | null = null;
  let isComment = false;
  for (let line = endOfFrontMatter(lines); line < lines.length; line++) {
    const { text } = lines[line]!;
    const { lead, id } = partsOf(text);
    // A line with an id is ours wherever it stands: code that was left open must not swallow what is added after it.
    if (id !== null && !taken.has(id)) {
      taken.add(id);
      found.push({ id, line });
      continue;
    }
    const mark = fence.exec(text)?.[1];
    if (openFence !== null) {
      if (mark?.startsWith(openFence) && text.trim() === mark) openFence = null;
      continue;
    }
    if (isComment || /^\s*<!--/.test(text)) {
      isComment = !text.includes('-->');
      continue;
    }
    if (mark !== undefined) {
      openFence = mark;
      continue;
    }
    const said = text.slice(lead.length).trim();
    if (said === '' || noFact.test(text.trim())) continue;
    found.push({ id: virtualId(said, taken), line });
  }
  return found;
}

/** What stands before the fact: bullet, box, id. A line that was written by hand has no id. */
function partsOf(text: string): { readonly lead: string; readonly id: string | null } {
  const marker = bullet.exec(text)?.[0] ?? /^\s*/.exec(text)![0];
  const id = bullet.test(text) ? idPattern.exec(text.slice(marker.length)) : null;
  return id ? { lead: marker + id[0], id: id[1]! } : { lead: marker, id: null };
}

/** The same for the same text wherever it stands; of equal lines each has its own. */
function virtualId(text: string, taken: Set<string>): string {
  for (let count = 0; ; count++) {
    const id = `v_${createHash('sha256').update(`${count}\n${text}`).digest('hex').slice(0, 16)}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

function endOfFrontMatter(lines: readonly Line[]): number {
  if (lines[0]?.text !== '---') return 0;
  const end = lines.findIndex(({ text }, place) => place > 0 && endsFrontMatter.test(text));
  return end === -1 ? 0 : end + 1;
}

/** The ids by their lines. */
function linesOf(document: MarkdownDocument, ids: readonly string[]): Map<number, string> {
  if (ids.length === 0) return new Map();
  const known = new Map(factLines(document).map(({ id, line }) => [id, line]));
  return new Map(
    ids.map((id) => {
      const line = known.get(id);
      if (line !== undefined) return [line, id];
      throw new MnemeError(
        'not-found',
        say('There is no memory {id} in this file any more. Read the file again; it may have been edited.', {
          id,
        }),
      );
    }),
  );
}

function usualEnd({ lines }: MarkdownDocument): string {
  const windows = lines.filter(({ end }) => end === '\r\n').length;
  return windows * 2 > lines.length ? '\r\n' : '\n';
}
