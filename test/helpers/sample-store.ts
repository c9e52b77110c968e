/** A store with rows of every sort that matters when pages are lost: long texts, tables with and without row numbers, references. */
import { join } from 'node:path';
import { silentLog } from '../../src-main/base/log.ts';
import { openDatabase, transaction, type Store } from '../../src-main/store/database.ts';

export const sampleKey = new Uint8Array(32).map((_, i) => i * 5 + 1);

export function openSample(file: string, key: Uint8Array = sampleKey): Store {
  return openDatabase({
    file,
    key,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
}

const usualWords = 'harbour orchard glacier lantern meadow quarry station violin'.split(' ');

/** Answers the file of a closed store with so many frames, and half as many memories. */
export function makeSampleStore(
  folder: string,
  frames: number,
  key: Uint8Array = sampleKey,
  words: readonly string[] = usualWords,
): string {
  const file = join(folder, 'mneme.db');
  const { db, close } = openSample(file, key);
  const start = 1_700_000_000_000;
  const textOf = (i: number): string =>
    Array.from({ length: 4 + (i % 40) }, (_, n) => words[(i * 7 + n * 3) % words.length]).join(' ');
  const insert = (
    table: string,
    row: Readonly<Record<string, string | number | null | Uint8Array>>,
  ): void => {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    db.run(sql, Object.values(row));
  };
  transaction(db, () => {
    for (let i = 1; i <= frames / 10; i++)
      insert('activities', {
        id: i,
        display_id: 'one',
        application: `Editor ${i % 9}`,
        title: `Window ${i}`,
        started_at: start + i * 600_000,
        ended_at: start + i * 600_000 + 590_000,
      });
    for (let i = 1; i <= frames; i++) {
      insert('frames', {
        id: i,
        activity_id: Math.ceil(i / 10),
        display_id: 'one',
        captured_at: start + i * 60_000,
        origin: 'screen',
        width: 1920,
        height: 1080,
        reading: 'read',
        words: new Uint8Array(200 + ((i * 37) % 5_000)).fill(i),
        image_bytes: 0,
      });
      insert('units', {
        id: i,
        stream: 'screen',
        position: i,
        frame_id: i,
        occurred_at: start + i * 60_000,
        // Every fiftieth does not fit a page.
        text: i % 50 === 0 ? `${textOf(i)} `.repeat(120) : textOf(i),
        word_count: 5,
      });
    }
    for (let i = 1; i <= frames / 2; i++) {
      const id = `m_20240101000000_${i.toString(16).padStart(8, '0')}`;
      const at = start + i * 120_000;
      insert('memories', {
        id,
        kind: 'semantic',
        state: 'active',
        title: `Fact ${i} about the ${words[i % words.length]}`,
        occurred_at: at,
        created_at: at,
        updated_at: at,
        confidence: 0.5 + (i % 2) / 4,
      });
      insert('semantic_memories', {
        memory_id: id,
        name: `Fact ${i}`,
        summary: textOf(i),
        details: textOf(i + 1),
        origin: 'a window',
      });
      insert('memory_changes', {
        memory_id: id,
        kind: 'semantic',
        event: 'ADD',
        step: i,
        after: JSON.stringify({ title: `Fact ${i}` }),
        actor: 'pipeline',
        changed_at: at,
      });
    }
    insert('chat_sessions', { id: 1, title: 'Talk', persona: '', created_at: start, updated_at: start });
    for (let i = 1; i <= frames / 4; i++)
      insert('chat_messages', {
        session_id: 1,
        role: i % 2 ? 'user' : 'assistant',
        author: 'Owner',
        text: textOf(i),
        created_at: start + i * 1_000,
        state: 'whole',
      });
  });
  close();
  return file;
}
