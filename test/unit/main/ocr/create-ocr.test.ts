import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { cutLines } from '../../../../src-main/images/cut-lines.ts';
import { createOcr, type OcrOptions } from '../../../../src-main/ocr/create-ocr.ts';
import { shippedLanguagesFolder } from '../../../../src-main/ocr/languages.ts';
import type { Ocr, ReadWord } from '../../../../src-main/ocr/ocr.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

function draw(body: string, width = 900, height = 500): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans, sans-serif"><rect width="100%" height="100%" fill="#fff"/>${body}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

const text = (x: number, y: number, words: string, fill = '#111', size = 14): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${words}</text>`;

function linesOf(words: readonly ReadWord[]): string[] {
  const lines = new Map<number, string[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word.text]);
  return [...lines.values()].map((line) => line.join(' '));
}

const options: OcrOptions = {
  languages: ['eng'],
  languageFolders: [shippedLanguagesFolder],
  cut: cutLines,
  log: silentLog,
};

describe('createOcr', () => {
  let ocr: Ocr;
  beforeAll(() => {
    ocr = createOcr(options);
  });
  afterAll(() => ocr.close());

  it('reads words with boxes in pixels of the picture, line by line', async () => {
    const picture = await draw(
      text(100, 80, 'The harbour project starts in May') + text(100, 140, 'Budget: 48,200 EUR'),
    );
    const words = await ocr.read(picture, null);
    expect(linesOf(words)).toEqual(['The harbour project starts in May', 'Budget: 48,200 EUR']);
    const first = words[0]!;
    expect(Math.abs(first.x - 100)).toBeLessThan(5);
    expect(first.y).toBeGreaterThan(60);
    expect(first.y + first.height).toBeLessThan(90);
    expect(first.confidence).toBeGreaterThan(0.8);
    expect(words.map((word) => word.line)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1]);
  });

  it('reads light panes and dark panes of one picture', async () => {
    const picture = await draw(
      `<rect width="420" height="500" fill="#1e1f2b"/><rect x="440" y="250" width="460" height="250" fill="#1a73e8"/>` +
        ['Unread messages', 'Anna Kowalski', 'Weekly summary']
          .map((line, i) => text(20, 60 + i * 40, line, '#d8dae5'))
          .join('') +
        ['Quarterly report', 'draws to a close'].map((line, i) => text(480, 60 + i * 40, line)).join('') +
        ['Save the changes', 'before you leave']
          .map((line, i) => text(480, 300 + i * 40, line, '#ffffff'))
          .join(''),
    );
    const found = linesOf(await ocr.read(picture, null)).join('\n');
    for (const line of [
      'Unread messages',
      'Anna Kowalski',
      'Weekly summary',
      'Quarterly report',
      'draws to a close',
      'Save the changes',
      'before you leave',
    ]) {
      expect(found).toContain(line);
    }
  });

  it('reads one column to its end before the next', async () => {
    const left = ['Apples and pears are', 'grown in the orchard', 'behind the old barn'];
    const right = ['Trains to the coast', 'leave every morning', 'from platform seven'];
    const picture = await draw(
      left.map((line, i) => text(40, 60 + i * 24, line)).join('') +
        right.map((line, i) => text(560, 60 + i * 24, line)).join(''),
    );
    expect(linesOf(await ocr.read(picture, null))).toEqual([...left, ...right]);
  });

  it('reads only the given regions, with boxes in the whole picture and lines numbered on', async () => {
    const picture = await draw(
      text(100, 80, 'outside of everything') +
        text(100, 240, 'second region') +
        text(500, 160, 'first region'),
    );
    const words = await ocr.read(picture, [
      { x: 80, y: 215, width: 300, height: 45 },
      { x: 480, y: 135, width: 300, height: 45 },
    ]);
    expect(linesOf(words)).toEqual(['first region', 'second region']);
    expect(words.map((word) => word.line)).toEqual([0, 0, 1, 1]);
    expect(Math.abs(words[0]!.x - 500)).toBeLessThan(5);
    expect(words[0]!.y).toBeGreaterThan(140);
    expect(words[0]!.y).toBeLessThan(160);
    expect(Math.abs(words[2]!.x - 100)).toBeLessThan(5);
  });

  it('finds no words on an empty picture, a photograph-like one, or no region', async () => {
    expect(await ocr.read(await draw(''), null)).toEqual([]);
    const noise = Buffer.alloc(
      300 * 200 * 3,
      Buffer.from(Array.from({ length: 997 }, (_, i) => (i * i * 31) % 256)),
    );
    const photograph = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
      .blur(3)
      .png()
      .toBuffer();
    expect((await ocr.read(photograph, null)).length).toBeLessThan(4);
    expect(await ocr.read(await draw(text(10, 50, 'something')), [])).toEqual([]);
  });

  it('says that a picture is damaged, and reads the next one', async () => {
    const damaged = ocr.read(Buffer.from('no picture'), null);
    const fine = ocr.read(await draw(text(50, 90, 'still reading')), null);
    await expect(damaged).rejects.toMatchObject({ code: 'image-damaged' });
    expect(linesOf(await fine)).toEqual(['still reading']);
  });
});

describe('createOcr in trouble', () => {
  it('starts again after a failure in the thread', async () => {
    let isBroken = true;
    const ocr = createOcr({
      ...options,
      cut: async (image, regions) => {
        const lines = await cutLines(image, regions);
        return isBroken ? lines.map((line) => ({ ...line, bytes: Buffer.from('garbage') })) : lines;
      },
    });
    const picture = await draw(text(50, 90, 'back again'));
    await expect(ocr.read(picture, null)).rejects.toMatchObject({ code: 'internal' });
    isBroken = false;
    expect(linesOf(await ocr.read(picture, null))).toEqual(['back again']);
    await ocr.close();
  });

  it('gives up on a picture after a minute, and reads the next one in a new thread', async () => {
    const clock = new FakeClock();
    const ocr = createOcr({ ...options, clock });
    const picture = await draw(text(50, 90, 'patience is over'));
    const stuck = expect(ocr.read(picture, null)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('60 s'),
    });
    while (clock.pendingTimers === 0) await clock.advance(0);
    await clock.advance(60_000);
    await stuck;
    expect(linesOf(await ocr.read(picture, null))).toEqual(['patience is over']);
    await ocr.close();
  });

  it('names a language that has no file, and what to do', async () => {
    const ocr = createOcr({ ...options, languages: ['eng', 'tlh'] });
    await expect(ocr.read(await draw(text(9, 50, 'x')), null)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/"tlh".*Add it in the settings/),
    });
    await ocr.close();
  });

  it('refuses work once it is closed', async () => {
    const ocr = createOcr(options);
    await ocr.close();
    await expect(ocr.read(await draw(text(9, 50, 'x')), null)).rejects.toMatchObject({
      code: 'engine-unavailable',
    });
  });
});
