/** From Electron's picture of a display to what capture compares and keeps, Mneme's own windows painted out. */
import { BrowserWindow, type Display, type NativeImage, type Rectangle } from 'electron';
import type { Bitmap, DisplayInfo, Grab } from '../capture/ports.ts';
import { cover, regionsOf } from './cover.ts';

/** Width of the picture that is compared, in pixels. */
const comparedWidth = 192;

/** Where Mneme's windows are now. Ask before and after a grab: a window that moved meanwhile is covered at both places. */
export function ownWindows(): Rectangle[] {
  return BrowserWindow.getAllWindows()
    .filter((window) => window.isVisible() && !window.isMinimized())
    .map((window) => window.getBounds());
}

export function describe(display: Display): DisplayInfo {
  return { id: String(display.id), label: display.label || `Display ${display.id}` };
}

/** `own`: Mneme's windows; `bounds`: of the display, both in device-independent pixels. */
export function toGrab(
  info: DisplayInfo,
  bounds: Rectangle,
  image: NativeImage,
  own: readonly Rectangle[],
): Grab {
  const size = image.getSize();
  const small = image.resize({ width: comparedWidth, quality: 'good' });
  return {
    display: info,
    ...size,
    thumbnail: covered(small),
    pixels: () => ({ format: 'bgra', bytes: covered(image).bytes as Uint8Array<ArrayBuffer> }),
  };

  function covered(picture: NativeImage): Bitmap {
    const bitmap = { ...picture.getSize(), bytes: picture.toBitmap() };
    // The edge of a region falls inside a pixel of the small picture; regionsOf rounds outwards.
    cover(bitmap, regionsOf(own, bounds, bitmap));
    return bitmap;
  }
}
