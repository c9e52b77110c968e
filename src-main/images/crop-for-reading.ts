/** Prepares a picture, or a part of one, for the reader: grey, dark text on white ground, small text made larger. */
import type { Region } from '../../src-preload/contract/frames.ts';
import { cellSide, lightenGround } from './light-ground.ts';
import { openPicture, orDamaged } from './open-picture.ts';
import { loadSharp } from './sharp.ts';

/** Displays up to 2560 × 1440 show text of 12 pixels, which is read far better at 18; denser ones show larger letters. */
const enlargeBelowPixels = 4_000_000;
const enlargement = 1.5;

export interface PictureToRead {
  /** A grey PGM file. */
  readonly bytes: Uint8Array;
  /** Size of the picture in pixels of the file, divided by its size in pixels of the frame. */
  readonly scale: number;
  /** Where the part begins in the frame, in pixels of the frame. */
  readonly x: number;
  readonly y: number;
}

/**
 * The part `region` of a picture (all of it for null), clipped to the picture's edges; null where nothing is left.
 * Throws `image-damaged`.
 */
export async function cropForReading(
  bytes: Uint8Array,
  region: Region | null,
): Promise<PictureToRead | null> {
  const picture = await openPicture(bytes);
  const { data, info } = await orDamaged(
    'decoded',
    picture.flatten({ background: '#ffffff' }).greyscale().raw().toBuffer({ resolveWithObject: true }),
  );
  const part = clip(region, info.width, info.height);
  if (!part) return null;
  const sharp = await loadSharp();
  const crop = sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } }).extract({
    left: part.x,
    top: part.y,
    width: part.width,
    height: part.height,
  });
  const grey = await crop.toColourspace('b-w').raw().toBuffer();
  const size = { width: part.width, height: part.height, channels: 1 } as const;
  const small = await sharp(grey, { raw: size })
    .resize({
      width: Math.ceil(part.width / cellSide),
      height: Math.ceil(part.height / cellSide),
      fit: 'fill',
      kernel: 'linear',
    })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  lightenGround(grey, part.width, part.height, small);
  const scale = info.width * info.height <= enlargeBelowPixels ? enlargement : 1;
  const width = Math.max(1, Math.round(part.width * scale));
  const height = Math.max(1, Math.round(part.height * scale));
  const large = await sharp(grey, { raw: size })
    .resize({ width, height, fit: 'fill', kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { bytes: toPgm(large, width, height), scale, x: part.x, y: part.y };
}

function clip(region: Region | null, width: number, height: number): Region | null {
  if (!region) return { x: 0, y: 0, width, height };
  const x = Math.max(0, Math.floor(region.x));
  const y = Math.max(0, Math.floor(region.y));
  const right = Math.min(width, Math.ceil(region.x + region.width));
  const bottom = Math.min(height, Math.ceil(region.y + region.height));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
}

/** PGM (Netpbm): a header and the bytes. Nothing to pack here and to unpack in the reader. */
function toPgm(pixels: Buffer, width: number, height: number): Uint8Array {
  if (pixels.length !== width * height) {
    throw new Error(`crop-for-reading: ${pixels.length} bytes for ${width} × ${height} grey pixels`);
  }
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels]);
}
