/** Prepares a picture for the reader: its lines of text, each a small picture of its own, dark on light and of one height. */
import type { Region } from '../../src-preload/contract/frames.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { inTurns } from '../base/in-turns.ts';
import { findTextLines } from './find-text-lines.ts';
import { cellSide, lightenGround } from './light-ground.ts';
import { openPicture, orDamaged } from './open-picture.ts';
import { loadSharp } from './sharp.ts';

/** Height that a line is brought to, in pixels; the reader's network looks at 36 rows. Text of 10 pixels is enlarged threefold. */
const readHeight = 34;
const mostEnlarged = 4;
/** Reading takes as long as a line is wide: made narrower by so much, it takes a sixth less, and hardly an error more. */
const narrowing = 0.85;
/** Empty pixels around a line: a letter at the very edge is lost. */
const margin = 10;
/** Lower ones hold no letters. */
const leastHeight = 5;
const linesAtOnce = 8;

export interface LinePicture {
  /** A grey PGM file. */
  readonly bytes: Uint8Array;
  /** Size of the line in pixels of the file, divided by its size in pixels of the frame. */
  readonly scaleX: number;
  readonly scaleY: number;
  /** Where the file's top left corner lies in the frame, in pixels of the frame; a fraction. */
  readonly x: number;
  readonly y: number;
  /** Where the text stands in the frame. */
  readonly box: Region;
}

/**
 * The lines, or pieces of lines, in the given regions of a picture (in all of it for null), in no order. Regions are clipped to the
 * picture's edges. Throws `image-damaged`.
 */
export async function cutLines(bytes: Uint8Array, regions: readonly Region[] | null): Promise<LinePicture[]> {
  const picture = await openPicture(bytes);
  const { data, info } = await orDamaged(
    say('decoded'),
    picture.flatten({ background: '#ffffff' }).greyscale().raw().toBuffer({ resolveWithObject: true }),
  );
  const parts = (regions ?? [{ x: 0, y: 0, width: info.width, height: info.height }])
    .map((region) => clip(region, info.width, info.height))
    .filter((part) => part !== null);
  const lines: LinePicture[] = [];
  for (const part of parts) lines.push(...(await linesOfPart(data, info, part)));
  return lines;
}

async function linesOfPart(
  picture: Buffer,
  size: { readonly width: number; readonly height: number },
  part: Region,
): Promise<LinePicture[]> {
  const sharp = await loadSharp();
  const { width, height } = part;
  const grey = copyPart(picture, size.width, part);
  const raw = { width, height, channels: 1 } as const;
  const small = await sharp(grey, { raw })
    .resize({
      width: Math.ceil(width / cellSide),
      height: Math.ceil(height / cellSide),
      fit: 'fill',
      kernel: 'linear',
    })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  await inTurns(lightenGround(grey, width, height, small));
  const found = await inTurns(findTextLines(grey, width, height));
  const boxes = found.filter((box) => box.height >= leastHeight);
  const lines: LinePicture[] = [];
  // A few at a time: handing one over to the library takes half a millisecond of this thread.
  for (let start = 0; start < boxes.length; start += linesAtOnce) {
    const some = boxes.slice(start, start + linesAtOnce);
    lines.push(...(await Promise.all(some.map((box) => lineOf(grey, part, box)))));
  }
  return lines;
}

async function lineOf(grey: Buffer, part: Region, box: Region): Promise<LinePicture> {
  const sharp = await loadSharp();
  const around = { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 };
  const cut = clip(around, part.width, part.height)!;
  const scaleY = Math.min(mostEnlarged, readHeight / box.height);
  const scaleX = scaleY * narrowing;
  const { data, info } = await sharp(withWhiteGround(copyPart(grey, part.width, cut)), {
    raw: { width: cut.width, height: cut.height, channels: 1 },
  })
    .resize({
      width: Math.max(1, Math.round(cut.width * scaleX)),
      height: Math.max(1, Math.round(cut.height * scaleY)),
      fit: 'fill',
      kernel: 'cubic',
    })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    bytes: toPgm(data, info.width, info.height),
    scaleX,
    scaleY,
    x: part.x + cut.x - margin / scaleX,
    y: part.y + cut.y - margin / scaleY,
    box: { ...box, x: part.x + box.x, y: part.y + box.y },
  };
}

function copyPart(from: Uint8Array, rowWidth: number, { x, y, width, height }: Region): Buffer {
  const part = Buffer.allocUnsafe(width * height);
  for (let row = 0; row < height; row++) {
    const start = (y + row) * rowWidth + x;
    part.set(from.subarray(start, start + width), row * width);
  }
  return part;
}

/** A line has one ground, so here the grey that is there most can be lifted all the way, and the margin goes on with it. */
function withWhiteGround(line: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256);
  for (const grey of line) counts[grey]!++;
  let ground = 255;
  for (let grey = 255; grey >= 128; grey--) if (counts[grey]! > counts[ground]!) ground = grey;
  const lifted = Uint8Array.from(counts, (_, grey) => Math.min(255, Math.round((grey * 255) / ground)));
  return line.map((grey) => lifted[grey]!);
}

function clip(region: Region, width: number, height: number): Region | null {
  const x = Math.max(0, Math.floor(region.x));
  const y = Math.max(0, Math.floor(region.y));
  const right = Math.min(width, Math.ceil(region.x + region.width));
  const bottom = Math.min(height, Math.ceil(region.y + region.height));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
}

/** PGM (Netpbm): a header and the bytes. Nothing to pack here and to unpack in the reader. */
function toPgm(pixels: Buffer, width: number, height: number): Uint8Array {
  if (pixels.length !== width * height) {
    throw new Error(`cut-lines: ${pixels.length} bytes for ${width} × ${height} grey pixels`);
  }
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels]);
}
