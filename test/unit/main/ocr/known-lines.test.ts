import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cutLines, type LinePicture } from '../../../../src-main/images/cut-lines.ts';
import { encodeFrame } from '../../../../src-main/images/image-codec.ts';
import { createKnownLines } from '../../../../src-main/ocr/known-lines.ts';
import type { RecognizedPage } from '../../../../src-main/ocr/tesseract-thread.ts';

const page: RecognizedPage = { blocks: null };

/** The pieces of the line as it comes back from the disk; `around` changes what the packing makes of it. */
async function piecesOf(
  words: string,
  { y = 100, fill = '#222', size = 13, around = '' } = {},
): Promise<LinePicture[]> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" font-family="DejaVu Sans">
    <rect width="100%" height="100%" fill="#fff"/>${around}
    <text x="40" y="${y}" font-size="${size}" fill="${fill}">${words}</text></svg>`;
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  const stored = await encodeFrame(
    { format: 'encoded', bytes: new Uint8Array(png) },
    { width: 1, height: 1 },
  );
  return cutLines(stored.bytes, [{ x: 0, y: y - 30, width: 640, height: 45 }]);
}

/** Whether every piece of the second line was seen in the first. */
async function isTakenFor(second: Promise<LinePicture[]>, first: Promise<LinePicture[]>): Promise<boolean> {
  const known = createKnownLines();
  for (const piece of await first) known.remember(piece, page);
  return (await second).every((piece) => known.find(piece) === page);
}

it('knows a line again where it stood, and where the page was scrolled to', async () => {
  const words = 'The harbour project starts in May, not in June';
  const around = '<rect y="200" width="640" height="160" fill="#345"/>';
  expect(await isTakenFor(piecesOf(words, { around }), piecesOf(words))).toBe(true);
  expect(await isTakenFor(piecesOf(words, { y: 164 }), piecesOf(words))).toBe(true);
});

it('takes no line for one that differs in a single letter, digit or dot, dark or faint, small or large', async () => {
  const pairs = [
    ['sum of 1,215 euros', 'sum of 1,216 euros'],
    ['sum of 3,215 euros', 'sum of 8,215 euros'],
    ['a small can', 'a small con'],
    ['the cat sat', 'the eat sat'],
    ['it will fill', 'it will fiil'],
    ['version 4.18', 'version 4,18'],
    ['clear the form', 'dear the form'],
    ['bid for it', 'hid for it'],
    ['QO', 'OO'],
  ] as const;
  for (const fill of ['#000', '#8a8a8a']) {
    for (const size of [12, 14, 20]) {
      for (const [one, other] of pairs) {
        const look = { fill, size };
        const isTaken = await isTakenFor(piecesOf(other, look), piecesOf(one, look));
        expect(isTaken, `${one} | ${other} ${fill} ${size}`).toBe(false);
      }
    }
  }
});

it('knows nothing of what is no picture', () => {
  const known = createKnownLines();
  const line = {
    bytes: Buffer.from('garbage'),
    scaleX: 1,
    scaleY: 1,
    x: 0,
    y: 0,
    box: { x: 0, y: 0, width: 1, height: 1 },
  };
  known.remember(line, page);
  expect(known.find(line)).toBeNull();
});
