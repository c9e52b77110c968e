/** Screens made for tests: text drawn by sharp at 1920 × 1080, and the small picture that capture compares. */
import sharp from 'sharp';
import type { Bitmap } from '../../src-main/capture/ports.ts';

export const screenSize = { width: 1920, height: 1080 };

/** An SVG body (lines of text, rectangles) on a background → the 192-pixel picture, in BGRA. */
export async function drawSmall(body: string, background = '#ffffff', size = screenSize): Promise<Bitmap> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">` +
    `<rect width="100%" height="100%" fill="${background}"/>${body}</svg>`;
  const width = 192;
  const height = Math.round((width * size.height) / size.width);
  const rgba = await sharp(Buffer.from(svg))
    .resize(width, height, { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer();
  const bytes = new Uint8Array(rgba);
  for (let at = 0; at < bytes.length; at += 4) [bytes[at], bytes[at + 2]] = [bytes[at + 2]!, bytes[at]!];
  return { width, height, bytes };
}

/** One line of text as a screen shows it. */
export function textLine(words: string, x: number, y: number, colour = '#333333', size = 12): string {
  return `<text x="${x}" y="${y}" font-family="DejaVu Sans, Liberation Sans, sans-serif" font-size="${size}px" fill="${colour}">${words}</text>`;
}

/** A page full of text, as an editor or a browser shows it. */
export function textPage(seed: number, lines = 50): string {
  const words = [
    'report',
    'of',
    'the',
    'quarter',
    'shows',
    'growth',
    'in',
    'north',
    'and',
    'less',
    'cost',
    'than',
    'planned',
  ];
  return Array.from({ length: lines }, (_, line) => {
    const text = Array.from(
      { length: 14 },
      (_, word) => words[(seed * 7 + line * 5 + word * 3) % words.length],
    ).join(' ');
    return textLine(text, 40, 40 + line * 20);
  }).join('');
}
