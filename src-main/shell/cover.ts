/**
 * Paints Mneme's own windows out of a picture, so that having Mneme open on one display does not stop the recording of
 * the others, and what it shows is never recorded again.
 */
import type { Region } from '../../src-preload/contract/frames.ts';
import type { Bitmap } from '../capture/ports.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where windows lie in a picture of `size` pixels that shows `display`; windows and display in device-independent pixels. */
export function regionsOf(
  windows: readonly Rectangle[],
  display: Rectangle,
  size: { readonly width: number; readonly height: number },
): Region[] {
  const across = size.width / display.width;
  const down = size.height / display.height;
  return windows.flatMap((window) => {
    const left = Math.max(0, Math.floor((window.x - display.x) * across));
    const top = Math.max(0, Math.floor((window.y - display.y) * down));
    const right = Math.min(size.width, Math.ceil((window.x + window.width - display.x) * across));
    const bottom = Math.min(size.height, Math.ceil((window.y + window.height - display.y) * down));
    return right > left && bottom > top
      ? [{ x: left, y: top, width: right - left, height: bottom - top }]
      : [];
  });
}

/**
 * Nearly black: beside a middle grey the reader takes the edges of other windows for dark ground and misreads what stands there,
 * secrets and their labels among it; wholly black would look like a capture that shows nothing.
 */
const shade = 0x18;

/** Makes the regions of a BGRA bitmap one opaque colour, in place. */
export function cover({ width, bytes }: Bitmap, regions: readonly Region[]): void {
  for (const region of regions) {
    for (let row = region.y; row < region.y + region.height; row++) {
      const start = (row * width + region.x) * 4;
      const end = start + region.width * 4;
      bytes.fill(shade, start, end);
      for (let alpha = start + 3; alpha < end; alpha += 4) bytes[alpha] = 0xff;
    }
  }
}
