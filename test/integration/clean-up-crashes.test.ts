/** Cleaning up, ended by force in the middle of a slice again and again, does the same as if nothing had been. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cleanUpConditionsSchema } from '../../src-preload/contract/conditions.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import { insertRun } from '../../src-main/memory/policies/runs-table.ts';
import { transaction } from '../../src-main/store/database.ts';
import { FakeClock } from '../helpers/fake-clock.ts';
import { episodicFields } from '../helpers/memories-bed.ts';
import { openTestStore, temporaryFolder } from '../helpers/temporary-store.ts';

it('a clean-up that is killed again and again archives each memory once, and spares the pinned', async () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  const count = 150;
  const store = openTestStore({ file });
  const clock = new FakeClock();
  const nothing = () => {};
  const memories = createMemories({
    db: store.db,
    clock,
    onUnits: nothing,
    onUnitsRemoved: nothing,
    onChange: nothing,
    onDue: nothing,
  });
  transaction(store.db, () => {
    for (let place = 0; place < count; place++)
      memories.add(
        {
          kind: 'episodic',
          fields: episodicFields({ summary: `Episode ${place}` }),
          pinned: place % 10 === 0,
        },
        [],
        { actor: 'pipeline' },
      );
  });
  const conditions = cleanUpConditionsSchema.parse({ kinds: ['episodic'] });
  const run = { name: 'All', policyId: null, conditions, action: { type: 'archive' }, by: 'owner' } as const;
  insertRun(store.db, { ...run, undoDays: 365 }, Date.now());
  store.close();

  let kills = 0;
  for (;;) {
    const child = fork(new URL('../helpers/clean-up-child.ts', import.meta.url), [file], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let isDone = false;
    let changes = 0;
    const until = 25 + 4 * kills;
    child.on('message', (message) => {
      if (message === 'done') isDone = true;
      else if (++changes === until) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    if (isDone) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(1);

  const { db } = openTestStore({ file });
  expect(db.value('PRAGMA integrity_check')).toBe('ok');
  const pinned = count / 10;
  expect(db.all('SELECT state, pinned, count(*) AS n FROM memories GROUP BY state, pinned')).toEqual([
    { state: 'active', pinned: 1, n: pinned },
    { state: 'archived', pinned: 0, n: count - pinned },
  ]);
  expect(db.value(`SELECT count(*) FROM memory_changes WHERE event = 'ARCHIVE'`)).toBe(count - pinned);
  expect(db.value('SELECT count(DISTINCT step) FROM clean_up_run_items')).toBe(count - pinned);
  expect(db.get('SELECT state, changed FROM clean_up_runs')).toEqual({
    state: 'done',
    changed: count - pinned,
  });
}, 60_000);
