/** A folder to import in which names, links, side-cars and pictures are as strange as a disk allows: each has its line, none does harm. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';

const data = makeDataFolder();
let bed: EngineBed;
let folder: string;
let png: Buffer;

beforeAll(async () => {
  bed = await startEngine(data.folder);
  png = Buffer.from(await drawScreen({ title: '', lines: ['The pelican lands at noon'] }, 480, 200));
});
afterAll(async () => {
  await bed.close();
  data.remove();
});
beforeEach((test) => {
  folder = mkdtempSync(join(tmpdir(), 'mneme-strange-'));
  test.onTestFinished(() => rmSync(folder, { recursive: true }));
});

/** Another picture each time: the same bytes are taken once only. */
async function anotherPicture(): Promise<Buffer> {
  return sharp(png)
    .withExif({ IFD0: { ImageDescription: String(Math.random()) } })
    .png()
    .toBuffer();
}

it.skipIf(process.platform === 'win32')('takes what it can by any name, and names the rest', async () => {
  const good = [
    'two\nlines.png',
    `${'x'.repeat(251)}.png`,
    ' .png',
    '-rf.png',
    '$(reboot).PNG',
    '面白い 😀.png',
  ];
  for (const name of good) writeFileSync(join(folder, name), await anotherPicture());
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.png')]),
    png,
  );
  symlinkSync('loop.png', join(folder, 'loop.png'));
  symlinkSync('nowhere', join(folder, 'dangling.png'));
  symlinkSync('/dev/zero', join(folder, 'endless.png'));
  mkdirSync(join(folder, 'folder.png'));
  execFileSync('mkfifo', [join(folder, 'pipe.png')]);
  writeFileSync(join(folder, 'aside.png'), await anotherPicture());
  execFileSync('mkfifo', [join(folder, 'aside.json')]);

  const report = await bed.ask('import.folder', { folder });
  expect(report).toMatchObject({ found: good.length + 7, imported: good.length });
  const said = new Map(report.problems.map(({ file, message }) => [file, message]));
  expect(said.size).toBe(7);
  expect(said.get('loop.png')).toContain('links lead in a circle');
  expect(said.get('dangling.png')).toContain('does not exist');
  for (const name of ['endless.png', 'folder.png', 'pipe.png', 'aside.png']) {
    expect(said.get(name), name).toContain('is no ordinary file');
  }
  expect([...said.values()].filter((message) => message.includes('not valid UTF-8'))).toHaveLength(1);
});

it('takes or refuses each picture whose header lies, and keeps nothing of what it refuses', async () => {
  const jpeg = await sharp(png).jpeg().toBuffer();
  const webp = await sharp(png).webp().toBuffer();
  const before = await bed.ask('storage.summary', {});
  const anyDamage = fc.record({
    picture: fc.constantFrom(png, jpeg, webp),
    changes: fc.array(fc.record({ at: fc.nat(600), byte: fc.nat(255) }), { maxLength: 6 }),
    size: fc.option(fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff))),
    length: fc.option(fc.nat(2_000)),
  });
  const files = fc
    .sample(anyDamage, { numRuns: 150, seed: 20_260_105 })
    .map(({ picture, changes, size, length }) => {
      const bytes = Buffer.from(picture);
      if (size && picture === png) {
        bytes.writeUInt32BE(size[0], 16);
        bytes.writeUInt32BE(size[1], 20);
      }
      for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
      return bytes.subarray(0, length ?? bytes.length);
    });
  for (const [i, bytes] of files.entries()) writeFileSync(join(folder, `${i}.png`), bytes);
  const report = await bed.ask('import.folder', { folder });
  expect(report.problems.length).toBeGreaterThan(50);
  expect(report.imported + report.same + report.problems.length).toBe(files.length);
  for (const { message } of report.problems) expect(message).toMatch(/picture/u);
  await bed.ask('engine.drain', {});
  expect((await bed.ask('engine.health', {})).backlog).toMatchObject({ reading: 0, readingFailed: 0 });
  const after = await bed.ask('storage.summary', {});
  expect(after.frames - before.frames).toBe(report.imported);
  expect(after.images).toBe(after.frames);
});

it('takes any side-car for what it says, or refuses it by name, and every view still opens', async () => {
  const anyValue = fc.oneof(
    fc.constantFrom(
      -1,
      0,
      9e15,
      1e308,
      '0000-01-01T00:00:00Z',
      '2024-02-30T25:61:00Z',
      '2024-03-01T10:00:00+14:00',
    ),
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 3_000 }),
  );
  const anySideCar = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .record(
        {
          time: anyValue,
          application: anyValue,
          title: anyValue,
          display: anyValue,
          url: anyValue,
          __proto__: anyValue,
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );
  const sideCars = [
    ...fc.sample(anySideCar, { numRuns: 60, seed: 20_260_105 }),
    '['.repeat(200_000),
    ' '.repeat(1_100_000),
  ];
  for (const [i, text] of sideCars.entries()) {
    writeFileSync(join(folder, `${i}.png`), await anotherPicture());
    writeFileSync(join(folder, `${i}.json`), text);
  }
  const report = await bed.ask('import.folder', { folder });
  expect(report.imported + report.excluded + report.problems.length).toBe(sideCars.length);
  for (const { file, message } of report.problems) expect(message).toContain(file.replace('.png', '.json'));
  await bed.ask('engine.drain', {});
  for (const { day } of await bed.ask('timeline.days', {})) {
    for (const { id } of (await bed.ask('timeline.day', { day })).frames) await bed.ask('frame.get', { id });
  }
  expect((await bed.ask('search.query', { text: 'pelican', limit: 50 })).hits.length).toBeGreaterThan(0);
  expect(bed.logLines.filter((line) => line.includes('nobody foresaw'))).toEqual([]);
});
