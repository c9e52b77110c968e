import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../../src-main/base/clock.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createTextKeeper } from '../../../../src-main/memory/text-keeper.ts';
import type { Store } from '../../../../src-main/store/database.ts';
import { createCompactJob } from '../../../../src-main/upkeep/compact-job.ts';
import { createEmbedAllJob, createEmbedMissingJob } from '../../../../src-main/upkeep/embed-jobs.ts';
import { createRebuildWordsJob } from '../../../../src-main/upkeep/rebuild-words-job.ts';
import { createRealEmbedder, createSearchBed } from '../../../helpers/search-bed.ts';
import { openTestStore, temporaryFolder } from '../../../helpers/temporary-store.ts';
import { addPassages, runJobs, type RunnerBed } from '../../../helpers/upkeep-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

function found(store: Pick<Store, 'db'>, word: string): number[] {
  return store.db.column<number>('SELECT rowid FROM unit_text WHERE unit_text MATCH ?', [word]);
}

function begin(runner: RunnerBed): RunnerBed {
  runner.start();
  onTestFinished(() => runner.stop());
  return runner;
}

describe('building the text index anew', () => {
  it('brings missing rows back, takes those without a passage out, and finds the others all the while', async () => {
    const store = openTestStore();
    const ids = addPassages(store.db, 400);
    for (const lost of [ids[3]!, ids[250]!]) store.db.run('DELETE FROM unit_text WHERE rowid = ?', [lost]);
    store.db.run(`INSERT INTO unit_text (rowid, text, near1, near2) VALUES (9000, 'samovar', '', '')`);
    const textKeeper = createTextKeeper(store, silentLog);
    const runner = begin(runJobs(store, [createRebuildWordsJob(store.db, textKeeper.wake)]));
    await runner.startJob('rebuild-words');
    let looks = 0;
    while (runner.jobs()[0]!.state !== 'done') {
      expect(found(store, 'kettle77')).toContain(ids[77]);
      looks += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(looks).toBeGreaterThan(2);
    await textKeeper.drain();
    expect(found(store, 'samovar')).toEqual([]);
    // Its own passage, and those beside it.
    expect(found(store, 'text : kettle3')).toEqual([ids[3]]);
    expect(found(store, 'near1 : kettle250')).toEqual([ids[251]]);
    expect(store.db.value('SELECT count(*) FROM unit_text_docsize')).toBe(400);
  });

  it('goes on after a restart where it was, and stays paused where it was paused', async () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    const first = openTestStore({ file });
    addPassages(first.db, 600);
    const before = runJobs(first, [createRebuildWordsJob(first.db, () => {})]);
    before.start();
    await before.startJob('rebuild-words');
    while (before.jobs()[0]!.done === 0) await new Promise((resolve) => setImmediate(resolve));
    before.pauseJob('rebuild-words');
    await before.stop();
    const { done } = before.jobs()[0]!;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(600);
    first.close();

    const store = openTestStore({ file });
    const runner = begin(runJobs(store, [createRebuildWordsJob(store.db, () => {})]));
    await runner.drain();
    expect(runner.jobs()[0]).toMatchObject({ state: 'paused', done });
    runner.resumeJob('rebuild-words');
    await runner.drain();
    expect(runner.jobs()[0]).toMatchObject({ state: 'done', done: 600, total: 600 });
  });

  it('does nothing more once it is stopped, and begins anew when it is asked for again', async () => {
    const store = openTestStore();
    addPassages(store.db, 600);
    const runner = begin(runJobs(store, [createRebuildWordsJob(store.db, () => {})]));
    await runner.startJob('rebuild-words');
    while (runner.jobs()[0]!.done === 0) await new Promise((resolve) => setImmediate(resolve));
    runner.stopJob('rebuild-words');
    await runner.drain();
    expect(runner.jobs()[0]!.state).toBe('stopped');
    runner.resumeJob('rebuild-words');
    expect(runner.jobs()[0]!.state).toBe('stopped');
    await runner.startJob('rebuild-words');
    expect(runner.jobs()[0]).toMatchObject({ state: 'running', done: 0 });
    await runner.drain();
    expect(runner.jobs()[0]!.state).toBe('done');
  });
});

describe('making vectors anew', () => {
  it('replaces every vector, newest first, while the old ones are found', async () => {
    const bed = createSearchBed(embedder);
    const ids = addPassages(bed.db, 70, 1);
    await bed.backlog.drain();
    bed.db.run('UPDATE unit_vectors SET vector = zeroblob(384)');
    const runner = begin(runJobs(bed, [createEmbedAllJob({ ...bed, embedderId: bed.vectors.embedderId })]));
    await runner.startJob('embed-all');
    while (runner.jobs()[0]!.done === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await bed.find('kettle12')).toContainEqual(expect.stringContaining('kettle12'));
    await runner.drain();
    expect(bed.db.value('SELECT count(*) FROM unit_vectors WHERE vector = zeroblob(384)')).toBe(0);
    expect(runner.jobs()[0]).toMatchObject({ state: 'done', done: ids.length, total: ids.length });
  });

  it('makes those that are missing and leaves the others alone', async () => {
    const bed = createSearchBed(embedder);
    const ids = addPassages(bed.db, 30, 1);
    await bed.backlog.drain();
    bed.db.run('UPDATE unit_vectors SET vector = zeroblob(384)');
    bed.db.run('DELETE FROM unit_vectors WHERE unit_id = ?', [ids[4]!]);
    bed.db.run('DELETE FROM unit_tokens WHERE unit_id = ?', [ids[9]!]);
    const job = createEmbedMissingJob({ ...bed, embedderId: bed.vectors.embedderId });
    const runner = begin(runJobs(bed, [job]));
    await runner.startJob('embed-missing');
    await runner.drain();
    expect(bed.db.column('SELECT unit_id FROM unit_vectors WHERE vector <> zeroblob(384)')).toEqual([
      ids[4],
      ids[9],
    ]);
    expect(bed.db.value('SELECT count(*) FROM unit_tokens')).toBe(30);
  });
});

describe('compacting', () => {
  const plenty = { freeBytes: () => Promise.resolve(null) };

  it('gives the room of what was deleted back in slices, behind a job that was asked for earlier', async () => {
    const store = openTestStore();
    addPassages(store.db, 400, 60);
    store.db.run('DELETE FROM units WHERE id > 100');
    store.checkpoint();
    const before = store.room();
    expect(before.freeBytes).toBeGreaterThan(100_000);
    const runner = runJobs(store, [
      createRebuildWordsJob(store.db, () => {}),
      createCompactJob({ store, ...plenty }),
    ]);
    await runner.startJob('rebuild-words');
    await new Promise((resolve) => systemClock.after(2, () => resolve(null)));
    await runner.startJob('compact');
    expect(runner.jobs().map(({ state }) => state)).toEqual(['running', 'waiting']);
    begin(runner);
    await runner.drain();
    expect(runner.jobs().map(({ state }) => state)).toEqual(['done', 'done']);
    expect(store.room().freeBytes).toBe(0);
    expect(store.sizeBytes()).toBeLessThan(before.fileBytes);
    expect(found(store, 'kettle50')).toEqual([51, 52, 53]);
  });

  it('does not begin where the disk has no room for it, and says how much it needs', async () => {
    const store = openTestStore();
    addPassages(store.db, 10);
    const job = createCompactJob({ store, freeBytes: () => Promise.resolve(5_000_000) });
    const runner = begin(runJobs(store, [job]));
    await expect(runner.startJob('compact')).rejects.toThrow(/needs 64 MB .* there are 5 MB/);
    expect(runner.jobs()[0]!.state).toBe('idle');
  });

  it('writes a store anew that cannot give room back, but not again by itself after it was ended in the middle', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'mneme.db');
    const first = openTestStore({ file });
    addPassages(first.db, 50);
    first.db.run('PRAGMA auto_vacuum = NONE');
    first.copyTo(path.join(folder, 'old.db'));
    first.close();
    for (const suffix of ['', '.check']) rmSync(`${file}${suffix}`);
    renameSync(path.join(folder, 'old.db'), file);
    const store = openTestStore({ file });
    store.db.run('DELETE FROM units WHERE id > 5');
    const runner = begin(runJobs(store, [createCompactJob({ store, ...plenty })]));

    await runner.startJob('compact');
    await runner.drain();
    expect(runner.jobs()[0]!.state).toBe('done');
    expect(store.room()).toMatchObject({ givesBack: true, freeBytes: 0 });

    store.db.run(`UPDATE upkeep_jobs SET state = 'running', cursor = 1`);
    const interrupted = createCompactJob({
      store: { ...store, room: () => ({ ...store.room(), givesBack: false }) },
      ...plenty,
    });
    const again = begin(runJobs(store, [interrupted]));
    await again.drain();
    expect(again.jobs()[0]).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/Nothing is lost/),
    });
  });
});
