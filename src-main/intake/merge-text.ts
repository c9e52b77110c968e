/**
 * Decides which of the lines on a frame are new, so that a window that was scrolled, typed in or looked at again does not
 * store the same text fifty times.
 */
import { clockTextsAt, isGrownFrom, isRecounted, isSameLine, keyOf, type LineKey } from './line-likeness.ts';
import type { TextLine } from './text-lines.ts';

export const maxWordsPerUnit = 80;
/** A paragraph's end closes a unit from this size on. */
const enoughWords = 40;
/** How soon a count must change to be the same count going on. */
const recountWithinMs = 15_000;

/** A unit already stored for the same window. */
export interface RecentUnit {
  readonly id: number;
  readonly text: string;
}

export interface FrameText {
  /** Of the window; it becomes the first line of the first unit, so that it finds a window without any text. */
  readonly title: string | null;
  readonly lines: readonly TextLine[];
  readonly capturedAt: number;
  /** The frame of the same window that was read just before, if there was one. */
  readonly before: { readonly lines: readonly TextLine[]; readonly capturedAt: number } | null;
}

export interface Merged {
  /** Texts of new units, at most `maxWordsPerUnit` words each, lines parted by `\n`. */
  readonly added: readonly string[];
  /** Units whose text goes on: a line was typed on, a count moved, or lines followed. */
  readonly changed: readonly ChangedUnit[];
}

export interface ChangedUnit extends RecentUnit {
  /** Every line of it can be seen on this frame, so this frame may show it from now on. */
  readonly isWhollyShown: boolean;
}

/** Compares a frame's lines with the units of the same window, `recent`, oldest first. Pure; the same line is never added twice. */
export function mergeText(frame: FrameText, recent: readonly RecentUnit[]): Merged {
  const clockTexts = clockTextsAt(frame.capturedAt);
  const now = frame.lines.flatMap(splitLongLine).flatMap((line) => withKey(line, clockTexts));
  const known = recent.flatMap((unit, unitIndex) =>
    unit.text.split('\n').flatMap((text) => withKey({ text, unitIndex }, clockTexts)),
  );
  const title = withKey({ text: frame.title ?? '', startsParagraph: true }, new Set());
  const shown = lookup([...title, ...now].map((line) => line.key));
  const edits = new Map<number, Map<string, string>>();
  const fresh: TextLine[] = [];
  const knownLines = lookup(known.map((line) => line.key));
  const taken = lookup([]);
  const gone = linesGone(frame, clockTexts, shown);
  let startsParagraph = false;
  for (const line of recent.length === 0 ? [...title, ...now] : now) {
    startsParagraph ||= line.startsParagraph;
    if (knownLines.has(line.key) || taken.has(line.key)) continue;
    taken.add(line.key);
    const source = known.findLast(
      (old) => gone.some((key) => isSameLine(key, old.key)) && continues(line.key, old.key, frame),
    );
    const edited = source && (edits.get(source.unitIndex) ?? new Map<string, string>());
    if (source && edited && !edited.has(source.text)) {
      edits.set(source.unitIndex, edited.set(source.text, line.text));
    } else {
      fresh.push({ text: line.text, startsParagraph });
      startsParagraph = false;
    }
  }
  const appended = edits.has(recent.length - 1) ? null : appendToLast(recent.at(-1), fresh, isWhollyShown);
  const changed = [...applyEdits(recent, edits), ...(appended ? [appended] : [])];
  return {
    added: appended ? [] : toChunks(fresh),
    changed: changed.map((unit) => ({ ...unit, isWhollyShown: isWhollyShown(unit.text) })),
  };

  function isWhollyShown(text: string): boolean {
    return text
      .split('\n')
      .every((line) => withKey({ text: line }, clockTexts).every(({ key }) => shown.has(key)));
  }
}

/** The lines that stand in none of `texts`, neither like this nor typed on; each once. */
export function linesUnknownTo(
  lines: readonly TextLine[],
  texts: readonly string[],
  capturedAt: number,
): TextLine[] {
  const clockTexts = clockTextsAt(capturedAt);
  const known = texts
    .flatMap((text) => text.split('\n').flatMap((line) => withKey({ text: line }, clockTexts)))
    .map(({ key }) => key);
  const taken = lookup(known);
  let startsParagraph = false;
  return lines.flatMap(splitLongLine).flatMap((line) =>
    withKey(line, clockTexts).flatMap(({ text, key, startsParagraph: starts }) => {
      startsParagraph ||= starts;
      if (taken.has(key) || known.some((later) => isGrownFrom(later, key))) return [];
      taken.add(key);
      const fresh = { text, startsParagraph };
      startsParagraph = false;
      return [fresh];
    }),
  );
}

/** The lines of the frame before that are not on this one: only those can have become another line. */
function linesGone(frame: FrameText, clockTexts: ReadonlySet<string>, shown: Lookup): LineKey[] {
  const before = (frame.before?.lines ?? [])
    .flatMap(splitLongLine)
    .flatMap((line) => withKey(line, clockTexts));
  return before.flatMap(({ key }) => (shown.has(key) ? [] : [key]));
}

function continues(now: LineKey, before: LineKey, frame: FrameText): boolean {
  if (isGrownFrom(now, before)) return true;
  const passed = frame.before ? frame.capturedAt - frame.before.capturedAt : Infinity;
  return passed <= recountWithinMs && isRecounted(now, before);
}

function applyEdits(recent: readonly RecentUnit[], edits: Map<number, Map<string, string>>): RecentUnit[] {
  return [...edits.entries()].map(([unitIndex, edited]) => {
    const unit = recent[unitIndex]!;
    const lines = unit.text.split('\n').map((line) => edited.get(line) ?? line);
    return { id: unit.id, text: lines.join('\n') };
  });
}

/** New lines join the newest unit where it is short and still wholly in view: a chat or a terminal that goes on. */
function appendToLast(
  last: RecentUnit | undefined,
  fresh: readonly TextLine[],
  isWhollyShown: (text: string) => boolean,
): RecentUnit | null {
  if (!last || fresh.length === 0) return null;
  const words = countWords(last.text);
  const added = fresh.reduce((sum, line) => sum + countWords(line.text), 0);
  if (words >= enoughWords || words + added > maxWordsPerUnit || !isWhollyShown(last.text)) return null;
  return { id: last.id, text: [last.text, ...fresh.map((line) => line.text)].join('\n') };
}

/** Units of at most `maxWordsPerUnit` words, cut at the end of a paragraph where there is one in time, else of a line. */
export function toChunks(lines: readonly TextLine[]): string[] {
  const chunks: string[] = [];
  let current: string[] = [];
  let words = 0;
  for (const line of lines.flatMap(splitLongLine)) {
    const more = countWords(line.text);
    if (words + more > maxWordsPerUnit || (line.startsParagraph && words >= enoughWords)) close();
    current.push(line.text);
    words += more;
  }
  close();
  return chunks;

  function close(): void {
    if (current.length > 0) chunks.push(current.join('\n'));
    current = [];
    words = 0;
  }
}

function splitLongLine(line: TextLine): TextLine[] {
  const words = line.text.split(/\s+/u).filter(Boolean);
  if (words.length <= maxWordsPerUnit) return [line];
  return Array.from({ length: Math.ceil(words.length / maxWordsPerUnit) }, (_, i) => ({
    text: words.slice(i * maxWordsPerUnit, (i + 1) * maxWordsPerUnit).join(' '),
    startsParagraph: i === 0 && line.startsParagraph,
  }));
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

function withKey<T extends { readonly text: string }>(
  line: T,
  clockTexts: ReadonlySet<string>,
): (T & { readonly key: LineKey })[] {
  const key = keyOf(line.text, clockTexts);
  return key ? [{ ...line, key }] : [];
}

interface Lookup {
  has(key: LineKey): boolean;
  add(key: LineKey): void;
}

/** Finds a like line: by equal letters at once, else among those with the same digits. */
function lookup(keys: readonly LineKey[]): Lookup {
  const exact = new Set<string>();
  const byDigits = new Map<string, LineKey[]>();
  keys.forEach(add);
  return {
    add,
    has: (key) =>
      exact.has(key.letters) || (byDigits.get(key.digits)?.some((other) => isSameLine(key, other)) ?? false),
  };

  function add(key: LineKey): void {
    if (exact.has(key.letters)) return;
    exact.add(key.letters);
    const alike = byDigits.get(key.digits);
    if (alike) alike.push(key);
    else byDigits.set(key.digits, [key]);
  }
}
