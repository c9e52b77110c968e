/** Where Mneme's own windows can be seen, so that they can be painted out of a picture. */
import { BrowserWindow, screen, type Rectangle } from 'electron';
import type { Rect } from './x11-cover.ts';

/** What a window manager draws around a window, and how far a shadow reaches, in device-independent pixels. */
const frame = { side: 12, top: 44, bottom: 16 };

/**
 * In device-independent pixels. `seen` are the parts that the platform found not hidden by other windows, in pixels of
 * the screen; where it does not tell (null), or where pixels are not the same on all displays, every open window counts
 * as a whole.
 */
export function visibleParts(seen: readonly Rect[] | null): Rectangle[] {
  if (seen !== null && screen.getAllDisplays().every(({ scaleFactor }) => scaleFactor === 1)) {
    return seen.map(({ left, top, right, bottom }) => ({
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
    }));
  }
  return BrowserWindow.getAllWindows()
    .filter((window) => window.isVisible() && !window.isMinimized())
    .map((window) => withFrame(window.getBounds()));
}

function withFrame({ x, y, width, height }: Rectangle): Rectangle {
  return {
    x: x - frame.side,
    y: y - frame.top,
    width: width + 2 * frame.side,
    height: height + frame.top + frame.bottom,
  };
}
