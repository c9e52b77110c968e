/** Jobs of upkeep are killed again and again; each start goes on where the last one ended, and nothing is lost on the way. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askFor } from '../../src-main/upkeep/jobs-table.ts';
import type { UpkeepChildMessage } from '../helpers/upkeep-child.ts';
import { openTestStore, temporaryFolder } from '../helpers/temporary-store.ts';
import { addPassages } from '../helpers/upkeep-bed.ts';

const child = join(import.meta.dirname, '../helpers/upkeep-child.ts');
const passages = 1500;
const kept = 1000;
const mostKills = 4;

/** Runs until so many slices were told of, then kills; answers what was told, or null where it came to its end. */
async function runAndKill(file: string, slices: number): Promise<UpkeepChildMessage[] | null> {
  const running = fork(child, [file], {
    stdio: 'inherit',
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const told: UpkeepChildMessage[] = [];
  running.on('message', (message) => {
    told.push(message as UpkeepChildMessage);
    if (told.length === slices) running.kill('SIGKILL');
  });
  const [code, signal] = (await once(running, 'exit')) as [number | null, string | null];
  if (signal === null && code !== 0) throw new Error(`The jobs ended by themselves with ${code}.`);
  return signal === null ? null : told;
}

it('goes on where it was when the engine was killed, until the index is whole and the room is given back', async () => {
  const file = join(temporaryFolder(), 'mneme.db');
  const first = openTestStore({ file });
  const ids = addPassages(first.db, passages, 30);
  first.db.run('DELETE FROM unit_text WHERE rowid % 3 = 0 AND rowid IN (SELECT id FROM units)');
  first.db.run('DELETE FROM units WHERE id > ?', [ids[kept - 1]!]);
  askFor(first.db, 'rebuild-words', { cursor: 0, done: 0, total: kept }, 1);
  askFor(first.db, 'compact', { cursor: 0, done: 0, total: 1 }, 2);
  first.close();

  const starts: UpkeepChildMessage[] = [];
  let kills = 0;
  for (;;) {
    const told = await runAndKill(file, kills < mostKills ? 2 : Infinity);
    if (told === null) break;
    kills += 1;
    starts.push(told[0]!);
  }
  expect(kills).toBeGreaterThan(1);
  const rebuilding = starts.filter(({ job }) => job === 'rebuild-words').map(({ done }) => done);
  expect(rebuilding).toEqual(rebuilding.toSorted((a, b) => a - b));
  expect(new Set(rebuilding).size).toBe(rebuilding.length);

  const store = openTestStore({ file });
  expect(store.db.value('PRAGMA integrity_check')).toBe('ok');
  expect(store.room().freeBytes).toBe(0);
  expect(store.db.column('SELECT state FROM upkeep_jobs')).toEqual(['done', 'done']);
  const indexed = store.db.column<number>('SELECT id FROM unit_text_docsize ORDER BY id');
  expect(indexed).toEqual(ids.slice(0, kept));
  for (const nth of [0, 2, 302, 599]) {
    const found = store.db.column(`SELECT rowid FROM unit_text WHERE unit_text MATCH ?`, [
      `text : kettle${nth}`,
    ]);
    expect(found).toEqual([ids[nth]]);
  }
});
