/** Words of the owner's own passages, to ask the search with and to look rows up by. They are asked and forgotten, never kept. */
import { stopWords } from '../base/stop-words.ts';
import type { ReadableDb } from '../store/statements.ts';
import { isUnspaced } from '../store/text-normal.ts';

export interface Passage {
  readonly id: number;
  readonly author: string | null;
  readonly text: string;
}

const tries = 4;
const unspacedChars = 6;
/** What is longer is an address or a key rather than a word. */
const longestWord = 40;

/** Up to `count` passages from anywhere in the store. `random` gives 0..1. */
export function drawPassages(db: ReadableDb, count: number, random: () => number): Passage[] {
  const first = db.value<number | null>('SELECT min(id) FROM units') ?? 0;
  const last = db.value<number | null>('SELECT max(id) FROM units') ?? -1;
  const drawn = new Map<number, Passage>();
  for (let turn = 0; turn < count * tries && drawn.size < count && last >= first; turn++) {
    const from = first + Math.floor(random() * (last - first + 1));
    const passage = db.get<Passage>('SELECT id, author, text FROM units WHERE id >= ? ORDER BY id LIMIT 1', [
      from,
    ]);
    if (passage) drawn.set(passage.id, passage);
  }
  return [...drawn.values()];
}

/** Up to three words of it that say something, as one would remember them; null where it has none. */
export function questionOf(text: string, random: () => number): string | null {
  const words = tellingWords(text);
  if (words.length === 0) return null;
  const start = Math.floor(random() * Math.max(1, words.length - 2));
  return words.slice(start, start + 3).join(' ');
}

/** Whole words of three letters or more that are no stop words; of a script without spaces the beginnings of its runs. */
export function tellingWords(text: string): string[] {
  const runs = text.match(/[\p{L}\p{M}\p{N}\p{Co}]+/gu) ?? [];
  return runs
    .filter((run) => /\p{L}/u.test(run) && !stopWords.has(run.toLowerCase()))
    .map((run) => (isUnspaced(run) ? [...run].slice(0, unspacedChars).join('') : run))
    .filter((run) => run.length >= (isUnspaced(run) ? 1 : 3) && run.length <= longestWord);
}
