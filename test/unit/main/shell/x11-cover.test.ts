import { describe, expect, it } from 'vitest';
import { isCovered, outlineOf } from '../../../../src-main/shell/x11-cover.ts';

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
