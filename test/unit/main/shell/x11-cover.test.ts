import { describe, expect, it } from 'vitest';
import { isCovered, outlineOf, uncovered, type Rect } from '../../../../src-main/shell/x11-cover.ts';

function info(x: number, y: number, width: number, height: number, depth = 24): string {
  return [
    `  Absolute upper-left X:  ${x}`,
    `  Absolute upper-left Y:  ${y}`,
    `  Width: ${width}`,
    `  Height: ${height}`,
    `  Depth: ${depth}`,
    '  Map State: IsViewable',
    '  No window shape defined',
  ].join('\n');
}
const framed = new Map([['_NET_FRAME_EXTENTS', '1, 1, 20, 5']]);
const screen = { left: 0, top: 0, right: 1920, bottom: 1080 };
const outline = (...size: Parameters<typeof info>) => outlineOf(info(...size), framed)!;

describe('a window that hides another', () => {
  it('counts the frame, whose title bar can be read', () => {
    const below = outline(100, 100, 200, 200).frame;
    expect(below).toEqual({ left: 99, top: 80, right: 301, bottom: 305 });
    expect(isCovered(below, outline(50, 90, 400, 400).opaque, screen)).toBe(true);
    expect(isCovered(below, outline(50, 101, 400, 400).opaque, screen)).toBe(false);
  });

  it('does not care for what lies outside of the screen', () => {
    const below = outline(-500, -500, 5000, 5000).frame;
    expect(isCovered(below, outline(1, 20, 1918, 1055).opaque, screen)).toBe(true);
  });

  it('must be opaque: one that is faded, shaped, unmapped or has an alpha channel hides nothing', () => {
    const faded = new Map([...framed, ['_NET_WM_WINDOW_OPACITY', '4000000000']]);
    expect(outlineOf(info(0, 0, 1920, 1080), faded)!.opaque).toEqual([]);
    expect(outlineOf(info(0, 0, 1920, 1080, 32), framed)!.opaque).toEqual([]);
    const shaped = info(0, 0, 1920, 1080).replace(
      'No window shape defined',
      'Window shape extents:  9x9+0+0',
    );
    expect(outlineOf(shaped, framed)!.opaque).toEqual([]);
    const unmapped = info(0, 0, 1920, 1080).replace('IsViewable', 'IsUnMapped');
    expect(outlineOf(unmapped, framed)!.opaque).toEqual([]);
  });

  it('hides with the region that it declares opaque, without its shadow', () => {
    const declared = new Map([['_NET_WM_OPAQUE_REGION', '26, 26, 500, 400']]);
    expect(outlineOf(info(10, 10, 552, 452, 32), declared)!.opaque).toEqual([
      { left: 36, top: 36, right: 536, bottom: 436 },
    ]);
  });

  it('is unknown where the program does not tell its place', () => {
    expect(outlineOf('xwininfo: error: No such window', framed)).toBeNull();
  });
});

describe('uncovered', () => {
  const window = { left: 10, top: 10, right: 110, bottom: 60 };

  it('leaves what lies beside, above and below the covers, and nothing twice', () => {
    const covers = [
      { left: 50, top: 0, right: 200, bottom: 40 },
      { left: 0, top: 30, right: 30, bottom: 100 },
    ];
    const parts = uncovered(window, covers);
    for (let x = 5; x < 120; x++) {
      for (let y = 5; y < 70; y++) {
        const holds = ({ left, top, right, bottom }: Rect) =>
          x >= left && x < right && y >= top && y < bottom;
        expect(parts.filter(holds).length, `${x}, ${y}`).toBe(holds(window) && !covers.some(holds) ? 1 : 0);
      }
    }
  });

  it('is nothing under a cover of the same size', () => {
    expect(uncovered(window, [window])).toEqual([]);
  });
});
