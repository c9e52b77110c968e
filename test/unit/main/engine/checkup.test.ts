import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkUp } from '../../../../src-main/engine/checkup.ts';
import type { Store } from '../../../../src-main/store/database.ts';
import { openTestStore, temporaryFolder } from '../../../helpers/temporary-store.ts';

const models = path.resolve(import.meta.dirname, '../../../../resources/models');
const now = Date.UTC(2026, 4, 5, 12);

let store: Store;
beforeEach(() => {
  store = openTestStore();
  seen(1, now - 60_000);
  seen(2, now - 30_000);
});

function seen(id: number, at: number): void {
  store.db.run(
    'INSERT INTO activities (id, display_id, application, title, started_at, ended_at) VALUES (?, ?, ?, ?, ?, ?)',
    [id, '1', 'editor', null, at, at],
  );
  store.db.run(
    `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
     VALUES (?, ?, '1', ?, 'screen', 10, 10, 'read', 100)`,
    [id, id, at],
  );
}

async function found(
  files: readonly number[] = [1, 2],
  modelsFolder = models,
): Promise<Record<string, string>> {
  const findings = await checkUp({ db: store.db, now, images: { list: async () => files }, modelsFolder });
  expect(findings.filter(({ state, remedy }) => state !== 'ok' && remedy === '')).toEqual([]);
  return Object.fromEntries(findings.map(({ id, state }) => [id, state]));
}

describe('the check-up of the engine', () => {
  it('finds nothing wrong with a store that is well', async () => {
    expect(await found()).toEqual({
      database: 'ok',
      orphans: 'ok',
      pictures: 'ok',
      model: 'ok',
      clock: 'ok',
    });
  });

  it('finds rows whose owner is gone', async () => {
    store.db.run('PRAGMA foreign_keys = OFF');
    store.db.run('DELETE FROM activities WHERE id = 1');
    store.db.run('PRAGMA foreign_keys = ON');
    expect(await found()).toMatchObject({ database: 'ok', orphans: 'bad' });
  });

  it('tells a picture that is gone from one that belongs to nothing', async () => {
    expect(await found([1])).toMatchObject({ pictures: 'bad' });
    expect(await found([1, 2, 3])).toMatchObject({ pictures: 'warn' });
  });

  it('finds model files that are missing', async () => {
    const empty = path.join(temporaryFolder(), 'models');
    mkdirSync(empty);
    expect(await found([1, 2], empty)).toMatchObject({ model: 'bad', database: 'ok' });
  });

  it('notices a clock that jumped, but not one that was set right by a minute', async () => {
    seen(3, now + 60_000);
    expect(await found([1, 2, 3])).toMatchObject({ clock: 'ok' });
    seen(4, now + 3_600_000);
    expect(await found([1, 2, 3, 4])).toMatchObject({ clock: 'warn' });
  });
});
