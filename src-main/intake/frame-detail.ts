/** One frame as the viewer shows it: its facts, its words with those marked that a question matches, and its neighbours. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { FrameDetail, FrameId, FrameSummary, FrameWord } from '../../src-preload/contract/frames.ts';
import { createWordMatcher } from '../memory/search/passage.ts';
import { readQuestion } from '../memory/search/question.ts';
import type { ReadableDb } from '../store/statements.ts';
import { framesBeside, getFrame, type FrameRow } from './frames-table.ts';
import { unpackWords, type PlacedWord } from './words-codec.ts';

/** Throws `MnemeError('not-found')`. `query` is matched as the search matches it: stems, phrases, scripts without spaces. */
export function readFrame(db: ReadableDb, id: FrameId, query: string, now: number): FrameDetail {
  const { activityId: _, words, ...frame } = requireFrame(db, id);
  return {
    ...frame,
    ...wordsOf(words, query, now),
    previousId: framesBeside(db, frame, -1, 1)[0]?.id ?? null,
    nextId: framesBeside(db, frame, 1, 1)[0]?.id ?? null,
  };
}

/** Words that are damaged on disk keep nobody from seeing the picture: the frame says what is wrong with them. */
function wordsOf(
  packed: Uint8Array | null,
  query: string,
  now: number,
): Pick<FrameDetail, 'words'> | Pick<FrameDetail, 'words' | 'reading' | 'readingError'> {
  if (!packed) return { words: [] };
  try {
    return { words: markWords(unpackWords(packed), query, now) };
  } catch (error) {
    if (!(error instanceof MnemeError)) throw error;
    return { words: [], reading: 'failed', readingError: error.message };
  }
}

/** `count` frames of the same display, the given one as near to the middle as the ends allow, oldest first. */
export function readFramesAround(db: ReadableDb, id: FrameId, count: number): FrameSummary[] {
  const {
    activityId: _1,
    words: _2,
    url: _3,
    width: _4,
    height: _5,
    reading: _6,
    readingError: _7,
    ...frame
  } = requireFrame(db, id);
  const before = framesBeside(db, frame, -1, count - 1);
  const after = framesBeside(db, frame, 1, count - 1);
  const half = Math.floor((count - 1) / 2);
  const takenAfter = Math.min(after.length, Math.max(half, count - 1 - before.length));
  const takenBefore = Math.min(before.length, count - 1 - takenAfter);
  return [...before.slice(0, takenBefore).reverse(), frame, ...after.slice(0, takenAfter)];
}

/** Marks the words in which a match begins, ends or lies. */
function markWords(words: readonly PlacedWord[], query: string, now: number): FrameWord[] {
  const question = readQuestion(query, now, []);
  const match = createWordMatcher(question.words, question.phrases);
  const starts: number[] = [];
  let text = '';
  for (const word of words) {
    starts.push(text.length);
    text += `${word.text} `;
  }
  const matches = query.trim() ? match(text) : [];
  return words.map((word, i) => {
    const start = starts[i]!;
    const end = start + word.text.length;
    return { ...word, matched: matches.some((found) => found.start < end && found.end > start) };
  });
}

function requireFrame(db: ReadableDb, id: FrameId): FrameRow {
  const frame = getFrame(db, id);
  if (!frame)
    throw new MnemeError('not-found', say('There is no frame {id}; it may have been deleted.', { id }));
  return frame;
}
