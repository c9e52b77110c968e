/** The way back from a damaged database, through the engine: checked, repaired, restored, and killed on the way. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeRepairAsked } from '../../src-main/repair/repair-asked.ts';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import { engineKey, makeDataFolder, startWholeOrMending, type EngineBed } from '../helpers/engine-bed.ts';
import { eventually } from '../helpers/eventually.ts';
import { makeSampleStore, openSample } from '../helpers/sample-store.ts';
import { testSettings } from '../helpers/test-settings.ts';

const pageBytes = 4096;
const repairChild = new URL('../helpers/repair-child.ts', import.meta.url);
const whole = makeDataFolder();
const key = deriveKeys(engineKey).database;
const keyText = Buffer.from(key).toString('hex');
let leaves: readonly number[] = [];
let memoryIds: readonly string[] = [];
let folder: ReturnType<typeof makeDataFolder>;

beforeAll(() => {
  const store = openSample(makeSampleStore(whole.folder, 160, key), key);
  leaves = store.db.column<number>(
    "SELECT pageno FROM dbstat WHERE name = 'semantic_memories' AND pagetype = 'leaf'",
  );
  memoryIds = store.db.column<string>('SELECT id FROM memories ORDER BY id');
  store.close();
});
afterAll(() => whole.remove());
beforeEach((test) => {
  folder = makeDataFolder();
  test.onTestFinished(() => folder.remove());
  fs.cpSync(whole.folder, folder.folder, { recursive: true });
});

const database = (): string => join(folder.folder, 'mneme.db');

function spoil(...pages: readonly number[]): void {
  const handle = fs.openSync(database(), 'r+');
  for (const page of pages) fs.writeSync(handle, Buffer.alloc(64, 7), 0, 64, (page - 1) * pageBytes + 100);
  fs.closeSync(handle);
}

async function countMemories(bed: EngineBed): Promise<number | null> {
  return (await bed.ask('memory.list', { kinds: ['semantic'] })).total;
}

describe('an end without closing', () => {
  it('has the database checked beside the work, and the check-up hears that it is whole', async () => {
    fs.writeFileSync(`${database()}.open`, '');
    const bed = await startWholeOrMending(folder.folder);
    await eventually(async () => {
      expect((await bed.ask('engine.health', {})).check).toEqual({ state: 'sound', says: '' });
    });
    await bed.close();
    expect(fs.existsSync(`${database()}.open`)).toBe(false);
  });

  it('of a damaged database is told, and the next start offers the repair when the owner asks for it', async () => {
    spoil(leaves[1]!);
    fs.writeFileSync(`${database()}.open`, '');
    const bed = await startWholeOrMending(folder.folder);
    await eventually(async () => {
      expect((await bed.ask('engine.health', {})).check.state).toBe('damaged');
    });
    await bed.ask('repair.ask', {});
    await bed.close();
    const mending = await startWholeOrMending(folder.folder);
    expect((await mending.ask('repair.status', {})).damage).toContain('Part of the database is damaged');
    await mending.close();
    // Only once: the start after that uses what can be used.
    expect(takeRepairAsked(folder.folder)).toBe(false);
  });
});

describe('a database that cannot be opened', () => {
  it('is repaired beside itself: the next start has what could be read, and tells by name what could not', async () => {
    spoil(1, leaves[1]!);
    const before = fs.readFileSync(database());
    const mending = await startWholeOrMending(folder.folder);
    expect(await mending.engine.dispatch('search.query', { text: 'harbour' })).toMatchObject({
      ok: false,
      error: { code: 'store-damaged' },
    });
    const { prepared } = await mending.ask('repair.start', { backup: null });
    expect(prepared).toMatchObject({ way: 'repair', lostPages: 2 });
    expect(fs.readFileSync(database()).equals(before)).toBe(true);
    await mending.close();

    const bed = await startWholeOrMending(folder.folder);
    const kept = await countMemories(bed);
    const gone = (await bed.ask('repair.last', {}))!.memories;
    expect(gone.length).toBeGreaterThan(0);
    expect((kept ?? 0) + gone.length).toBe(memoryIds.length);
    expect(gone.every(({ title, id }) => title.startsWith('Fact ') && memoryIds.includes(id))).toBe(true);
    expect(fs.readFileSync(join(folder.folder, 'replaced/mneme.db')).equals(before)).toBe(true);
    // The report names memories, so it is not to be read on the disk.
    const report = fs.readFileSync(`${database()}.repaired`).toString('latin1');
    expect(report).not.toContain('Fact');
    await bed.ask('repair.forget-last', {});
    expect(await bed.ask('repair.last', {})).toBeNull();
    await bed.close();
  });

  it.each([
    ['cut in the middle', () => fs.truncateSync(database(), 170 * pageBytes)],
    [
      'with a log full of garbage',
      () => {
        spoil(1);
        fs.writeFileSync(`${database()}-wal`, Buffer.alloc(20_000, 0x37));
      },
    ],
  ])('is repaired %s', async (_how, damage) => {
    damage();
    const mending = await startWholeOrMending(folder.folder);
    const { prepared } = await mending.ask('repair.start', { backup: null });
    await mending.close();
    const store = openSample(join(folder.folder, 'restored/mneme.db'), key);
    const kept = store.db.value<number>('SELECT count(*) FROM memories')!;
    store.close();
    expect(kept).toBeGreaterThan(0);
    expect(prepared!.holds.memories).toEqual({ semantic: kept });
  });

  it('and of which nothing is left says so, changes nothing, and can be asked again', async () => {
    fs.truncateSync(database(), 0);
    const mending = await startWholeOrMending(folder.folder);
    expect((await mending.ask('repair.status', {})).canRepair).toBe(false);
    await expect(mending.ask('repair.start', { backup: null })).rejects.toMatchObject({
      code: 'store-damaged',
    });
    expect((await mending.ask('repair.status', {})).trouble).toContain('Nothing can be read');
    expect(fs.existsSync(join(folder.folder, 'restored'))).toBe(false);
    expect(fs.existsSync(join(folder.folder, 'restored.part'))).toBe(false);
    await mending.close();
  });

  it('is given up for its newest backup, and what came after that is told by name', async () => {
    const backups = makeDataFolder();
    const settings = testSettings({
      backup: { ...testSettings().backup, folder: backups.folder, enabled: false },
    });
    const bed = await startWholeOrMending(folder.folder, { settings });
    await bed.ask('backup.make', {});
    await bed.close();
    const store = openSample(database(), key);
    store.db.run(
      `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
       VALUES ('m_20250101000000_0000000a', 'semantic', 'active', 'Came later', 1, 1, 1)`,
    );
    store.db.run(
      `INSERT INTO semantic_memories VALUES ('m_20250101000000_0000000a', 'Later', 'a', 'b', 'c')`,
    );
    store.close();
    spoil(1);
    const mending = await startWholeOrMending(folder.folder, { settings });
    const { backups: offered } = await mending.ask('repair.status', {});
    const { prepared } = await mending.ask('repair.restore', { id: offered[0]!.id });
    expect(prepared).toMatchObject({
      way: 'restore',
      backupAt: offered[0]!.madeAt,
    });
    // Beside what the engine itself wrote after the backup.
    expect(prepared!.memories.map(({ title }) => title)).toContain('Came later');
    await mending.close();
    const restored = await startWholeOrMending(folder.folder, { settings });
    expect(await countMemories(restored)).toBe(memoryIds.length);
    await restored.close();
    backups.remove();
  });

  it('gets what its repair lost back from a backup, but not what was deleted since', async () => {
    const { settings, remove } = await backedUp();
    const bed = await startWholeOrMending(folder.folder, { settings });
    const [erased] = (await bed.ask('memory.list', { kinds: ['semantic'], limit: 1 })).memories;
    await bed.ask('memory.delete', { ids: [erased!.id], forGood: true });
    await bed.close();
    spoil(1, ...leaves.slice(0, 3));
    const mending = await startWholeOrMending(folder.folder, { settings });
    const { backups: offered } = await mending.ask('repair.status', {});
    const { prepared } = await mending.ask('repair.start', { backup: offered[0]!.id });
    expect(prepared).toMatchObject({
      way: 'repair',
      backupAt: offered[0]!.madeAt,
      backupTrouble: '',
      memories: [],
    });
    const returned = prepared!.losses.find(({ what }) => what === 'memories')?.returned ?? 0;
    expect(returned).toBeGreaterThan(0);
    await mending.close();
    const repaired = await startWholeOrMending(folder.folder, { settings });
    expect(await countMemories(repaired)).toBe(memoryIds.length - 1);
    await repaired.close();
    remove();
  });

  it('is repaired without a backup that cannot be opened any more, and says why', async () => {
    const { settings, backups, remove } = await backedUp();
    spoil(1);
    const mending = await startWholeOrMending(folder.folder, { settings });
    const { backups: offered } = await mending.ask('repair.status', {});
    fs.rmSync(join(backups, 'pages'), { recursive: true });
    const { prepared } = await mending.ask('repair.start', { backup: offered[0]!.id });
    expect(prepared).toMatchObject({ way: 'repair', backupAt: null });
    expect(prepared!.backupTrouble).toContain(backups);
    await mending.close();
    remove();
  });

  it.each(['repair', 'restore'] as const)(
    'is as it was when the %s is killed at any step, and the next try brings everything back with its list',
    async (way) => {
      const { settings, asked, remove } = await backedUp();
      spoil(1, leaves[0]!);
      const before = fs.readFileSync(database());
      const begin = (...step: readonly string[]) =>
        fork(repairChild, [folder.folder, keyText, way, JSON.stringify(asked), ...step], { silent: true });
      const steps =
        way === 'repair'
          ? [['copy'], ['database'], ['rows'], ['fill'], ['verify']]
          : // The list is made of the damaged database, after that of the backup is there.
            [['database'], ['copy'], ['rows'], ['fill']];
      for (const step of steps) {
        const child = begin(...step);
        await once(child.stdout!, 'data');
        child.kill('SIGKILL');
        await once(child, 'exit');
        expect(fs.readFileSync(database()).equals(before)).toBe(true);
        expect(fs.existsSync(join(folder.folder, 'restored'))).toBe(false);
      }
      const child = begin();
      await once(child, 'exit');
      const bed = await startWholeOrMending(folder.folder, { settings });
      expect(await countMemories(bed)).toBe(memoryIds.length);
      expect(await bed.ask('repair.last', {})).toMatchObject({ way, backupAt: asked.madeAt });
      await bed.close();
      remove();
    },
    90_000,
  );
});

/** A verified backup of the whole store in a folder of its own. */
async function backedUp() {
  const place = makeDataFolder();
  const settings = testSettings({
    backup: { ...testSettings().backup, folder: place.folder, enabled: false },
  });
  const bed = await startWholeOrMending(folder.folder, { settings });
  await bed.ask('backup.make', {});
  const [made] = await bed.ask('backup.list', {});
  await bed.close();
  const asked = { folder: place.folder, id: made!.id, madeAt: made!.madeAt };
  return { settings, backups: place.folder, asked, remove: () => place.remove() };
}
