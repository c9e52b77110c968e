import { describe, expect, it } from 'vitest';
import { cover, regionsOf } from '../../../../src-main/shell/cover.ts';

const display = { x: 1000, y: 0, width: 500, height: 400 };

describe('regionsOf', () => {
  it('finds a window on a dense display in pixels of the picture', () => {
    expect(
      regionsOf([{ x: 1100, y: 100, width: 200, height: 100 }], display, { width: 1000, height: 800 }),
    ).toEqual([{ x: 200, y: 200, width: 400, height: 200 }]);
  });

  it('clips a window that reaches over the edge and leaves out one on another display', () => {
    const windows = [
      { x: 900, y: -50, width: 2000, height: 2000 },
      { x: 0, y: 0, width: 300, height: 300 },
    ];
    expect(regionsOf(windows, display, { width: 500, height: 400 })).toEqual([
      { x: 0, y: 0, width: 500, height: 400 },
    ]);
  });
});

describe('cover', () => {
  it('changes every byte of the region and none outside', () => {
    const bitmap = { width: 4, height: 3, bytes: new Uint8Array(48).fill(7) };
    cover(bitmap, [{ x: 1, y: 1, width: 2, height: 2 }]);
    const covered = [...bitmap.bytes.keys()].filter((at) => bitmap.bytes[at] !== 7);
    expect(covered).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 36, 37, 38, 39, 40, 41, 42, 43]);
  });
});
