/** Kills while a store of an earlier layout is brought to the present one: its rows are all there afterwards, once. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../../src-main/base/log.ts';
import { openDatabase } from '../../../src-main/store/database.ts';
import { migrations } from '../../../src-main/store/migrate.ts';
import type { Migration } from '../../../src-main/store/migration.ts';
import { findPlainText } from './plain-text.ts';
import type { Troubles } from './world.ts';

const key = new Uint8Array(32).fill(7);
const rows = 400;
const sqliteBinding = process.env['MNEME_SQLITE_BINDING'] ?? null;
/** The first layout that has memories. */
const layoutOfMemories = 5;

let usualMs = 300;

/** One kill on a store of the layout `version`, `moment` (0..1) far into opening it. */
export async function killMigration(
  folder: string,
  version: number,
  moment: number,
  troubles: Troubles,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'mneme.db');
  makeOldStore(file, version);
  const child = fork(new URL('./migration-to-kill.ts', import.meta.url), [file], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let startedAt = 0;
  child.on('message', (told: 'opening' | 'open') => {
    if (told === 'open') usualMs = usualMs * 0.8 + (performance.now() - startedAt) * 0.2;
    else {
      startedAt = performance.now();
      setTimeout(() => child.kill('SIGKILL'), moment * 1.2 * usualMs);
    }
  });
  await once(child, 'exit');
  const where = `layout ${version}, killed at ${moment.toFixed(2)}`;
  troubles.plain.push(...findPlainText(folder));
  try {
    const store = openDatabase({ file, key, sqliteBinding, log: silentLog });
    const { db } = store;
    if (db.value('PRAGMA user_version') !== migrations.at(-1)!.version)
      troubles.lost.push(`${where}: the layout is not the present one`);
    if (db.value('PRAGMA integrity_check') !== 'ok') troubles.lost.push(`${where}: its structure is damaged`);
    const texts = db.column<string>('SELECT text FROM units ORDER BY id');
    const memories = db.column<string>('SELECT title FROM memories ORDER BY id');
    if (texts.join() !== wanted('Letter').join())
      troubles.lost.push(`${where}: ${texts.length} of ${rows} passages`);
    if (version >= layoutOfMemories && memories.join() !== wanted('Falcon').join())
      troubles.lost.push(`${where}: ${memories.length} of ${rows} memories`);
    store.close();
  } catch (error) {
    troubles.lost.push(`${where}: ${String(error)}`);
  }
  const left = readdirSync(folder).filter((name) => name !== 'mneme.db' && name !== 'mneme.db.check');
  if (left.length > 0) troubles.lost.push(`${where}: left behind: ${left.join(', ')}`);
}

function makeOldStore(file: string, version: number): void {
  const open = (steps: readonly Migration[]) =>
    openDatabase({ file, key, sqliteBinding, log: silentLog, steps });
  const first = open(migrations.slice(0, 1));
  first.db.run(`INSERT INTO activities (id, display_id, started_at, ended_at) VALUES (1, 'd', 0, 1)`);
  for (const [place, text] of wanted('Letter').entries()) {
    first.db.run(
      `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
       VALUES (?, 1, 'd', ?, 'screen', 1, 1, 'read', 0)`,
      [place + 1, place],
    );
    first.db.run(
      `INSERT INTO units (id, stream, position, frame_id, occurred_at, text, word_count) VALUES (?, 's', ?, ?, 0, ?, 2)`,
      [place + 1, place, place + 1, text],
    );
    first.db.run(`INSERT INTO unit_text (rowid, text, near1, near2) VALUES (?, ?, '', '')`, [
      place + 1,
      text,
    ]);
  }
  first.close();
  if (version >= layoutOfMemories) {
    const later = open(migrations.slice(0, layoutOfMemories));
    for (const [place, title] of wanted('Falcon').entries())
      later.db.run(
        `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
         VALUES (?, 'semantic', 'active', ?, 0, 0, 0)`,
        [`m_20260101000000_${place.toString(16).padStart(8, '0')}`, title],
      );
    later.close();
  }
  open(migrations.slice(0, version)).close();
}

function wanted(word: string): string[] {
  return Array.from({ length: rows }, (_, place) => `${word} ${place}`);
}
