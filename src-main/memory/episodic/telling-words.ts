/** The words and lines of a text that say what it is about: often here, seldom elsewhere (tf-idf, Spärck Jones 1972). */
import { stopWords } from '../../base/stop-words.ts';
import type { TermCounts } from '../../store/term-counts.ts';

const mostLines = 200;
const mostWords = 300;
const leastLetters = 3;
/** A word that stands in a larger share of all passages tells nothing, once there are enough of them. */
const commonShare = 0.15;
const fewRows = 40;
const minLineWords = 4;
const maxLineChars = 160;
/** A German sentence full of nouns still has more words with a small letter. */
const leastSmallShare = 0.25;

export interface Telling {
  /** The most telling first. */
  readonly words: readonly string[];
  /** Whole lines in the order in which they were seen. */
  readonly lines: readonly string[];
}

/** `title` is not repeated. */
export function tellingOf(
  texts: readonly string[],
  title: string,
  counts: TermCounts,
  { words: wordCount, lines: lineCount }: { readonly words: number; readonly lines: number },
): Telling {
  const lines = linesOf(texts, title);
  const scores = scoreWords(lines, counts);
  const inTitle = new Set(wordsOf(title));
  const words = [...scores]
    .filter(([word, { score }]) => score > 0 && !inTitle.has(word))
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, wordCount)
    .map(([, { written }]) => written);
  const best = lines
    .map((line, place) => ({ line, place, score: scoreLine(line, scores) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, lineCount)
    .sort((a, b) => a.place - b.place);
  return { words, lines: best.map(({ line }) => cut(line)) };
}

/** The words that `tellingOf` asks the counts for. */
export function wordsToCount(texts: readonly string[]): string[] {
  return oftenest(linesOf(texts, '')).map(([word]) => word);
}

function linesOf(texts: readonly string[], title: string): string[] {
  const foldedTitle = fold(title);
  const seen = new Set([foldedTitle]);
  const lines: string[] = [];
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const clean = line.replace(/\s+/gu, ' ').trim();
    const folded = fold(clean);
    // A title with the application's name behind it is still the title.
    if (clean === '' || seen.has(folded) || (folded.length > 8 && folded.startsWith(foldedTitle || '\n')))
      continue;
    seen.add(folded);
    lines.push(clean);
    if (lines.length === mostLines) break;
  }
  return lines;
}

interface Scored {
  readonly score: number;
  readonly written: string;
}

/** By their folded form. */
function oftenest(
  lines: readonly string[],
): [string, { readonly times: number; readonly written: string }][] {
  const found = new Map<string, { times: number; written: string }>();
  for (const line of lines) {
    for (const written of line.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? []) {
      const word = written.toLowerCase();
      if (!isTelling(word)) continue;
      const known = found.get(word);
      if (known) known.times += 1;
      else found.set(word, { times: 1, written });
    }
  }
  return [...found].sort(([, a], [, b]) => b.times - a.times).slice(0, mostWords);
}

function scoreWords(lines: readonly string[], counts: TermCounts): Map<string, Scored> {
  const rows = Math.max(1, counts.rows());
  return new Map(
    oftenest(lines).map(([word, { times, written }]) => {
      const rowsWith = counts.rowsWith(word);
      const isCommon = rows >= fewRows && rowsWith / rows > commonShare;
      const score = isCommon ? 0 : (1 + Math.log(times)) * Math.log(1 + rows / (1 + rowsWith));
      return [word, { score, written }];
    }),
  );
}

/** The mean of its words, a little more for a longer line. */
function scoreLine(line: string, scores: ReadonlyMap<string, Scored>): number {
  const words = wordsOf(line);
  if (words.length < minLineWords) return 0;
  const telling = words.map((word) => scores.get(word)?.score ?? 0);
  // Columns of numbers and lists of menu entries have few words that anybody would say.
  const spoken = words.filter((word) => /^\p{L}{2,}/u.test(word)).length;
  if (spoken < words.length / 2 || isMenu(line)) return 0;
  const sum = telling.reduce((a, b) => a + b, 0);
  return sum / Math.sqrt(Math.max(words.length, 8));
}

/** Menus and lists of names begin nearly every word with a capital; no sentence of a language that has them does. */
function isMenu(line: string): boolean {
  const cased = line.match(/(?<![\p{L}\p{N}])[\p{Lu}\p{Ll}]/gu) ?? [];
  const small = cased.filter((letter) => /\p{Ll}/u.test(letter)).length;
  return cased.length > 0 && small < leastSmallShare * cased.length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

function isTelling(word: string): boolean {
  if (stopWords.has(word)) return false;
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  // A word of an unspaced script is telling with two characters.
  const least = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)
    ? 2
    : leastLetters;
  return letters >= least && letters >= word.length / 2 && word.length <= 40;
}

function cut(line: string): string {
  if (line.length <= maxLineChars) return line;
  const space = line.lastIndexOf(' ', maxLineChars);
  return `${line.slice(0, space > maxLineChars / 2 ? space : maxLineChars).replace(/[\ud800-\udbff]$/u, '')}…`;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
