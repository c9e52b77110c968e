/** An endless stream of small frames in which each line of text is told apart by its words, for runs that are killed. */
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import { frameOf } from './engine-bed.ts';
import { drawScreen } from './screen-picture.ts';

const firsts =
  'amber bronze copper desert eastern forest golden harbour island jungle kitchen lemon marble northern orange purple quiet river silver timber velvet western yellow winter summer'.split(
    ' ',
  );
const seconds =
  'anchor basket candle dragon engine feather garden hammer insect jacket kettle ladder mirror needle oyster pencil rabbit saddle tunnel umbrella violin walnut blanket lantern monkey'.split(
    ' ',
  );

/** Frames come in fours: a window in which three lines are typed, one a frame, and a window of its own. */
const perRound = 4;
const width = 480;
const height = 220;
const startedAt = Date.UTC(2026, 0, 5, 9);

/** The two words that only this frame brings. */
export function wordsOf(frame: number): string {
  const second = (frame + Math.floor(frame / firsts.length)) % seconds.length;
  return `${firsts[frame % firsts.length]} ${seconds[second]}`;
}

/** Whether the frame is alone in its window, so that deleting it takes nothing from another. */
export function isAlone(frame: number): boolean {
  return frame % perRound === perRound - 1;
}

/** When it was on the screen. */
export function seenAt(frame: number): number {
  return startedAt + frame * 2_000;
}

export function titleOf(frame: number): string {
  return isAlone(frame) ? `Picture ${frame}` : `Letter ${frame - (frame % perRound)}`;
}

/** The frame of this number: always the same one. */
export async function replayedFrame(frame: number): Promise<AcceptedFrame> {
  const first = isAlone(frame) ? frame : frame - (frame % perRound);
  const lines: string[] = [];
  for (let line = first; line <= frame; line++) lines.push(`The ${wordsOf(line)} is here`);
  const newLine = { x: 0, y: 74 + (frame - first) * 36, width, height: 44 };
  return frameOf(await drawScreen({ title: '', lines }, width, height), {
    application: 'Editor',
    title: titleOf(frame),
    capturedAt: seenAt(frame),
    changed: frame === first ? null : [newLine],
  });
}
