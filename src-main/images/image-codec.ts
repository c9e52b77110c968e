/** Frames as files: small, and with every letter still readable. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import { openPicture, orDamaged } from './open-picture.ts';
import { loadSharp } from './sharp.ts';

/** The longest side that a WebP file can have. */
const maxSide = 16_383;
// Measured on screens: with 80 the reader makes no more errors than on the pixels themselves, at 50 ms and 80 KB a full HD
// frame; with 40 as few, at a quarter less room. Near-lossless is smaller on flat text, but takes seconds on gradients and on dense displays.
const usualQuality = 80;

/** How a frame is encoded; `quality` is WebP's, 0..100. */
export function frameOptions(quality = usualQuality): { readonly quality: number; readonly effort: number } {
  return { quality, effort: 2 };
}

export interface EncodedFrame {
  /** A WebP file. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * A kept frame as WebP; `size` is that of `bgra` pixels, an encoded file brings its own. `quality` as `frameOptions`. Throws
 * `image-damaged`.
 */
export async function encodeFrame(
  pixels: AcceptedFrame['pixels'],
  size: { readonly width: number; readonly height: number },
  quality?: number,
): Promise<EncodedFrame> {
  const sharp = await loadSharp();
  const picture =
    pixels.format === 'bgra'
      ? sharp(toRgba(pixels.bytes, size), { raw: { ...size, channels: 4 } }).removeAlpha()
      : (await openPicture(pixels.bytes)).flatten({ background: '#ffffff' });
  const file = picture
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .webp(frameOptions(quality))
    .toBuffer({ resolveWithObject: true });
  const { data, info } = await orDamaged(say('stored'), file);
  return { bytes: data, width: info.width, height: info.height };
}

/** A WebP of at most `maxWidth` pixels width for lists. Throws `image-damaged`. */
export async function toThumbnail(bytes: Uint8Array, maxWidth = 320): Promise<Uint8Array> {
  const picture = await openPicture(bytes);
  return orDamaged(
    say('made small'),
    picture.resize({ width: maxWidth, withoutEnlargement: true }).webp({ quality: 70, effort: 2 }).toBuffer(),
  );
}

/** Red and blue change places, in a copy. The library's own matrix takes fifteen times as long as this loop's 8 ms. */
function toRgba(bytes: Uint8Array, size: { readonly width: number; readonly height: number }): Uint8Array {
  const expected = size.width * size.height * 4;
  if (bytes.length !== expected || expected === 0) {
    throw new MnemeError(
      'image-damaged',
      say('A shot of {width} × {height} pixels came with {bytes} bytes instead of {expected}.', {
        width: size.width,
        height: size.height,
        bytes: bytes.length,
        expected,
      }),
    );
  }
  const copy = bytes.slice();
  const pixels = new Uint32Array(copy.buffer);
  for (let i = 0; i < pixels.length; i++) {
    const bgra = pixels[i]!;
    pixels[i] = (bgra & 0xff00ff00) | ((bgra & 0xff) << 16) | ((bgra >>> 16) & 0xff);
  }
  return copy;
}
