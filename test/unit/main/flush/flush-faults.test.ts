/** What may go wrong around a flush: the model, the folder, the clock. The conversation keeps its state, says why, and goes on. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createFlushBed, type FlushBed } from '../../../helpers/flush-bed.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';
import { mountSmallDisk, noSmallDisk } from '../../../helpers/small-disk.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const isClean = ({ dirtySince, isInFlight }: { dirtySince: number | null; isInFlight: boolean }): boolean =>
  dirtySince === null && !isInFlight;
const day = 86_400_000;

describe('a store that refuses', () => {
  const refusing = 'refused by the store';

  it('to be read ends nothing: the worker looks again, and flushes once it can', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    const first = bed.startWorker();
    const session = bed.newSession();
    bed.say(first, session, 'I like tea');
    await first.stop();
    bed.db.run('ALTER TABLE flush_sessions RENAME TO lost_sessions');
    bed.startWorker();
    await bed.clock.advance(300_000);
    bed.db.run('ALTER TABLE lost_sessions RENAME TO flush_sessions');
    await bed.clock.advance(30_000);
    await bed.until(session, isClean);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });

  it('to be written is asked again after a pause, not without end at once', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    bed.db.run(
      `CREATE TRIGGER refuse BEFORE UPDATE ON flush_sessions BEGIN SELECT raise(ABORT, '${refusing}'); END`,
    );
    await bed.clock.advance(125_000);
    await expect(worker.flushNow(session)).rejects.toThrow(refusing);
    expect(bed.model.requests).toHaveLength(0);
    bed.db.run('DROP TRIGGER refuse');
    await bed.clock.advance(30_000);
    await bed.until(session, isClean);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });
});

describe.each(['file', 'mem0'] as const)('a conversation that is kept by %s', (name) => {
  it('waits for a model without a failure, and is taken at once when one is connected', async () => {
    const bed = await createFlushBed(embedder, name, () => 'The owner likes tea');
    bed.hasModel = false;
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    await bed.clock.advance(day);
    expect(bed.session(session)).toMatchObject({ attempts: 0, lastError: '', isInFlight: false });
    expect(bed.model.requests).toHaveLength(0);
    bed.hasModel = true;
    worker.retry();
    await bed.until(session, isClean);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });

  it('that slept for three days is flushed at once, with nothing lost', async () => {
    const bed = await createFlushBed(embedder, name, () => 'The owner likes tea');
    const worker = bed.startWorker();
    worker.pause(true);
    const sessions = [bed.newSession(), bed.newSession()];
    for (const session of sessions) bed.say(worker, session, 'I like tea');
    await worker.stop();
    await bed.clock.advance(3 * day);
    bed.startWorker();
    for (const session of sessions) await bed.until(session, isClean);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
    expect(bed.session(sessions[1]!).lastResult).toBe('Nothing new.');
  });

  it('is flushed minutes after the clock was set back by a day', async () => {
    const bed = await createFlushBed(embedder, name, () => 'The owner likes tea');
    const worker = bed.startWorker();
    worker.pause(true);
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    bed.db.run(
      `UPDATE flush_sessions SET dirty_since = dirty_since + ${day}, last_turn_at = last_turn_at + ${day},
         attempts = 1, next_try_at = last_turn_at + ${day}`,
    );
    worker.pause(false);
    // It looks, and then waits for as long as after a failure at most.
    await bed.clock.advance(0);
    await bed.clock.advance(300_000);
    await bed.until(session, isClean);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });

  it('is flushed once, and not again, when the clock is set forward by a year', async () => {
    const bed = await createFlushBed(embedder, name, () => 'The owner likes tea');
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    worker.pause(true);
    await bed.clock.advance(365 * day);
    worker.pause(false);
    await bed.until(session, isClean);
    worker.wake();
    await worker.idle();
    expect(bed.model.requests).toHaveLength(1);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });

  it('is not lost to a model that answers nonsense, nor is the nonsense kept', async () => {
    const bed = await createFlushBed(embedder, name, () =>
      name === 'file' ? '%%% §§§\nZyx qwv 1999 Frobnicator\n{"a": 3' : { json: { colour: 7 } },
    );
    const worker = bed.startWorker();
    worker.pause(true);
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    const failure: unknown = await worker.flushNow(session).then(
      () => null,
      (error: unknown) => error,
    );
    // Lines can be held against what was said one by one; an answer without the asked shape says nothing at all.
    expect(failure).toEqual(name === 'file' ? null : expect.objectContaining({ failure: 'unusable' }));
    expect(await bed.kept()).toEqual([]);
    if (name === 'mem0') expect(bed.session(session)).toMatchObject({ attempts: 1, isInFlight: false });
  });

  it('does not read ten megabytes of an answer', async () => {
    const bed = await createFlushBed(embedder, name, () => ({
      pieces: Array.from({ length: 160 }, () => 'The owner likes tea and so on. '.repeat(2_100)),
    }));
    const worker = bed.startWorker();
    worker.pause(true);
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    await expect(worker.flushNow(session)).rejects.toMatchObject({ failure: 'unusable' });
    expect(bed.session(session)).toMatchObject({ attempts: 1, cursor: 0, reply: null });
    expect(await bed.kept()).toEqual([]);
  });

  it('asks about each turn once where there is never anything to keep', async () => {
    const bed = await createFlushBed(embedder, name, () => 'NO_REPLY!');
    const worker = bed.startWorker();
    const session = bed.newSession();
    for (let turn = 1; turn <= 3; turn++) {
      bed.say(worker, session, `It rained, part ${turn}`);
      await bed.clock.advance(120_000);
      await bed.until(session, isClean);
    }
    await bed.clock.advance(3 * day);
    expect(bed.model.requests).toHaveLength(3);
    expect(bed.model.requests.map(({ text }) => [...text.matchAll(/part (\d)/g)].length)).toEqual([1, 1, 1]);
  });

  it('has no secret in what is kept', async () => {
    const token = `ghp_${'A1b2C3d4E5f6G7h8I9j0'.repeat(2).slice(0, 36)}`;
    const bed = await createFlushBed(embedder, name, () => `The token of the owner is ${token}`);
    const worker = bed.startWorker();
    const session = bed.newSession();
    worker.pause(true);
    bed.say(worker, session, `My token is ${token}`);
    await worker.flushNow(session);
    const kept = await bed.kept();
    expect(kept).toHaveLength(1);
    expect(kept[0]).not.toContain(token);
    expect(bed.session(session).reply).toBeNull();
  });

  it('ends its flush when its messages are erased, and keeps nothing of them', async () => {
    let answer: (reply: string) => void = () => {};
    const bed = await createFlushBed(embedder, name, () => new Promise<string>((tell) => (answer = tell)));
    const worker = bed.startWorker();
    worker.pause(true);
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    const flush = worker.flushNow(session).catch((error: unknown) => error);
    await bed.model.received(1);
    await worker.forget(session);
    bed.db.run('DELETE FROM chat_messages WHERE session_id = ?', [session]);
    answer('The owner likes tea');
    expect(await flush).toMatchObject({ failure: 'cancelled' });
    expect(bed.session(session)).toMatchObject({ dirtySince: null, reply: null, attempts: 0 });
    expect(await bed.kept()).toEqual([]);
  });
});

describe('a conversation whose memory is switched off', () => {
  it('is never asked about, not even when it is switched on again, but what is said from then on is', async () => {
    const bed = await createFlushBed(embedder, 'mem0', () => 'The owner has a boat');
    const worker = bed.startWorker();
    const session = bed.newSession();
    const { learning } = bed;
    bed.learning = null;
    bed.say(worker, session, 'My doctor said something that is nobody’s business');
    await expect(worker.flushNow(null)).resolves.toBeUndefined();
    expect(bed.session(session).dirtySince).toBeNull();
    bed.learning = learning;
    bed.say(worker, session, 'I have a boat');
    await bed.until(session, isClean);
    expect(bed.model.sent()).not.toContain('doctor');
    expect(await bed.kept()).toEqual(['The owner has a boat']);
  });

  it('refuses to be flushed now, and says why', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner has a boat');
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I have a boat');
    bed.learning = null;
    await expect(worker.flushNow(session)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(bed.session(session).dirtySince).not.toBeNull();
  });
});

describe('the folder of the files', () => {
  /** Something was said; the flush of it fails with words that match, and succeeds once the folder is mended. */
  async function failsUntilMended(bed: FlushBed, breakIt: () => void, mend: () => void, words: RegExp) {
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    breakIt();
    await expect(worker.flushNow(session)).rejects.toThrow(words);
    expect(bed.session(session)).toMatchObject({ attempts: 1, isInFlight: false });
    expect(bed.session(session).lastError).toMatch(words);
    mend();
    await bed.clock.advance(120_000);
    await bed.until(session, isClean);
    expect(bed.session(session)).toMatchObject({ attempts: 0, lastError: '' });
    // What was heard was kept meanwhile.
    expect(bed.model.requests).toHaveLength(1);
    expect(readFileSync(join(bed.root, 'agent_ada/MEMORY.md'), 'utf8')).toMatch(/\] The owner likes tea\n/);
  }

  it('may be deleted while Mneme runs: it is made anew', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    await bed.backends.file.add(bed.ada, 'The owner lives in Bern', 'owner');
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    rmSync(bed.root, { recursive: true });
    await worker.flushNow(session);
    expect(readFileSync(join(bed.root, 'agent_ada/MEMORY.md'), 'utf8')).toContain('The owner likes tea');
  });

  it('may be replaced by a file: that is said, and what was heard is written once it is a folder again', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    const breakIt = (): void => writeFileSync(bed.root, 'not a folder');
    await failsUntilMended(bed, breakIt, () => rmSync(bed.root), /memory_files/);
  });

  it.skipIf(noSmallDisk !== null)('may be read-only', async () => {
    const disk = mountSmallDisk(2);
    onTestFinished(() => disk.remove());
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    const root = join(disk.folder, 'memory_files');
    bed.folder.root = root;
    const allow = (isAllowed: boolean): void => disk.allowWriting(isAllowed);
    await failsUntilMended(
      { ...bed, root },
      () => allow(false),
      () => allow(true),
      /memory_files/,
    );
  });

  it.skipIf(noSmallDisk !== null)('may be on a full disk', async () => {
    const disk = mountSmallDisk(2);
    onTestFinished(() => disk.remove());
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    const root = join(disk.folder, 'memory_files');
    mkdirSync(join(root, 'agent_ada'), { recursive: true });
    bed.folder.root = root;
    await failsUntilMended(
      { ...bed, root },
      () => disk.fill(0),
      () => disk.empty(),
      /disk|full|room/i,
    );
  });

  it('may be moved away and come back with other lines: nothing of them is lost', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    await bed.backends.file.add(bed.ada, 'The owner lives in Bern', 'owner');
    const worker = bed.startWorker();
    const session = bed.newSession();
    const away = `${bed.root}-away`;
    renameSync(bed.root, away);
    writeFileSync(join(away, 'agent_ada/MEMORY.md'), 'A line by hand\n');
    renameSync(away, bed.root);
    bed.say(worker, session, 'I like tea');
    await worker.flushNow(session);
    expect(await bed.kept()).toEqual(['A line by hand', 'The owner likes tea']);
  });
});
