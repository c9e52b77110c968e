import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitSpan,
  moveSpan,
  revealInSpan,
  ticksOf,
  zoomSpan,
} from '../../../../../src-renderer/features/timeline/band-view.ts';

const hour = 3_600_000;
const day = { from: 0, to: 24 * hour };
const span = fc
  .tuple(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0.01, max: 0.1, noNaN: true }))
  .map(([start, length]) => ({ from: start * day.to, to: (start + length) * day.to }));

describe('the stretch that the band shows', () => {
  it('fits the hours in which something was, and the whole day where nothing was', () => {
    expect(fitSpan(day, [{ startedAt: 8.2 * hour, endedAt: 17.5 * hour }])).toEqual({
      from: 8 * hour,
      to: 18 * hour,
    });
    expect(fitSpan(day, [])).toEqual(day);
  });

  it('stays inside the day whatever is done to it', () => {
    fc.assert(
      fc.property(
        span,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        fc.integer({ min: -100 * hour, max: 100 * hour }),
        (start, share, factor, by) => {
          const at = start.from + share * (start.to - start.from);
          for (const next of [zoomSpan(start, day, at, factor), moveSpan(start, day, by)]) {
            expect(next.from).toBeGreaterThanOrEqual(day.from);
            expect(next.to).toBeLessThanOrEqual(day.to + 1);
            expect(next.to).toBeGreaterThan(next.from);
          }
        },
      ),
    );
  });

  it('keeps the moment under the pointer where it is while the scale changes', () => {
    const start = { from: 8 * hour, to: 16 * hour };
    const next = zoomSpan(start, day, 10 * hour, 0.5);
    expect((10 * hour - next.from) / (next.to - next.from)).toBeCloseTo(0.25);
  });

  it('moves only when a moment would be out of sight', () => {
    const start = { from: 8 * hour, to: 10 * hour };
    expect(revealInSpan(start, day, 9 * hour)).toBe(start);
    const moved = revealInSpan(start, day, 15 * hour);
    expect(moved.from).toBeLessThan(15 * hour);
    expect(moved.to).toBeGreaterThan(15 * hour);
    expect(moved.to - moved.from).toBe(2 * hour);
  });
});

describe('ticksOf', () => {
  it('keeps labels apart at every width and scale', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 200, max: 2000 }), (view, width) => {
        const ticks = ticksOf(view, day, width);
        const perPixel = (view.to - view.from) / width;
        ticks
          .slice(1)
          .forEach((at, index) => expect((at - (ticks[index] ?? 0)) / perPixel).toBeGreaterThanOrEqual(71));
      }),
    );
  });

  it('stands on full hours of the day that it belongs to', () => {
    const shifted = { from: 0.5 * hour, to: 24.5 * hour };
    for (const at of ticksOf(shifted, shifted, 1200)) expect((at - shifted.from) % hour).toBe(0);
  });
});
