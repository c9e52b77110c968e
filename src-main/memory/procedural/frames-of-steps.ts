/** Which of the moments that a procedure came from show which of its steps: those that have the most of its words. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';

const framesOfStep = 3;
const readFrames = 200;
/** Shorter words stand everywhere. */
const leastChars = 4;
/** Of the words of a step; less says nothing. */
const leastShare = 0.34;

/** In the order of the steps; best first, and of equals the earlier. */
export function framesOfSteps(db: ReadableDb, id: MemoryId): FrameId[][] {
  const json = db.value<string>('SELECT steps FROM procedural_memories WHERE memory_id = ?', [id]);
  const steps = json === undefined ? [] : (JSON.parse(json) as string[]);
  const frames = db.all<{ id: FrameId; text: string }>(
    `SELECT s.frame_id AS id, group_concat(u.text, ' ') AS text FROM memory_sources s JOIN units u ON u.frame_id = s.frame_id
     WHERE s.memory_id = ? AND s.frame_id IS NOT NULL GROUP BY s.frame_id ORDER BY s.frame_id LIMIT ${readFrames}`,
    [id],
  );
  const known = frames.map((frame) => ({ id: frame.id, words: wordsOf(frame.text) }));
  return steps.map((step) => {
    const asked = [...wordsOf(step)];
    return known
      .map((frame) => ({
        id: frame.id,
        share: asked.filter((word) => frame.words.has(word)).length / Math.max(1, asked.length),
      }))
      .filter(({ share }) => share >= leastShare)
      .sort((a, b) => b.share - a.share || a.id - b.id)
      .slice(0, framesOfStep)
      .map((frame) => frame.id);
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= leastChars));
}
