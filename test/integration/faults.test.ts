/** Each thing that can be wrong with the machine has its own plain answer, and costs no data. */
import { cpSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frameOf, makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { testSettings } from '../helpers/test-settings.ts';

let folder: ReturnType<typeof makeDataFolder>;
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => folder.remove());

async function takeOne(bed: EngineBed, title = 'Harbour'): Promise<void> {
  const picture = await drawScreen({ title, lines: ['The ferry leaves the harbour at noon'] });
  await bed.ask('frame.accept', frameOf(picture, { application: 'Browser', title }));
}

function imageFiles(): string[] {
  return readdirSync(join(folder.folder, 'images'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
}

it('refuses a wrong key and changes nothing', async () => {
  const bed = await startEngine(folder.folder);
  await takeOne(bed);
  await bed.close();
  const file = join(folder.folder, 'mneme.db');
  const before = readFileSync(file);
  await expect(startEngine(folder.folder, { key: new Uint8Array(32).fill(9) })).rejects.toMatchObject({
    code: 'store-key',
  });
  expect(readFileSync(file).equals(before)).toBe(true);
});

it('says that a picture is damaged when it is opened, and shows the text all the same', async () => {
  const bed = await startEngine(folder.folder);
  await takeOne(bed);
  await bed.ask('engine.drain', {});
  for (const file of imageFiles()) {
    const bytes = readFileSync(file);
    bytes[bytes.length - 20]! ^= 1;
    writeFileSync(file, bytes);
  }
  const { hits } = await bed.ask('search.query', { text: 'ferry' });
  expect((await bed.ask('frame.get', { id: hits[0]!.frameId! })).words.length).toBeGreaterThan(5);
  await expect(bed.ask('frame.image', { id: hits[0]!.frameId!, size: 'full' })).rejects.toMatchObject({
    code: 'image-damaged',
  });
  await bed.close();
});

it('fails a frame whose picture was damaged before it was read, and reads the others', async () => {
  const first = await startEngine(folder.folder);
  await takeOne(first, 'damaged');
  await takeOne(first, 'sound');
  await first.close();
  truncateSync(imageFiles().sort()[0]!, 50);
  const bed = await startEngine(folder.folder);
  await bed.ask('engine.drain', {});
  expect((await bed.ask('engine.health', {})).backlog).toMatchObject({ reading: 0 });
  expect((await bed.ask('search.query', { text: 'sound' })).hits[0]?.title).toBe('sound');
  await bed.close();
});

it('refuses what is no picture, and keeps nothing of it', async () => {
  const bed = await startEngine(folder.folder);
  const frame = frameOf(Buffer.from('no picture at all'));
  await expect(bed.ask('frame.accept', frame)).rejects.toMatchObject({ code: 'image-damaged' });
  expect(imageFiles()).toEqual([]);
  expect((await bed.ask('storage.summary', {})).frames).toBe(0);
  await bed.close();
});

describe('without the right model', () => {
  it.each(['missing', 'changed'])('searches by words and says why when its file is %s', async (fault) => {
    const models = join(folder.folder, 'models');
    mkdirSync(models);
    if (fault === 'changed') {
      cpSync(join(import.meta.dirname, '../../resources/models'), models, { recursive: true });
      const file = join(models, 'bge-small-en-v1.5/tokenizer.json');
      writeFileSync(file, `${readFileSync(file, 'utf8')} `);
    }
    const bed = await startEngine(join(folder.folder, 'data'), { modelsFolder: models });
    await takeOne(bed);
    await bed.ask('engine.drain', {});
    const { hits, missing } = await bed.ask('search.query', { text: 'ferry' });
    expect(hits).toHaveLength(1);
    expect(missing).toMatchObject([{ arm: 'meaning', kind: 'unavailable' }]);
    expect((await bed.ask('engine.health', {})).meaning).toMatchObject({ state: 'failed' });
    await bed.close();
  });
});

it('keeps what waits and says why when a language cannot be read, and goes on when it can', async () => {
  const bed = await startEngine(folder.folder, {
    settings: testSettings({ reading: { languages: ['xyz'], slowerOnBattery: true } }),
  });
  for (const title of ['one', 'two', 'three', 'four']) await takeOne(bed, title);
  await bed.ask('engine.configure', { settings: testSettings(), onBattery: false });
  await bed.ask('reading.retry-failed', {});
  await bed.ask('engine.drain', {});
  expect((await bed.ask('engine.health', {})).backlog).toMatchObject({ reading: 0, readingFailed: 0 });
  await bed.close();
});

it('names what was asked wrongly', async () => {
  const bed = await startEngine(folder.folder);
  expect(await bed.engine.dispatch('frame.get', { id: 'x' })).toMatchObject({
    error: { code: 'invalid-input' },
  });
  expect(await bed.engine.dispatch('frame.burn', {})).toMatchObject({ error: { code: 'not-found' } });
  await bed.close();
});
