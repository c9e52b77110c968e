/** Stretches without recording, noted in pieces. */
import { expect, it } from 'vitest';
import { createGapKeeper } from '../../../../src-main/capture/gap-keeper.ts';

function keep(): { note: ReturnType<typeof createGapKeeper>['note']; pieces: string[] } {
  const pieces: string[] = [];
  return { note: createGapKeeper((kind, from, to) => pieces.push(`${kind} ${from}-${to}`)).note, pieces };
}

it('notes a long gap each minute, pieces touching, so that a crash loses one minute', () => {
  const { note, pieces } = keep();
  for (let now = 0; now <= 150_000; now += 2_000) note('idle', now);
  expect(pieces).toEqual(['idle 0-60000', 'idle 60000-120000']);
  note(null, 152_000);
  expect(pieces.at(-1)).toBe('idle 120000-152000');
});

it('leaves out what is shorter than the space between looks', () => {
  const { note, pieces } = keep();
  note('excluded', 0);
  note(null, 4_000);
  note(null, 60_000);
  expect(pieces).toEqual([]);
});

it('ends one kind where another begins', () => {
  const { note, pieces } = keep();
  note('idle', 0);
  note('locked', 10_000);
  note(null, 20_000);
  expect(pieces).toEqual(['idle 0-10000', 'locked 10000-20000']);
});
