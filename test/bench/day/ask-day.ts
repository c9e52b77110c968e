/** Asks a day's questions: does one of the first hits open a picture on which the answer stands? */
import type { Hit } from '../../../src-preload/contract/search.ts';
import type { EngineBed } from '../../helpers/engine-bed.ts';
import type { Day, DayQuestion } from './layout.ts';

const firstHits = 5;
/** A reader's errors that still leave the answer readable, as a share of its letters. */
const misread = 0.12;

export interface AskedDay {
  /** One a question with an answer that was shown. */
  readonly answered: readonly AskedQuestion[];
  /** Of the questions without an answer: the search found nothing, or said that nothing matches well. */
  readonly isRefused: readonly boolean[];
}

export interface AskedQuestion {
  readonly question: DayQuestion;
  /** 1 for the first hit; null where it was not among the first. */
  readonly place: number | null;
  /** The answer can be read in the hit itself, without opening its picture. */
  readonly isInPassage: boolean;
  /** The search said that nothing matches well. */
  readonly isWeak: boolean;
}

/** `shown` are the windows that the day came to show. */
export async function askDay(day: Day, shown: ReadonlySet<string>, bed: EngineBed): Promise<AskedDay> {
  const answered: AskedQuestion[] = [];
  const isRefused: boolean[] = [];
  for (const question of day.questions) {
    const { hits, weak } = await bed.ask('search.query', { text: question.text, limit: firstHits });
    if (question.answer === null) isRefused.push(weak || hits.length === 0);
    else if (shown.has(question.answer.window)) {
      answered.push({ ...(await judge(day, question, hits, bed)), isWeak: weak });
    }
  }
  return { answered, isRefused };
}

async function judge(
  day: Day,
  question: DayQuestion,
  hits: readonly Hit[],
  bed: EngineBed,
): Promise<Omit<AskedQuestion, 'isWeak'>> {
  const { window: id, words } = question.answer!;
  const window = day.windows.find((one) => one.id === id)!;
  for (const [index, hit] of hits.entries()) {
    if (hit.frameId === null) continue;
    const frame = await bed.ask('frame.get', { id: hit.frameId, query: '' });
    if (frame.application !== window.application || frame.title !== window.title) continue;
    if (!holds(frame.words.map((word) => word.text).join(' '), words)) continue;
    const passage = hits.map((one) => one.passage.map((part) => part.text).join('')).join(' ');
    return { question, place: index + 1, isInPassage: holds(passage, words) };
  }
  return { question, place: null, isInPassage: false };
}

/** Whether `words` stand in `text`, but for misread letters (Sellers 1980: edit distance to the best stretch). */
function holds(text: string, words: string): boolean {
  const [where, what] = [lettersOf(text), lettersOf(words)];
  if (where.includes(what)) return true;
  let row = Array.from({ length: what.length + 1 }, (_, i) => i);
  let best = what.length;
  for (const letter of where) {
    const next = [0];
    for (let i = 1; i <= what.length; i++) {
      next[i] = Math.min(row[i]! + 1, next[i - 1]! + 1, row[i - 1]! + (what[i - 1] === letter ? 0 : 1));
    }
    best = Math.min(best, next[what.length]!);
    row = next;
  }
  return best <= misread * what.length;
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
