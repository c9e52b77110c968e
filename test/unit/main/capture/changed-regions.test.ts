/** Rectangles to read again: few, apart, inside the picture, and covering every change. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findBlobs } from '../../../../src-main/capture/changed-blobs.ts';
import { toRegions } from '../../../../src-main/capture/changed-regions.ts';
import { regionSchema } from '../../../../src-preload/contract/frames.ts';

const columns = 192;
const rows = 108;

it('cover each changed cell, overlap nowhere, are eight at most and lie inside', () => {
  const cell = fc.tuple(fc.nat(columns - 1), fc.nat(rows - 1));
  const size = fc.constantFrom([1920, 1080], [2560, 1440], [1366, 768], [3840, 2160]);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 120 }), size, (cells, [width, height]) => {
      const before = { width: columns, height: rows, bytes: new Uint8Array(columns * rows * 4) };
      const after = { ...before, bytes: before.bytes.slice() };
      for (const [x, y] of cells) after.bytes[(y * columns + x) * 4] = 255;
      const regions = toRegions(findBlobs(before, after, null), {
        width: width,
        height: height,
        thumbnail: after,
      });
      if (regions === null) return;
      expect(regions.length).toBeLessThanOrEqual(8);
      const [scaleX, scaleY] = [width / columns, height / rows];
      for (const region of regions) {
        regionSchema.parse(region);
        expect(region.x + region.width).toBeLessThanOrEqual(width);
        expect(region.y + region.height).toBeLessThanOrEqual(height);
      }
      for (const [x, y] of cells) {
        const inside = regions.some(
          (r) =>
            r.x <= x * scaleX &&
            r.y <= y * scaleY &&
            r.x + r.width >= (x + 1) * scaleX &&
            r.y + r.height >= (y + 1) * scaleY,
        );
        expect(inside).toBe(true);
      }
      for (const a of regions) {
        for (const b of regions) {
          if (a === b) continue;
          const apart =
            a.x + a.width <= b.x + 1 ||
            b.x + b.width <= a.x + 1 ||
            a.y + a.height <= b.y + 1 ||
            b.y + b.height <= a.y + 1;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});
