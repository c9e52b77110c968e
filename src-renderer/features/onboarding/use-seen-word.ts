/** A telling word of what was read last, for a first search. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import { useRequest } from '../../client/use-request.ts';

const lookEveryMs = 2_000;
/** Shorter words stand everywhere, longer ones are addresses. */
const [shortest, longest] = [6, 18];

/** Never asked for. */
const noFrame = 0 as FrameId;

export interface SeenWord {
  readonly word: string;
  readonly application: string | null;
}

/** Null until something was read that has such a word. */
export function useSeenWord(): SeenWord | null {
  const days = useRequest('timeline.days', {}, { refreshMs: lookEveryMs });
  const day = days.data?.[0]?.day;
  const today = useRequest(
    'timeline.day',
    { day: day ?? '' },
    { enabled: day !== undefined, refreshMs: lookEveryMs },
  );
  const newest = today.data?.frames.at(-1);
  const frame = useRequest(
    'frame.get',
    { id: newest?.id ?? noFrame },
    { enabled: newest !== undefined, refreshMs: lookEveryMs },
  );
  const word = frame.data && tellingWord(frame.data.words.map(({ text }) => text));
  return word ? { word, application: frame.data?.application ?? null } : null;
}

/** The longest plain word; null where there is none. */
export function tellingWord(words: readonly string[]): string | null {
  const plain = words
    .map((word) => word.replace(/^\P{L}+|\P{L}+$/gu, ''))
    .filter((word) => /^\p{L}+$/u.test(word) && word.length >= shortest && word.length <= longest);
  return plain.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
