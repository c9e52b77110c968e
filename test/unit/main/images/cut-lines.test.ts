import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cutLines, type LinePicture } from '../../../../src-main/images/cut-lines.ts';

const draw = (body: string, width = 640, height = 360): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans"><rect width="100%" height="100%" fill="#fff"/>${body}</svg>`,
    ),
  )
    .png()
    .toBuffer();

const text = (x: number, y: number, words: string, fill = '#222'): string =>
  `<text x="${x}" y="${y}" font-size="14" fill="${fill}">${words}</text>`;

const byPlace = (lines: readonly LinePicture[]): LinePicture[] =>
  lines.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);

function greysOf({ bytes }: LinePicture): { width: number; height: number; greys: Uint8Array } {
  const header = /^P5\n(\d+) (\d+)\n255\n/.exec(Buffer.from(bytes.subarray(0, 20)).toString('latin1'))!;
  return { width: Number(header[1]), height: Number(header[2]), greys: bytes.subarray(header[0].length) };
}

it('cuts each line out, and parts what stands far apart', async () => {
  const lines = byPlace(
    await cutLines(
      await draw(
        text(20, 100, 'one line, words and all') + text(400, 100, 'another') + text(20, 130, 'below'),
      ),
      null,
    ),
  );
  expect(lines).toHaveLength(3);
  expect(lines.map(({ box }) => Math.round(box.x / 20) * 20)).toEqual([20, 400, 20]);
});

it('makes every line dark on white, with an empty margin, whatever its ground', async () => {
  const picture = await draw(
    `<rect width="320" height="360" fill="#1e1f2b"/><rect x="330" y="200" width="300" height="100" fill="#1a73e8"/>` +
      text(20, 100, 'light on dark', '#ddd') +
      text(340, 100, 'dark on light') +
      text(350, 250, 'Save and send the report', '#fff'),
  );
  // Corners of filled areas may come along; they are not read as words.
  const lines = (await cutLines(picture, null)).filter(({ box }) => box.width > 60);
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    const { width, height, greys } = greysOf(line);
    expect([...greys.subarray(0, width * 6)].every((grey) => grey > 240)).toBe(true);
    expect([...greys].sort((a, b) => a - b)[(width * height) >> 1]).toBeGreaterThan(240);
    expect(greys.reduce((least, grey) => Math.min(least, grey), 255)).toBeLessThan(130);
  }
});

it('leaves the rulings of a table out', async () => {
  const cells = [0, 1, 2].map((row) =>
    [0, 1, 2].map((column) => text(30 + column * 150, 55 + row * 26, `${row}${column}7.5`)).join(''),
  );
  const rulings = [0, 1, 2, 3].map(
    (i) => `<path d="M20 ${36 + i * 26}h450M${20 + i * 150} 36v78" stroke="#888" fill="none"/>`,
  );
  const lines = await cutLines(await draw(rulings.join('') + cells.join('')), null);
  expect(lines).toHaveLength(9);
  expect(lines.every(({ box }) => box.height < 20 && box.width < 60)).toBe(true);
});

it('keeps a line whole across dashes, dots and signs of equality', async () => {
  const line = text(20, 100, 'name = value -- and ... so on');
  expect(await cutLines(await draw(line), null)).toHaveLength(1);
});

it('says where a file stands in the frame, for a region as for all of it', async () => {
  const picture = await draw(text(200, 100, 'here'));
  const [whole] = await cutLines(picture, null);
  const [part] = await cutLines(picture, [{ x: 190, y: 80, width: 100, height: 30 }]);
  expect(part!.box).toEqual(whole!.box);
  expect(Math.abs(whole!.box.x - 200)).toBeLessThan(4);
  expect(Math.abs(part!.x - whole!.x)).toBeLessThan(0.01);
  expect(part!.x).toBeLessThan(part!.box.x);
});

it('finds nothing where no region lies in the picture', async () => {
  const picture = await draw(text(20, 100, 'something'));
  expect(await cutLines(picture, [{ x: 640, y: 0, width: 10, height: 10 }])).toEqual([]);
  expect(await cutLines(picture, [])).toEqual([]);
});

it('keeps the first letter of a line that begins at the edge of a window, above a block cursor', async () => {
  const lines = await cutLines(
    await draw(
      `<rect width="640" height="360"/><rect x="40" y="40" width="560" height="20" fill="#7c9cd0"/><rect x="41" y="60" width="558" height="280" fill="#fff"/><rect x="43" y="87" width="12" height="23"/>` +
        `<text x="43" y="81" font-size="19" fill="#000">Simmer the lentils</text>`,
    ),
    null,
  );
  const line = lines.find(({ box }) => box.width > 120)!;
  expect(line.box.x).toBeLessThan(46);
  expect(line.box.height).toBeLessThan(25);
});

it('keeps the ground of a light window up to its corner on a dark desktop', async () => {
  const picture = await draw(
    '<rect width="100%" height="100%" fill="#000"/><rect x="40" y="40" width="420" height="200" fill="#fff"/>' +
      text(43, 56, 'The first line begins in the corner', '#000'),
  );
  const line = (await cutLines(picture, null)).find(({ box }) => box.width > 100)!;
  expect(Math.abs(line.box.x - 43)).toBeLessThan(3);
  expect(line.box.height).toBeLessThan(18);
});
