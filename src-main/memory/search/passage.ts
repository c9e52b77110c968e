/** The stretch of a text that is shown with a hit: some 300 characters around the best match, with the matches marked. */
import { segments } from '../../store/text-query.ts';
import { tokensOf, type Token } from '../../store/text-normal.ts';

export interface PassagePart {
  readonly text: string;
  readonly matched: boolean;
}

export interface TextMatch {
  readonly start: number;
  readonly end: number;
  /** The word or phrase of the question. */
  readonly word: string;
}

const maxChars = 300;
const leadChars = 60;

/** Finds words and phrases of a question in texts, the way the full-text index does. */
export type WordMatcher = (text: string) => TextMatch[];

/** `words` as of a `Question`; `phrases` match only as a whole. */
export function createWordMatcher(words: readonly string[], phrases: readonly string[] = []): WordMatcher {
  const wanted = [...words.flatMap(segments), ...phrases]
    .map((word) => ({ word, stems: tokensOf(word).map((token) => token.stem) }))
    .filter(({ stems }) => stems.length > 0);
  const byFirst = new Map<string, typeof wanted>();
  for (const each of wanted) {
    const first = each.stems[0]!;
    byFirst.set(first, [...(byFirst.get(first) ?? []), each]);
  }
  return (text) => {
    const tokens = tokensOf(text);
    const matches: TextMatch[] = [];
    for (let place = 0; place < tokens.length;) {
      const found = (byFirst.get(tokens[place]!.stem) ?? [])
        .filter(({ stems }) => stems.every((stem, offset) => tokens[place + offset]?.stem === stem))
        .sort((a, b) => b.stems.length - a.stems.length)[0];
      if (found) {
        const last = tokens[place + found.stems.length - 1] as Token;
        matches.push({ start: tokens[place]!.start, end: last.end, word: found.word });
      }
      place += found?.stems.length ?? 1;
    }
    return matches;
  };
}

/** Cuts a text around the stretch in which the most different words match, at word borders. */
export function passageOf(text: string, matches: readonly TextMatch[]): PassagePart[] {
  const [from, to] = bestStretch(text, matches);
  const parts: PassagePart[] = [];
  const add = (start: number, end: number, matched: boolean): void => {
    if (end > start) parts.push({ text: text.slice(start, end), matched });
  };
  if (from > 0) parts.push({ text: '…', matched: false });
  let at = from;
  for (const match of matches) {
    if (match.start < at || match.end > to) continue;
    add(at, match.start, false);
    add(match.start, match.end, true);
    at = match.end;
  }
  add(at, to, false);
  if (to < text.length) parts.push({ text: '…', matched: false });
  return parts;
}

function bestStretch(text: string, matches: readonly TextMatch[]): readonly [number, number] {
  if (text.length <= maxChars) return [0, text.length];
  let best = 0;
  let bestCount = 0;
  for (const [place, { start }] of matches.entries()) {
    const words = new Set<string>();
    for (
      let next = place;
      next < matches.length && matches[next]!.end <= start + maxChars - leadChars;
      next++
    ) {
      words.add(matches[next]!.word);
    }
    if (words.size > bestCount) {
      best = start;
      bestCount = words.size;
    }
  }
  const from = wordBorder(text, Math.min(Math.max(0, best - leadChars), text.length - maxChars), 1);
  const to = wordBorder(text, Math.min(text.length, from + maxChars), -1);
  return [from, to > from ? to : Math.min(text.length, from + maxChars)];
}

/** The next place after white space in a direction, at most 30 characters away; never inside a surrogate pair. */
function wordBorder(text: string, at: number, step: 1 | -1): number {
  if (at <= 0 || at >= text.length) return at;
  for (let moved = 0, place = at; moved < 30 && place > 0 && place < text.length; moved++, place += step) {
    if (/\s/.test(text[place - 1]!)) return place;
  }
  return /[\udc00-\udfff]/.test(text[at]!) ? at - 1 : at;
}
