/** From Electron's picture of a display to what capture compares and keeps, Mneme's own windows painted out. */
import type { Display, NativeImage, Rectangle } from 'electron';
import type { Bitmap, DisplayInfo, Grab } from '../capture/ports.ts';
import { cover, regionsOf } from './cover.ts';

/** Width of the picture that is compared, in pixels. */
const comparedWidth = 192;

/** Where Mneme's windows can be seen now, in device-independent pixels. */
export type OwnParts = () => readonly Rectangle[];

export function describe(display: Display): DisplayInfo {
  return { id: String(display.id), label: display.label || `Display ${display.id}` };
}

/**
 * `bounds` is the display's, in device-independent pixels. Mneme's windows are covered where they were before the picture,
 * where they are now, and, in the full picture, where they are when it is asked for.
 */
export function toGrab(
  info: DisplayInfo,
  bounds: Rectangle,
  image: NativeImage,
  before: readonly Rectangle[],
  ownParts: OwnParts,
): Grab {
  const own = [...before, ...ownParts()];
  return {
    display: info,
    ...image.getSize(),
    thumbnail: covered(image.resize({ width: comparedWidth, quality: 'good' }), own, bounds),
    pixels: () => ({
      format: 'bgra',
      bytes: covered(image, [...own, ...ownParts()], bounds).bytes as Uint8Array<ArrayBuffer>,
    }),
  };
}

/** The edge of a region may fall inside a pixel of a small picture; `regionsOf` rounds outwards. */
function covered(picture: NativeImage, own: readonly Rectangle[], bounds: Rectangle): Bitmap {
  const bitmap = { ...picture.getSize(), bytes: picture.toBitmap() };
  cover(bitmap, regionsOf(own, bounds, bitmap));
  return bitmap;
}
