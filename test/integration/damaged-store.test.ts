/** Damage on disk: said in plain words with the file and what to do, survived by all the rest, and never written over. */
import { on, once } from 'node:events';
import { fork } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import type { ChildMessage } from '../helpers/engine-child.ts';
import { engineKey, frameOf, makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { eventually } from '../helpers/eventually.ts';
import { drawScreen } from '../helpers/screen-picture.ts';

/** A store of a few read frames, and the same after a process that was killed: its log of changes holds frames as well. */
const closed = makeDataFolder();
const killed = makeDataFolder();
let folder: ReturnType<typeof makeDataFolder>;

beforeAll(async () => {
  const bed = await startEngine(closed.folder);
  for (const [i, title] of ['Harbour', 'Orchard', 'Glacier'].entries()) {
    const picture = await drawScreen({ title, lines: [`Everything about the ${title} on one page`] });
    const facts = { application: 'Browser', title, capturedAt: Date.now() + i * 60_000 };
    await bed.ask('frame.accept', frameOf(picture, facts));
  }
  await bed.ask('engine.drain', {});
  await bed.close();
  cpSync(closed.folder, killed.folder, { recursive: true });
  const child = fork(new URL('../helpers/engine-child.ts', import.meta.url), [killed.folder, '0']);
  for await (const [message] of on(child, 'message')) {
    if ((message as ChildMessage).kind === 'taken') break;
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
});
afterAll(() => {
  closed.remove();
  killed.remove();
});
beforeEach((test) => {
  folder = makeDataFolder();
  test.onTestFinished(() => folder.remove());
});

const database = (): string => join(folder.folder, 'mneme.db');

function takeCopyOf(store: typeof closed): void {
  cpSync(store.folder, folder.folder, { recursive: true });
}

/** Every file of the data folder that holds data, with its bytes; the index of the log and an empty log hold none. */
function filesNow(): Map<string, Buffer> {
  const files = readdirSync(folder.folder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  return new Map(
    files
      .map((file) => join(file.parentPath, file.name))
      .filter((file) => !file.endsWith('-shm'))
      .map((file) => [file, readFileSync(file)] as const)
      .filter(([, bytes]) => bytes.length > 0),
  );
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at]! ^= 0xff;
  writeFileSync(file, bytes);
}

function sizeOf(file: string): number {
  return readFileSync(file).length;
}

/** Changes rows with the engine's own key while no engine runs. */
function changeRows(sql: string): void {
  const store = openDatabase({
    file: database(),
    key: deriveKeys(engineKey).database,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  store.db.run(sql);
  store.close();
}

/** Numbered from 1. */
function rootPagesOf(tables: readonly string[]): number[] {
  const store = openDatabase({
    file: database(),
    key: deriveKeys(engineKey).database,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  const pages = tables.map((table) =>
    store.db.value<number>('SELECT rootpage FROM sqlite_schema WHERE name = ?', [table])!,
  );
  store.close();
  return pages;
}

async function titlesOf(bed: EngineBed, text: string): Promise<(string | null)[]> {
  return (await bed.ask('search.query', { text })).hits.map((hit) => hit.title);
}

describe('a database file that is damaged', () => {
  it.each([
    ['in its header', () => flip(database(), 40)],
    ['to its first half', () => truncateSync(database(), Math.floor(sizeOf(database()) / 8192) * 4096)],
    ['to nothing', () => truncateSync(database(), 0)],
    ['by being lost', () => rmSync(database())],
  ])(
    '%s is refused by name, with what to do, and not one byte of the folder changes',
    async (_how, damage) => {
      takeCopyOf(closed);
      damage();
      if (existsSync(database())) writeFileSync(`${database()}.open`, '');
      const before = filesNow();
      const refused = await startEngine(folder.folder).catch((error: unknown) => error as Error);
      expect(refused).toMatchObject({ code: 'store-damaged' });
      expect((refused as Error).message).toContain(database());
      expect((refused as Error).message).toContain('move the whole folder away to start anew');
      expect(filesNow()).toEqual(before);
    },
  );

  it('in the middle, after a process that was killed, is told by the check that runs beside the work', async () => {
    takeCopyOf(killed);
    // Of a list that a start reads nothing of, and that the log does not bring anew.
    const [page] = rootPagesOf(['saved_filters']);
    takeCopyOf(killed);
    expect(sizeOf(`${database()}-wal`)).toBeGreaterThan(4096);
    flip(database(), (page! - 1) * 4096 + 2000);
    const bed = await startEngine(folder.folder);
    await eventually(async () => {
      expect((await bed.ask('engine.health', {})).check.state).toBe('damaged');
    });
    expect(await titlesOf(bed, 'harbour')).toContain('Harbour');
    await bed.close();
    expect(existsSync(`${database()}.open`)).toBe(true);
  });

  it('on a page that no start looks at is told where it hurts, and the engine lives on', async () => {
    takeCopyOf(closed);
    const intact = readFileSync(database());
    let refusals = 0;
    for (const page of rootPagesOf(['frames', 'units', 'episodes_waiting'])) {
      writeFileSync(database(), intact);
      flip(database(), (page - 1) * 4096 + 2000);
      const damaged = await startEngine(folder.folder).catch((error: unknown) => error as { code: string });
      if (!('ask' in damaged)) {
        expect(damaged.code).toBe('store-damaged');
        refusals++;
        continue;
      }
      const picture = await drawScreen({ title: 'After', lines: ['written after the damage'] });
      for (const answer of [
        await damaged.engine.dispatch('search.query', { text: 'harbour' }),
        await damaged.engine.dispatch('timeline.days', {}),
        await damaged.engine.dispatch('frame.get', { id: 1 }),
        await damaged.engine.dispatch('frame.accept', frameOf(picture)),
        await damaged.engine.dispatch('engine.drain', {}),
      ]) {
        if (!answer.ok) {
          expect(answer.error.code).toBe('store-damaged');
          refusals++;
        }
      }
      expect((await damaged.ask('engine.health', {})).databaseBytes).toBeGreaterThan(0);
      await damaged.close();
    }
    // One of each: at the start, in a search, for a new frame.
    expect(refusals).toBeGreaterThanOrEqual(3);
  }, 60_000);
});

describe('a log of changes that is cut', () => {
  it('opens at its last whole change, with the rest in step and working', async () => {
    takeCopyOf(killed);
    truncateSync(`${database()}-wal`, Math.floor(sizeOf(`${database()}-wal`) / 3));
    const bed = await startEngine(folder.folder);
    await bed.ask('engine.drain', {});
    expect(await titlesOf(bed, 'glacier')).toContain('Glacier');
    const { images, frames } = await bed.ask('storage.summary', {});
    expect(frames).toBeGreaterThanOrEqual(3);
    expect([...filesNow().keys()].filter((file) => file.endsWith('.img'))).toHaveLength(images);
    await bed.close();
  });
});

describe('rows that hold nonsense', () => {
  const again = `reading = 'waiting', reading_attempts = 0`;
  const muchTooMany = deflateRawSync(Buffer.alloc(9, 0xfe)).toString('hex');

  it.each([
    [
      'in the queue',
      [
        `${again}, changed = '{"x": [oh'`,
        `${again}, changed = '[{"x":-4,"y":"far"}]'`,
        `${again}, changed = '[{"x":90000,"y":90000,"width":5,"height":5}]', width = -1, height = 0`,
      ],
    ],
    [
      'in the words of frames',
      [`words = x'0102030405060708'`, `words = x'ff00'`, `words = x'01${muchTooMany}'`],
    ],
  ])('%s cost no other frame anything, and no start', async (_where, changes) => {
    takeCopyOf(closed);
    for (const [i, change] of changes.entries())
      changeRows(`UPDATE frames SET ${change} WHERE id = ${i + 1}`);
    const bed = await startEngine(folder.folder);
    const picture = await drawScreen({ title: 'Bakery', lines: ['The bakery opens at six'] });
    await bed.ask('frame.accept', frameOf(picture, { title: 'Bakery' }));
    await bed.ask('engine.drain', {});
    expect((await bed.ask('engine.health', {})).backlog).toMatchObject({ reading: 0, readingFailed: 0 });
    for (const title of ['Harbour', 'Orchard', 'Glacier', 'Bakery']) {
      expect(await titlesOf(bed, title)).toContain(title);
    }
    for (const id of [1, 2, 3] as FrameId[]) {
      const { reading, readingError, words } = await bed.ask('frame.get', { id });
      if (reading === 'failed') expect(readingError).toMatch(/damaged|unknown format/);
      else expect(words.length).toBeGreaterThan(5);
      expect((await bed.ask('frame.image', { id, size: 'full' })).bytes.length).toBeGreaterThan(100);
    }
    expect(bed.logLines.join('\n')).not.toContain('nobody foresaw');
    await bed.close();
  });
});

describe('a folder of pictures that is not there', () => {
  it('is told of by the check-up, and all its pictures are shown again once it is back', async () => {
    takeCopyOf(closed);
    const [images, elsewhere] = [join(folder.folder, 'images'), join(folder.folder, 'elsewhere')];
    renameSync(images, elsewhere);
    for (let start = 0; start < 2; start++) {
      const bed = await startEngine(folder.folder);
      const { findings } = await bed.ask('engine.check-up', {});
      expect(findings.find(({ id }) => id === 'pictures')).toMatchObject({
        state: 'bad',
        mend: 'show-folder',
      });
      expect(await bed.engine.dispatch('frame.image', { id: 1, size: 'full' })).toMatchObject({
        ok: false,
        error: { code: 'not-found', message: expect.stringContaining(images) as string },
      });
      expect(await titlesOf(bed, 'harbour')).toContain('Harbour');
      await bed.close();
    }
    rmSync(images, { recursive: true });
    renameSync(elsewhere, images);
    const bed = await startEngine(folder.folder);
    for (const id of [1, 2, 3] as FrameId[])
      expect((await bed.ask('frame.image', { id, size: 'full' })).bytes.length).toBeGreaterThan(100);
    await bed.close();
  });
});

describe('a picture that is damaged', () => {
  it.each([
    ['cut', (file: string) => truncateSync(file, 40)],
    ['changed in one bit', (file: string) => flip(file, Math.floor(sizeOf(file) / 2))],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['a folder', (file: string) => (rmSync(file), mkdirSync(file))],
  ])('(%s) is named, stays as it is, and keeps its text', async (_how, damage) => {
    takeCopyOf(closed);
    const file = join(folder.folder, 'images/0000/1.img');
    damage(file);
    const before = existsSync(file) && filesNow().get(file);
    const bed = await startEngine(folder.folder);
    for (const size of ['full', 'thumbnail'] as const) {
      const answer = await bed.engine.dispatch('frame.image', { id: 1, size });
      expect(answer).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining(file) as string },
      });
    }
    expect(await titlesOf(bed, 'harbour')).toContain('Harbour');
    expect((await bed.ask('frame.image', { id: 2, size: 'full' })).bytes.length).toBeGreaterThan(100);
    if (before) expect(filesNow().get(file)).toEqual(before);
    await bed.close();
  });
});
