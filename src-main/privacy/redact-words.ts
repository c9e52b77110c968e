/** Takes out of the words of a picture what must not be kept, and says which pixels show it. */
import type { PersonalDataKind, SecretRule } from '../../src-preload/contract/privacy.ts';
import { findSpans, inPlaceOf, type Removed } from './redact.ts';

/** A word in its place; words of one `line` stand in one line of text. */
export interface WordOnScreen {
  readonly text: string;
  readonly line: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RedactedWords<Word> {
  /** The first word of what was taken out says what it was; the others of it are gone. */
  readonly words: readonly Word[];
  /** Of every word that holds a part of what was taken out. */
  readonly boxes: readonly Box[];
  readonly removed: readonly Removed[];
}

/** Words in reading order. Those that merely touch a secret (a quote, a label before `=`) keep the rest of their letters. */
export function redactWords<Word extends WordOnScreen>(
  words: readonly Word[],
  personalData: readonly PersonalDataKind[],
  rulesOff: readonly SecretRule[] = [],
): RedactedWords<Word> {
  const starts: number[] = [];
  let text = '';
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before) text += before.line === word.line ? ' ' : '\n';
    starts.push(text.length);
    text += word.text;
  });
  const spans = findSpans(text, personalData, rulesOff);
  if (spans.length === 0) return { words, boxes: [], removed: [] };
  const kept: Word[] = [];
  const boxes: Box[] = [];
  let next = 0;
  words.forEach((word, i) => {
    const start = starts[i]!;
    const end = start + word.text.length;
    while (next < spans.length && spans[next]!.end <= start) next++;
    let rest = '';
    let at = start;
    let isTouched = false;
    for (let of = next; of < spans.length && spans[of]!.start < end; of++) {
      const span = spans[of]!;
      rest += text.slice(at, Math.max(at, span.start));
      // What goes over several words is named at the first.
      if (span.start >= start) rest += inPlaceOf(span.caption);
      at = Math.min(end, span.end);
      isTouched = true;
    }
    if (!isTouched) {
      kept.push(word);
      return;
    }
    const { x, y, width, height } = word;
    boxes.push({ x, y, width, height });
    rest += text.slice(at, end);
    if (rest !== '') kept.push({ ...word, text: rest });
  });
  const removed = spans.map(({ start, end, ...span }) => ({ ...span, value: text.slice(start, end) }));
  return { words: kept, boxes, removed };
}
