import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../../src-preload/contract/timeline.ts';
import { layoutBand, nearestFrame } from '../../../../../src-renderer/features/timeline/band-layout.ts';

const activity = (application: string, startedAt: number, endedAt: number): Activity => ({
  id: 1,
  application,
  title: null,
  url: null,
  startedAt,
  endedAt,
  frames: 1,
  firstFrameId: null,
  excerpt: '',
});
const span = { from: 0, to: 1000 };

describe('layoutBand', () => {
  it('places activities by their time', () => {
    const [first, second] = layoutBand([activity('a', 100, 200), activity('b', 500, 900)], [], span, 500);
    expect(first).toMatchObject({ application: 'a', x: 50, width: 50 });
    expect(second).toMatchObject({ application: 'b', x: 250, width: 200 });
  });

  it('cuts what reaches over the ends and leaves out what lies outside', () => {
    const laid = layoutBand([activity('a', -500, 100), activity('b', 2000, 3000)], [], span, 1000);
    expect(laid).toHaveLength(1);
    expect(laid[0]).toMatchObject({ x: 0, width: 100 });
  });

  it('shows something of an activity too short to be drawn', () => {
    expect(layoutBand([activity('a', 500, 500)], [], span, 100)[0]?.width).toBe(1);
  });

  it('joins what touches in one application, and says why between them nothing was', () => {
    const gap = { kind: 'locked', startedAt: 300, endedAt: 400 } as const;
    const laid = layoutBand(
      [activity('a', 0, 200), activity('a', 200, 300), activity('a', 400, 500)],
      [gap],
      span,
      1000,
    );
    expect(laid.map(({ kind, x, width }) => [kind, x, width])).toEqual([
      ['activity', 0, 300],
      ['gap', 300, 100],
      ['activity', 400, 100],
    ]);
  });

  it('never draws more than a few segments a pixel, however many activities a day has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 3000 }),
        (starts) => {
          const many = starts.map((start, index) => activity(`app ${index % 7}`, start, start + 0.2));
          expect(layoutBand(many, [], span, 50).length).toBeLessThanOrEqual(110);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('nearestFrame', () => {
  it('finds what a search through all frames finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 })),
        fc.integer({ min: -50, max: 550 }),
        (times, at) => {
          const frames = times.toSorted((a, b) => a - b).map((capturedAt) => ({ capturedAt }));
          const index = nearestFrame(frames, at);
          if (frames.length === 0) {
            expect(index).toBeNull();
            return;
          }
          const least = Math.min(...times.map((time) => Math.abs(time - at)));
          expect(Math.abs((frames[index ?? -1]?.capturedAt ?? Infinity) - at)).toBe(least);
        },
      ),
    );
  });
});
