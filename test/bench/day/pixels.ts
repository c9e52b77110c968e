/** Pictures as pixels, and painting on them. */
import sharp from 'sharp';
import type { Box } from './describe-page.ts';

/** BGRA, 4 bytes a pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export async function readPng(file: string): Promise<Pixels> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 4) {
    const red = data[at]!;
    data[at] = data[at + 2]!;
    data[at + 2] = red;
  }
  return { width: info.width, height: info.height, bytes: new Uint8Array(data) };
}

/** Copies `box` of one picture to the place `x`, `y` of another; what lies outside of either is left out. */
export function copyBox(from: Pixels, box: Box, to: Pixels, x: number, y: number): void {
  const source = whole(box);
  for (let row = 0; row < source.height; row++) {
    const fromY = source.y + row;
    const toY = Math.round(y) + row;
    if (fromY < 0 || fromY >= from.height || toY < 0 || toY >= to.height) continue;
    const left = Math.max(0, -source.x, -Math.round(x));
    const width = Math.min(source.width, from.width - source.x, to.width - Math.round(x)) - left;
    if (width <= 0) continue;
    const start = (fromY * from.width + source.x + left) * 4;
    to.bytes.set(from.bytes.subarray(start, start + width * 4), (toY * to.width + Math.round(x) + left) * 4);
  }
}

/** `colour`: blue, green, red. */
export function fillBox(to: Pixels, box: Box, colour: readonly [number, number, number]): void {
  const { x, y, width, height } = whole(box);
  for (let row = Math.max(0, y); row < Math.min(to.height, y + height); row++) {
    for (let column = Math.max(0, x); column < Math.min(to.width, x + width); column++) {
      to.bytes.set(colour, (row * to.width + column) * 4);
    }
  }
}

/** The small picture that capture compares. */
export async function makeThumbnail(pixels: Pixels): Promise<Pixels> {
  const { width, height, bytes } = pixels;
  const small = await sharp(bytes, { raw: { width, height, channels: 4 } })
    .resize({ width: 192, kernel: 'linear' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: small.info.width, height: small.info.height, bytes: new Uint8Array(small.data) };
}

function whole({ x, y, width, height }: Box): Box {
  const left = Math.floor(x);
  const top = Math.floor(y);
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
