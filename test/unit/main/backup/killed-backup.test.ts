import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openBackupBed } from '../../../helpers/backup-bed.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const child = fileURLToPath(new URL('../../../helpers/backup-child.ts', import.meta.url));
const killer = fileURLToPath(new URL('../../../helpers/kill-at-change.ts', import.meta.url));
const day = 24 * 60 * 60 * 1000;

it('a backup that is killed at any of its steps leaves the earlier ones whole, and the next one is made', async () => {
  const bed = openBackupBed();
  for (let i = 0; i < 300; i += 1) bed.remember(`${i} ${'some text of a page '.repeat(60)}`);
  bed.addPicture(1, 'sealed picture');
  await bed.backups.make();
  bed.store.close();
  let at = bed.clock.now();
  let kills = 0;
  for (let step = 1; ; step += 3) {
    at += day;
    const { stdout, signal } = spawnSync(
      process.execPath,
      ['--import', killer, child, bed.data, bed.folder, String(at)],
      { encoding: 'utf8', env: { ...process.env, KILL_BEFORE: String(step) } },
    );
    const whole = bed.backups.list();
    expect(whole.length).toBeGreaterThan(0);
    for (const { id } of whole) expect((await bed.backups.verify(id)).verified).toMatchObject({ ok: true });
    if (signal === null) {
      expect(stdout).toBe('made');
      break;
    }
    kills += 1;
  }
  expect(kills).toBeGreaterThan(4);
  expect(bed.backups.list()).toHaveLength(1);
  expect(readdirSync(bed.folder).toSorted()).toEqual([bed.backups.list()[0]!.id, 'pages', 'pictures']);
  const store = openTestStore({ file: join(bed.data, 'mneme.db') });
  expect(store.db.value('SELECT COUNT(*) FROM units')).toBe(300 + kills + 1);
}, 120_000);
