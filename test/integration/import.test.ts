/** Old screenshots on the real parts: from a folder to a hit. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import sharp from 'sharp';
import { makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';

const data = makeDataFolder();
const folder = mkdtempSync(join(tmpdir(), 'mneme-old-screens-'));
let bed: EngineBed;

beforeAll(async () => {
  const png = await drawScreen({ title: 'Trip', lines: ['The night train to Vienna leaves at ten'] });
  writeFileSync(join(folder, 'trip.png'), png);
  writeFileSync(
    join(folder, 'trip.json'),
    JSON.stringify({ time: '2023-06-01T20:00:00Z', application: 'Browser', title: 'Night trains' }),
  );
  const other = await drawScreen({ title: 'Garden', lines: ['Water the tomatoes twice a week'] });
  writeFileSync(join(folder, 'garden.jpg'), await sharp(other).jpeg({ quality: 90 }).toBuffer());
  writeFileSync(join(folder, 'broken.png'), png.slice(0, 200));
  writeFileSync(join(folder, 'readme.txt'), 'not a picture');
  bed = await startEngine(data.folder);
});
afterAll(async () => {
  await bed.close();
  data.remove();
  rmSync(folder, { recursive: true });
});

it('imports what it can, says what it cannot, and finds what it imported', async () => {
  const progress: number[] = [];
  bed.engine.onEvent((name, payload) => {
    if (name === 'import.progress') progress.push((payload as { done: number }).done);
  });
  const report = await bed.ask('import.folder', { folder });
  expect(report).toMatchObject({ found: 3, imported: 2, known: 0 });
  expect(report.problems).toMatchObject([{ file: 'broken.png' }]);
  expect(progress).toEqual([1, 2, 3]);
  await bed.ask('engine.drain', {});
  const { hits } = await bed.ask('search.query', { text: 'travelling by rail' });
  expect(hits[0]).toMatchObject({ title: 'Night trains', occurredAt: Date.UTC(2023, 5, 1, 20) });
  const [garden] = (await bed.ask('search.query', { text: 'tomatoes' })).hits;
  expect(garden).toMatchObject({
    application: null,
    title: null,
    origin: { type: 'frame', displayId: 'import' },
  });
});

it('adds nothing the second time', async () => {
  expect(await bed.ask('import.folder', { folder })).toMatchObject({ imported: 0, known: 2 });
});

it('names a folder that is not there', async () => {
  await expect(bed.ask('import.folder', { folder: join(folder, 'none') })).rejects.toMatchObject({
    code: 'unreadable',
  });
});
