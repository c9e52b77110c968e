import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hashFile } from '../../../../src-main/store/page-copier.ts';
import type { Store } from '../../../../src-main/store/database.ts';
import { inspectCopy } from '../../../../src-main/store/inspect-store.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { noteSteps, writeNotes } from '../../../helpers/notes-store.ts';
import { openTestStore, temporaryFolder, testKey } from '../../../helpers/temporary-store.ts';

/** More pages than are left to wait in the log, and far fewer than a commit would fold by itself. */
const manyNotes = 1_000;
const brokenThread = new URL('../../../helpers/broken-thread.ts', import.meta.url);

/** Pages in the log that are not in the file. */
function waiting({ db }: Pick<Store, 'db'>): number {
  const { log, checkpointed } = db.get<{ log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)')!;
  return log - checkpointed;
}

function notesIn(file: string): number {
  return inspectCopy({ file, key: testKey, sqliteBinding: null, settle: false }, (db) =>
    db.value<number>('SELECT COUNT(*) FROM notes'),
  )!;
}

describe('the log of changes', () => {
  it('is folded into the file beside the work once it holds much, and not for a little', async () => {
    const store = openTestStore({ steps: noteSteps });
    writeNotes(store.db, 20);
    const few = waiting(store);
    writeNotes(store.db, manyNotes);
    expect(waiting(store)).toBeGreaterThan(few + manyNotes);
    await eventually(() => expect(waiting(store)).toBe(0));
    writeNotes(store.db, 20);
    expect(waiting(store)).toBeGreaterThan(20);
  });

  it('is folded by the engine itself where the thread is gone', async () => {
    const said: string[] = [];
    const store = openTestStore({
      steps: noteSteps,
      foldThread: brokenThread,
      log: (_level, message) => said.push(message),
    });
    writeNotes(store.db, manyNotes);
    await eventually(() => expect(store.db.value('PRAGMA wal_autocheckpoint')).toBe(1_000));
    writeNotes(store.db, 1);
    expect(waiting(store)).toBe(0);
    expect(said.filter((message) => message.includes('is gone'))).toHaveLength(1);
    await store.holdPages(() => Promise.resolve());
  });

  it('leaves a held file alone, is all in it before, and all of it comes in afterwards', async () => {
    const store = openTestStore({ steps: noteSteps });
    writeNotes(store.db, manyNotes);
    const copy = path.join(temporaryFolder(), 'copy.db');
    await store.holdPages(async ({ descriptor }) => {
      expect(waiting(store)).toBe(0);
      const before = await hashFile(store.file);
      writeNotes(store.db, manyNotes);
      store.checkpoint();
      for (let turns = 0; turns < 200; turns += 1) await nextTurn();
      expect(waiting(store)).toBeGreaterThan(manyNotes);
      expect(await hashFile(store.file)).toBe(before);
      expect(descriptor).toBeGreaterThan(0);
    });
    // What was to be emptied meanwhile is empty.
    expect(statSync(`${store.file}-wal`).size).toBe(0);
    await store.copyPages(copy);
    expect(notesIn(copy)).toBe(2 * manyNotes);
  });

  it('is let grow while the disk is busy with other work', async () => {
    const store = openTestStore({ steps: noteSteps });
    await store.putOffFolding(async () => {
      writeNotes(store.db, manyNotes);
      // The look that would have woken the thread is over then.
      const from = performance.now();
      await eventually(() => expect(performance.now() - from).toBeGreaterThan(300));
      expect(waiting(store)).toBeGreaterThan(manyNotes);
    });
    await eventually(() => expect(waiting(store)).toBe(0));
  });

  it('is folded in whole by a close in the middle of a fold, and by writing the store anew', async () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    const store = openTestStore({ file, steps: noteSteps });
    writeNotes(store.db, manyNotes);
    const held = store.holdPages(() => Promise.resolve());
    store.rewrite();
    await expect(held).rejects.toMatchObject({ code: 'cancelled' });
    writeNotes(store.db, manyNotes);
    const stopped = store.holdPages(() => Promise.resolve());
    store.close();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(notesIn(file)).toBe(2 * manyNotes);
  });

  it('loses nothing that was said to be there when the process is killed before, in or after a fold', async () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    let said = 0;
    for (const folds of [0, 1, 2]) {
      const child = fork(new URL('../../../helpers/folding-child.ts', import.meta.url), [file], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      let before = 0;
      let seen = 0;
      child.on('message', ({ notes, folded }: { notes: number; folded: number }) => {
        said = notes;
        if (folded > 0 && folded !== before) seen += 1;
        before = folded;
        if (folds === 0 ? notes > 200 : seen === folds) child.kill('SIGKILL');
      });
      await once(child, 'exit');
      const store = openTestStore({ file, steps: noteSteps });
      expect(store.db.value<number>('SELECT COUNT(*) FROM notes')).toBeGreaterThanOrEqual(said);
      expect(store.db.value('PRAGMA integrity_check')).toBe('ok');
      store.close();
    }
    expect(said).toBeGreaterThan(1_000);
  });
});
