/** Locked and unlocked engines on one data folder: what comes while it is locked is there afterwards, once, whatever happens. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src-main/base/clock.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { makeBoxKeys } from '../../src-main/base/sealed-box.ts';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import { createSealingEngine } from '../../src-main/engine/sealing-engine.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import type { EraseWhat } from '../../src-preload/contract/erase.ts';
import { unwrap } from '../../src-preload/contract/errors.ts';
import { engineKey, makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import type { LockingMessage } from '../helpers/locking-child.ts';
import { replayedFrame, seenAt, wordsOf } from '../helpers/replayed-stream.ts';
import { temporaryFolder } from '../helpers/temporary-store.ts';
import { testSettings } from '../helpers/test-settings.ts';

const kills = 8;
const mostMessages = 12;
const latestKillMs = 300;

function startLocked(dataFolder: string, sealTo: Uint8Array) {
  return createSealingEngine({
    dataFolder,
    sealTo,
    settings: testSettings(),
    clock: systemClock,
    writeLog: () => {},
  });
}

function textsOf(dataFolder: string): {
  readonly lines: string[];
  readonly shownAt: number[];
  readonly gaps: number;
} {
  const { db, close } = openDatabase({
    file: join(dataFolder, 'mneme.db'),
    key: deriveKeys(engineKey).database,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  const lines = db.column<string>('SELECT text FROM units').flatMap((text) => text.split('\n'));
  const shownAt = db.column<number>('SELECT captured_at FROM frames');
  const gaps = db.value<number>('SELECT count(*) FROM gaps')!;
  expect(db.value('SELECT count(*) FROM taken_entries')).toBe(0);
  close();
  return { lines, shownAt, gaps };
}

it('answers nothing while it is locked, seals what comes, and takes it in, with its gaps, once it is unlocked', async ({
  onTestFinished,
}) => {
  const { folder, remove } = makeDataFolder();
  onTestFinished(remove);
  const sealing = makeBoxKeys();
  await (await startEngine(folder, { sealing })).close();
  const locked = await startLocked(folder, sealing.publicKey);
  for (let frame = 0; frame < 4; frame++)
    unwrap(await locked.dispatch('frame.accept', await replayedFrame(frame)));
  for (const minute of [0, 1, 2]) {
    const gap = { kind: 'idle', startedAt: minute * 60_000, endedAt: (minute + 1) * 60_000 } as const;
    unwrap(await locked.dispatch('gap.note', gap));
  }
  for (const name of ['search.query', 'frame.image', 'memory.list', 'vault.reveal', 'no.such'])
    expect(await locked.dispatch(name, {})).toMatchObject({ ok: false, error: { code: 'locked' } });
  expect(await locked.dispatch('engine.health', {})).toMatchObject({ value: { backlog: { reading: 5 } } });
  const textOnly = { ...(await replayedFrame(9)), textOnly: true };
  expect(await locked.dispatch('frame.accept', textOnly)).toMatchObject({
    ok: false,
    error: { code: 'locked' },
  });
  await locked.close();

  const sealedFiles = readdirSync(join(folder, 'sealed')).map((name) =>
    readFileSync(join(folder, 'sealed', name)),
  );
  expect(sealedFiles).toHaveLength(5);
  for (const bytes of sealedFiles) {
    for (const telling of ['Letter', 'Editor', 'WEBP', 'idle', 'capturedAt'])
      expect(bytes.includes(telling)).toBe(false);
  }

  const bed = await startEngine(folder, { sealing });
  await bed.ask('engine.drain', {});
  expect((await bed.ask('search.query', { text: wordsOf(3) })).hits[0]?.title).toBe('Picture 3');
  await bed.close();
  const { lines, gaps } = textsOf(folder);
  for (let frame = 0; frame < 4; frame++)
    expect(lines.filter((line) => line.includes(wordsOf(frame)))).toHaveLength(1);
  expect(gaps).toBe(1);
  expect(readdirSync(join(folder, 'sealed'))).toEqual([]);
}, 60_000);

it('keeps aside what does not open, and takes in the rest', async ({ onTestFinished }) => {
  const { folder, remove } = makeDataFolder();
  onTestFinished(remove);
  const sealing = makeBoxKeys();
  const locked = await startLocked(folder, sealing.publicKey);
  for (let frame = 0; frame < 2; frame++)
    unwrap(await locked.dispatch('frame.accept', await replayedFrame(frame)));
  await locked.close();
  const [damaged] = readdirSync(join(folder, 'sealed')).sort();
  writeFileSync(join(folder, 'sealed', damaged!), 'nonsense');
  writeFileSync(join(folder, 'sealed', '000000000000009-00000000.sealed.part'), 'cut off by an end');
  const bed = await startEngine(folder, { sealing });
  await bed.ask('engine.drain', {});
  expect((await bed.ask('search.query', { text: wordsOf(1) })).hits).toHaveLength(1);
  expect(readdirSync(join(folder, 'sealed'))).toEqual([`${damaged}.unreadable`]);
  await bed.close();
}, 60_000);

it.each<[string, EraseWhat, number[]]>([
  ['a stretch', { what: 'range', from: seenAt(4), to: seenAt(8) }, [3]],
  ['an application', { what: 'application', application: 'Editor' }, []],
])(
  'forgets %s of what waits to be taken in, counted with the rest, and nothing of it comes in afterwards',
  async (_, what, left) => {
    const { folder, remove } = makeDataFolder();
    onTestFinished(remove);
    const sealing = makeBoxKeys();
    const locked = await startLocked(folder, sealing.publicKey);
    const pages = [3, 7];
    for (const frame of [...pages, 4])
      unwrap(await locked.dispatch('frame.accept', await replayedFrame(frame)));
    const gap = { kind: 'idle', startedAt: seenAt(5), endedAt: seenAt(6) } as const;
    unwrap(await locked.dispatch('gap.note', gap));
    await locked.close();
    const damaged = `${String(seenAt(5)).padStart(15, '0')}-00000000.sealed.unreadable`;
    writeFileSync(join(folder, 'sealed', damaged), 'nonsense');

    const bed = await startEngine(folder, { sealing });
    const isKeptAside = what.what === 'application';
    const goes = pages.length - left.length + (isKeptAside ? 1 : 2);
    expect(await bed.ask('erase.preview', { what })).toMatchObject({ frames: goes, images: goes });
    expect(await bed.ask('erase.run', { what })).toMatchObject({ frames: goes, images: goes, left: 0 });
    await bed.ask('engine.drain', {});
    expect(await bed.ask('engine.health', {})).toMatchObject({ backlog: { reading: 0 } });
    await bed.close();
    const { lines, shownAt, gaps } = textsOf(folder);
    expect(shownAt).toEqual(left.map(seenAt));
    for (const frame of pages)
      expect(lines.some((line) => line.includes(wordsOf(frame)))).toBe(left.includes(frame));
    expect(gaps).toBe(1);
    expect(readdirSync(join(folder, 'sealed'))).toEqual(isKeptAside ? [damaged] : []);
  },
  60_000,
);

it('erases what waits when everything is to be forgotten, although it was locked before that was done', async ({
  onTestFinished,
}) => {
  const { folder, remove } = makeDataFolder();
  onTestFinished(remove);
  const sealing = makeBoxKeys();
  let locked = await startLocked(folder, sealing.publicKey);
  unwrap(await locked.dispatch('frame.accept', await replayedFrame(3)));
  unwrap(await locked.dispatch('engine.start-anew', {}));
  await locked.close();
  locked = await startLocked(folder, sealing.publicKey);
  expect(await locked.dispatch('engine.health', {})).toMatchObject({ value: { backlog: { reading: 0 } } });
  expect(readdirSync(folder)).toEqual([]);
  await locked.close();
});

it(`is killed ${kills} times while it is locked, unlocked and takes in, and loses nothing and has nothing twice`, async ({
  annotate,
  onTestFinished,
}) => {
  const seed = Number(process.env['MNEME_TEST_SEED'] ?? Date.now() % 1_000_000);
  await annotate(`MNEME_TEST_SEED=${seed} repeats the moments`);
  const moment = fc.record({
    messages: fc.integer({ min: 0, max: mostMessages }),
    ms: fc.integer({ min: 0, max: latestKillMs }),
  });
  const { folder, remove } = makeDataFolder();
  onTestFinished(remove);
  const sealing = makeBoxKeys();
  const keyFile = join(temporaryFolder(), 'keys.json');
  writeFileSync(
    keyFile,
    JSON.stringify({ publicKey: [...sealing.publicKey], privateKey: [...sealing.privateKey] }),
  );
  const taken = new Set<number>();
  let offered = -1;
  for (const { messages, ms } of fc.sample(moment, { numRuns: kills, seed })) {
    const child = fork(
      new URL('../helpers/locking-child.ts', import.meta.url),
      [folder, keyFile, String(offered + 1)],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    let heard = 0;
    child.on('message', ({ kind, frame }: LockingMessage) => {
      if (heard++ === messages) setTimeout(() => void child.kill('SIGKILL'), ms);
      if (kind === 'offered') offered = frame;
      else taken.add(frame);
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal, 'it runs until it is killed').toBe('SIGKILL');
  }
  const bed = await startEngine(folder, { sealing });
  await bed.ask('engine.drain', {});
  expect((await bed.ask('engine.health', {})).backlog).toEqual({ reading: 0, readingFailed: 0, vectors: 0 });
  await bed.close();

  const { lines, shownAt } = textsOf(folder);
  expect(new Set(shownAt).size, `seed ${seed}`).toBe(shownAt.length);
  expect(taken.size, `seed ${seed}`).toBeGreaterThan(kills);
  for (const frame of taken) {
    const times = lines.filter((line) => line.includes(wordsOf(frame))).length;
    expect(times, `words of frame ${frame}, seed ${seed}`).toBe(1);
  }
  expect(readdirSync(join(folder, 'sealed'))).toEqual([]);
  rmSync(keyFile);
}, 300_000);
