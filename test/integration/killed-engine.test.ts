/** The engine is killed again and again in the middle of a stream; what it acknowledged is there, once, and nothing else. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import { createImageFiles } from '../../src-main/images/image-files.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import type { ChildMessage } from '../helpers/engine-child.ts';
import { engineKey, makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { titleOf, wordsOf } from '../helpers/replayed-stream.ts';

const kills = 50;
/** The engine says this many things at most before it is killed; each run gets through accepting and deleting some frames. */
const mostMessages = 10;
/** From then, or for every tenth run from its start: into reading, embedding and the next frame, or into the start itself. */
const latestKillMs = 300;

interface Told {
  offered: number;
  readonly taken: Map<number, FrameId>;
  readonly deleting: Set<number>;
  readonly deleted: Set<number>;
}

it(`is killed ${kills} times at any moment, and nothing acknowledged is lost or stored twice`, async ({
  annotate,
  onTestFinished,
}) => {
  const seed = Number(process.env['MNEME_TEST_SEED'] ?? Date.now() % 1_000_000);
  await annotate(`MNEME_TEST_SEED=${seed} repeats the moments`);
  const moment = fc.record({
    messages: fc.integer({ min: 0, max: mostMessages }),
    ms: fc.integer({ min: 0, max: latestKillMs }),
  });
  const moments = fc.sample(moment, { numRuns: kills, seed });
  const data = makeDataFolder();
  onTestFinished(() => data.remove());
  const told: Told = { offered: -1, taken: new Map(), deleting: new Set(), deleted: new Set() };
  for (const [turn, { messages, ms }] of moments.entries()) {
    await runAndKill(data.folder, told, { messages: turn % 10 === 9 ? null : messages, ms });
  }
  expect(told.taken.size, `seed ${seed}`).toBeGreaterThan(kills);
  expect(told.deleted.size, `seed ${seed}`).toBeGreaterThan(0);

  const bed = await startEngine(data.folder);
  await bed.ask('engine.drain', {});
  expect((await bed.ask('engine.health', {})).backlog).toEqual({ reading: 0, readingFailed: 0, vectors: 0 });
  for (const [frame, id] of told.taken) {
    const answer = await bed.engine.dispatch('frame.get', { id });
    if (told.deleted.has(frame))
      expect(answer, `deleted ${frame}`).toMatchObject({ error: { code: 'not-found' } });
    if (told.deleting.has(frame)) continue;
    expect(answer, `frame ${frame}, seed ${seed}`).toMatchObject({
      value: { title: titleOf(frame), reading: 'read' },
    });
    expect((await bed.ask('frame.image', { id, size: 'full' })).bytes.length).toBeGreaterThan(100);
  }
  await bed.close();

  const store = openDatabase({
    file: join(data.folder, 'mneme.db'),
    key: deriveKeys(engineKey).database,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  const { db } = store;
  expect(db.value('PRAGMA integrity_check')).toBe('ok');
  expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
  // Frame and moment belong together, so that two rows of one moment are one frame stored twice.
  const shownAt = db.column<number>('SELECT captured_at FROM frames');
  expect(new Set(shownAt).size).toBe(shownAt.length);
  const titles = db.column<string>('SELECT title FROM activities');
  expect(new Set(titles).size, 'an activity for each window').toBe(titles.length);
  const lines = db.column<string>('SELECT text FROM units').flatMap((text) => text.split('\n'));
  for (let frame = 0; frame <= told.offered; frame++) {
    const times = lines.filter((line) => line.includes(wordsOf(frame))).length;
    if (told.deleted.has(frame)) expect(times, `words of deleted frame ${frame}, seed ${seed}`).toBe(0);
    else if (told.taken.has(frame) && !told.deleting.has(frame))
      expect(times, `words of frame ${frame}, seed ${seed}`).toBe(1);
    else expect(times, `words of frame ${frame}, which was offered only, seed ${seed}`).toBeLessThan(2);
  }
  expect(db.value('SELECT count(*) FROM units WHERE id NOT IN (SELECT unit_id FROM unit_vectors)')).toBe(0);
  const images = createImageFiles({ folder: join(data.folder, 'images'), key: deriveKeys(engineKey).images });
  const onDisk = readdirSync(join(data.folder, 'images'), { recursive: true, withFileTypes: true });
  const ids = db.column<FrameId>('SELECT id FROM frames WHERE image_bytes > 0 ORDER BY id');
  expect(
    onDisk
      .filter((file) => file.isFile())
      .map((file) => file.name)
      .sort(),
  ).toEqual(ids.map((id) => `${id}.img`).sort());
  for (const id of ids) await images.read(id);
  store.close();
  expect(readdirSync(data.folder).sort()).toEqual(['images', 'languages', 'mneme.db', 'mneme.db.check']);
}, 600_000);

/**
 * Starts the engine where the stream was cut off, kills it `ms` after so many messages (null: after its start was asked for),
 * and keeps what it told.
 */
async function runAndKill(
  folder: string,
  told: Told,
  kill: { readonly messages: number | null; readonly ms: number },
): Promise<void> {
  const child = fork(
    new URL('../helpers/engine-child.ts', import.meta.url),
    [folder, String(told.offered + 1)],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const end = (): void => void child.kill('SIGKILL');
  if (kill.messages === null) setTimeout(end, kill.ms);
  let heard = 0;
  child.on('message', (message: ChildMessage) => {
    // The first one tells that the engine runs.
    if (heard++ === kill.messages) setTimeout(end, kill.ms);
    if (message.kind === 'offered') told.offered = message.frame;
    if (message.kind === 'deleting') told.deleting.add(message.frame);
    if (message.kind === 'taken') told.taken.set(message.frame, message.id);
    if (message.kind === 'deleted') told.deleted.add(message.frame);
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal, 'the engine runs until it is killed').toBe('SIGKILL');
}
