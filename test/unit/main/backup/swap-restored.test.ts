import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { momentName, momentText, restorePlace } from '../../../../src-main/backup/restore-places.ts';
import { swapRestored } from '../../../../src-main/backup/swap-restored.ts';
import { temporaryFolder } from '../../../helpers/temporary-store.ts';

const child = fileURLToPath(new URL('../../../helpers/swap-child.ts', import.meta.url));

function folderWithRestored(): string {
  const data = temporaryFolder();
  const restored = restorePlace.restored(data);
  mkdirSync(join(data, 'images'));
  mkdirSync(join(restored, 'images'), { recursive: true });
  for (const name of ['mneme.db', 'mneme.db-wal', 'mneme.db.check', 'images/1.img', 'key.bin'])
    writeFileSync(join(data, name), 'old');
  for (const name of ['mneme.db', 'mneme.db.check', 'images/2.img'])
    writeFileSync(join(restored, name), 'new');
  writeFileSync(join(restored, momentName), momentText(3));
  return data;
}

function expectSwapped(data: string): void {
  const replaced = restorePlace.replaced(data);
  expect(readdirSync(data).toSorted()).toEqual([
    'images',
    'key.bin',
    'mneme.db',
    'mneme.db.check',
    'replaced',
  ]);
  expect(readFileSync(join(data, 'mneme.db'), 'utf8')).toBe('new');
  expect(readdirSync(join(data, 'images'))).toEqual(['2.img']);
  expect(readFileSync(join(data, 'key.bin'), 'utf8')).toBe('old');
  expect(readdirSync(replaced).toSorted()).toEqual([
    'images',
    'mneme.db',
    'mneme.db-wal',
    'mneme.db.check',
    momentName,
  ]);
  expect(readFileSync(join(replaced, 'mneme.db'), 'utf8')).toBe('old');
}

describe('swapping in a restored store', () => {
  it('leaves a folder alone in which none waits, or only a half of one', () => {
    const data = folderWithRestored();
    const [restored, unfinished] = [restorePlace.restored(data), restorePlace.unfinished(data)];
    mkdirSync(unfinished);
    writeFileSync(join(unfinished, 'mneme.db'), 'half');
    expect(swapRestored(temporaryFolder(), 7)).toBe(false);
    writeFileSync(join(restored, momentName), '{');
    expect(swapRestored(data, 7)).toBe(false);
    expect(readFileSync(join(data, 'mneme.db'), 'utf8')).toBe('old');
  });

  it('puts it in the place of the present one, which is kept whole, with what an end left of it', () => {
    const data = folderWithRestored();
    expect(swapRestored(data, 7)).toBe(true);
    expectSwapped(data);
    expect(swapRestored(data, 8)).toBe(false);
  });

  it('is gone on with after a kill before any of its steps, and never mixes the two', () => {
    let kills = 0;
    for (let step = 1; ; step += 1) {
      const data = folderWithRestored();
      const { stdout } = spawnSync(process.execPath, [child, data, String(step)], { encoding: 'utf8' });
      if (stdout === 'swapped') break;
      kills += 1;
      const isNew =
        existsSync(join(data, 'mneme.db')) && readFileSync(join(data, 'mneme.db'), 'utf8') === 'new';
      // What an earlier version would see as the present store has nothing of the old one beside it.
      if (isNew) expect(existsSync(join(data, 'mneme.db-wal'))).toBe(false);
      swapRestored(data, 7);
      expectSwapped(data);
    }
    expect(kills).toBeGreaterThan(10);
  }, 60_000);
});
