/** All passages of a real store are destroyed on the disk; a repair writes anew what can be written, and search finds it again. */
import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import {
  engineKey,
  frameOf,
  makeDataFolder,
  startWholeOrMending,
  type EngineBed,
} from '../helpers/engine-bed.ts';
import { eventually } from '../helpers/eventually.ts';
import { openSample } from '../helpers/sample-store.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { testSettings } from '../helpers/test-settings.ts';

const pageBytes = 4096;
const key = deriveKeys(engineKey).database;
const whole = makeDataFolder();
const backups = makeDataFolder();
const settings = testSettings({
  backup: { ...testSettings().backup, folder: backups.folder, enabled: false },
});
let folder: ReturnType<typeof makeDataFolder>;
let memoryId: MemoryId;
let frameId: FrameId;
let questionId: number;
let before: readonly string[] = [];

beforeAll(async () => {
  const bed = await startWholeOrMending(whole.folder, { settings });
  for (let i = 0; i < 12; i++)
    await bed.ask('memory.create', aFact(`Quarry ${i}`, 'It has granite of many sorts'));
  // Too long for one passage.
  const long = Array.from({ length: 500 }, (_, word) => `gravel${word}`).join(' ');
  memoryId = (await bed.ask('memory.create', aFact('Wharf', 'The samovar stands on the wharf', long))).id;
  const { id: sessionId } = await bed.ask('chat.create-session', {});
  questionId = (await bed.ask('chat.send', { sessionId, text: 'Who repaired the accordion last week?' }))
    .questionId;
  await bed.ask('engine.drain', {});
  await bed.ask('chat.send', { sessionId, text: 'Remember that the marmalade is in the cellar.' });
  const lines = ['The zeppelin museum opens at nine', 'and closes long before the night'];
  const picture = await drawScreen({ title: 'Timetable', lines });
  const facts = { application: 'Browser', title: 'Timetable', capturedAt: Date.now() };
  frameId = (await bed.ask('frame.accept', frameOf(picture, facts))).id;
  await bed.ask('engine.drain', {});
  await bed.ask('backup.make', {});
  await bed.ask('memory.create', aFact('Latecomer', 'The theremin came after the backup'));
  await bed.ask('engine.drain', {});
  await bed.close();
  before = passages(whole.folder);
}, 180_000);
afterAll(() => {
  whole.remove();
  backups.remove();
});
beforeEach((test) => {
  folder = makeDataFolder();
  test.onTestFinished(() => folder.remove());
  fs.cpSync(whole.folder, folder.folder, { recursive: true });
});

function aFact(name: string, summary: string, details = '') {
  const fields = { name, summary, details, origin: '' };
  return { kind: 'semantic', fields } as const;
}

const database = (): string => join(folder.folder, 'mneme.db');

/** Every passage with all that it is found by. */
function passages(at: string): string[] {
  const store = openSample(join(at, 'mneme.db'), key);
  const rows = store.db.all<object>(
    `SELECT id, stream, position, frame_id, memory_id, message_id, scope, occurred_at, author, by_owner, text, word_count
     FROM units ORDER BY id`,
  );
  store.close();
  return rows.map((row) => JSON.stringify(row));
}

/** The first page as well, so that the next start offers the repair. */
function destroy(...names: readonly string[]): void {
  const store = openSample(database(), key);
  const pages = store.db.column<number>(
    'SELECT pageno FROM dbstat WHERE name IN (SELECT value FROM json_each(?))',
    [JSON.stringify(names)],
  );
  store.close();
  const handle = fs.openSync(database(), 'r+');
  for (const page of [1, ...pages])
    fs.writeSync(handle, Buffer.alloc(64, 7), 0, 64, (page - 1) * pageBytes + 100);
  fs.closeSync(handle);
}

async function untilWritten(bed: EngineBed): Promise<void> {
  await eventually(async () => {
    const { jobs } = await bed.ask('performance.jobs', {});
    const states = jobs.filter(({ job }) => job === 'write-passages' || job === 'rebuild-words');
    expect(states.map(({ state }) => state)).toEqual(['done', 'done']);
  });
  await bed.ask('engine.drain', {});
}

async function originsOf(bed: EngineBed, text: string): Promise<unknown[]> {
  const { hits } = await bed.ask('search.query', { text });
  return hits
    .filter(({ reasons }) => reasons.some(({ arm }) => arm === 'words'))
    .map(({ origin, frameId: frame }) => (origin.type === 'frame' ? frame : 'id' in origin && origin.id));
}

async function repaired(backup: string | null): Promise<EngineBed> {
  const mending = await startWholeOrMending(folder.folder, { settings });
  await mending.ask('repair.start', { backup });
  await mending.close();
  return await startWholeOrMending(folder.folder, { settings });
}

it('is repaired without a backup: memories, messages and moments are found by their words and meaning again', async () => {
  destroy('units');
  const bed = await repaired(null);
  const report = (await bed.ask('repair.last', {}))!;
  expect(report.memories).toEqual([]);
  expect(report.losses).toEqual([
    expect.objectContaining({ what: 'passages', gone: 0, anew: before.length, returned: 0 }),
  ]);
  await untilWritten(bed);
  expect(await originsOf(bed, 'samovar')).toContain(memoryId);
  expect(await originsOf(bed, 'gravel499')).toContain(memoryId);
  expect(await originsOf(bed, 'accordion')).toContain(questionId);
  expect(await originsOf(bed, 'zeppelin')).toContain(frameId);
  const { findings, passages: count, vectors } = await bed.ask('performance.check-indexes', {});
  expect({ findings, count, vectors }).toEqual({
    findings: [],
    count: before.length,
    vectors: before.length,
  });
  await bed.close();
  expect(passages(folder.folder)).toEqual(before);
}, 90_000);

it('is repaired with a backup, and what came after that is written anew', async () => {
  destroy('units');
  const mending = await startWholeOrMending(folder.folder, { settings });
  const { backups: offered } = await mending.ask('repair.status', {});
  await mending.close();
  const bed = await repaired(offered[0]!.id);
  const report = (await bed.ask('repair.last', {}))!;
  expect(report.leftOut).toBe(0);
  expect(report.losses).toEqual([
    expect.objectContaining({ what: 'passages', gone: 0, anew: 1, returned: before.length - 1 }),
  ]);
  await untilWritten(bed);
  expect(await originsOf(bed, 'theremin')).toHaveLength(1);
  expect(await originsOf(bed, 'zeppelin')).toContain(frameId);
  await bed.close();
  expect(passages(folder.folder)).toEqual(before);
}, 90_000);
