/** A store is copied as its backup would be, goes on, and loses pages: what comes back is what it had, and never what it had no more. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { salvageStore, type SalvageAnswer } from '../../../../src-main/repair/salvage-store.ts';
import type { ReadableDb, WritableDb } from '../../../../src-main/store/statements.ts';
import { makeSampleStore, openSample, sampleKey } from '../../../helpers/sample-store.ts';

const folder = fs.mkdtempSync(path.join(tmpdir(), 'mneme-fill-'));
const pageBytes = 4096;
const backup = path.join(folder, 'backup.db');
let present = '';
let pages: readonly { readonly name: string; readonly pageno: number }[] = [];
let runs = 0;

const memoryOf = (i: number): string => `m_20240101000000_${i.toString(16).padStart(8, '0')}`;
const tables = ['activities', 'frames', 'units', 'memories', 'semantic_memories', 'chat_messages'];

beforeAll(() => {
  present = makeSampleStore(folder, 240);
  const before = openSample(present);
  before.db.run(
    `INSERT INTO units (id, stream, position, message_id, occurred_at, text, word_count)
     SELECT 1000 + id, 'chat:1', id, id, created_at, text, 5 FROM chat_messages`,
  );
  before.db.run("INSERT INTO categories (id, name) VALUES (7, 'Harbours')");
  before.db.run('UPDATE memories SET category_id = 7, pinned = 1, tags = \'["sea"]\' WHERE id = ?', [
    memoryOf(4),
  ]);
  setUp(before.db);
  before.close();
  fs.copyFileSync(present, backup);
  const after = openSample(present);
  goOn(after.db);
  pages = after.db.all('SELECT name, pageno FROM dbstat');
  after.close();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What the owner made to have order kept: of each one that stays as it is, and one that goes or changes later. */
function setUp(db: WritableDb): void {
  for (const [id, name] of [
    [1, 'Stays'],
    [2, 'Goes'],
  ] as const) {
    db.run("INSERT INTO saved_filters (id, name, filter) VALUES (?, ?, '{}')", [id, name]);
    db.run("INSERT INTO personas VALUES (?, ?, 'Be plain', 1)", [`own-${id}`, name]);
    db.run("INSERT INTO filing_rules VALUES (?, ?, 0, 1, '{}', 7, '[]')", [id, name]);
    db.run('INSERT INTO policies VALUES (?, ?, \'{}\', \'{"type":"delete"}\', 1, 7, NULL)', [id, name]);
    db.run(
      `INSERT INTO clean_up_runs (name, policy_id, conditions, action, asked_by, state, started_at, undo_until)
       VALUES (?, ?, '{}', '{"type":"delete"}', 'owner', 'done', 1, 2)`,
      [name, id],
    );
    db.run("INSERT INTO summaries VALUES (?, 'day', ?, 1, '', 1, ?)", [
      id,
      `2026-01-0${id}`,
      `{"headline":"${name}"}`,
    ]);
    db.run("INSERT INTO summary_sources VALUES (?, 1, 'Editor', 1, ?, NULL)", [id, id === 1 ? 5 : 25]);
  }
}

/** As the owner would: an application's moments are forgotten, a memory is erased, one is corrected, a quote is taken out. */
function goOn(db: WritableDb): void {
  db.run('DELETE FROM activities WHERE id = 3');
  db.run('DELETE FROM memories WHERE id = ?', [memoryOf(5)]);
  db.run('UPDATE memory_changes SET after = NULL WHERE memory_id = ?', [memoryOf(5)]);
  db.run("UPDATE memories SET title = 'Corrected', updated_at = 1800000000000, version = 2 WHERE id = ?", [
    memoryOf(6),
  ]);
  db.run("UPDATE semantic_memories SET summary = 'Corrected' WHERE memory_id = ?", [memoryOf(6)]);
  db.run("UPDATE chat_messages SET text = '[forgotten]' WHERE id = 9");
  db.run("UPDATE units SET text = '[forgotten]' WHERE message_id = 9");
  db.run('DELETE FROM chat_messages WHERE id = 11');
  for (const table of ['saved_filters', 'filing_rules', 'policies'])
    db.run(`DELETE FROM ${table} WHERE id = 2`);
  db.run("DELETE FROM personas WHERE id = 'own-2'");
}

function repair(lost: readonly number[], from: string | null = backup): SalvageAnswer & { target: string } {
  runs += 1;
  const place = path.join(folder, `run-${runs}`);
  fs.mkdirSync(path.join(place, 'new'), { recursive: true });
  const [source, target] = [path.join(place, 'mneme.db'), path.join(place, 'new', 'mneme.db')];
  fs.copyFileSync(present, source);
  const handle = fs.openSync(source, 'r+');
  for (const page of lost) fs.writeSync(handle, randomBytes(300), 0, 300, (page - 1) * pageBytes + 200);
  fs.closeSync(handle);
  const own = path.join(place, 'backup.db');
  if (from !== null) fs.copyFileSync(from, own);
  const task = { source, target, key: sampleKey, sqliteBinding: bindingNow(), now: 1_900_000_000_000 };
  return { ...salvageStore({ ...task, backup: from === null ? null : own }, () => {}), target };
}

const bindingNow = (): string | null => process.env['MNEME_SQLITE_BINDING'] ?? null;

function reading<T>(file: string, read: (db: ReadableDb) => T): T {
  const store = openSample(file);
  try {
    return read(store.db);
  } finally {
    store.close();
  }
}

const rowsOf = (file: string, table: string): string[] =>
  reading(file, (db) => db.all<object>(`SELECT * FROM ${table}`).map((row) => JSON.stringify(row)));
const pagesOf = (...names: readonly string[]): number[] =>
  pages.filter(({ name }) => names.includes(name)).map(({ pageno }) => pageno);

/** Nothing of the words that went is in the store, wherever they stood. */
function expectNothingForgotten(file: string): void {
  reading(file, (db) => {
    expect(db.column('SELECT id FROM activities WHERE id = 3')).toEqual([]);
    expect(db.column('SELECT id FROM frames WHERE activity_id = 3')).toEqual([]);
    expect(db.column('SELECT id FROM units WHERE frame_id BETWEEN 21 AND 30')).toEqual([]);
    expect(db.column('SELECT id FROM memories WHERE id = ?', [memoryOf(5)])).toEqual([]);
    expect(
      db.column('SELECT after FROM memory_changes WHERE memory_id = ? AND after IS NOT NULL', [memoryOf(5)]),
    ).toEqual([]);
    expect(
      db.column("SELECT title FROM memories WHERE id = ? AND title <> 'Corrected'", [memoryOf(6)]),
    ).toEqual([]);
    expect(db.column('SELECT id FROM chat_messages WHERE id = 11')).toEqual([]);
    expect(db.column("SELECT text FROM chat_messages WHERE id = 9 AND text <> '[forgotten]'")).toEqual([]);
    expect(
      db.column("SELECT text FROM units WHERE message_id = 9 AND text NOT IN ('', '[forgotten]')"),
    ).toEqual([]);
    expect(db.value('PRAGMA integrity_check')).toBe('ok');
    expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
  });
}

describe('filling in from a backup', () => {
  it.each([[['activities']], [['frames']], [['semantic_memories']], [['memories']], [['units']]])(
    'brings every row of %s back that did not change since, and none that went',
    (lost) => {
      const answer = repair(pagesOf(...lost));
      for (const table of tables) {
        const wanted = new Set(rowsOf(present, table));
        const has = rowsOf(answer.target, table);
        // Of the memory that was corrected only the indexes tell, the one in the backup says something else; the passage of the
        // message that a quote was taken from is empty until it is written anew.
        const isOther = ['memories', 'units'].includes(table) && lost.includes(table) ? 1 : 0;
        expect([table, has.filter((row) => !wanted.has(row)).length]).toEqual([table, isOther]);
        expect([table, has.length >= wanted.size - 1]).toEqual([table, true]);
      }
      expectNothingForgotten(answer.target);
      expect(answer.losses.some(({ returned }) => returned > 0)).toBe(true);
      const gone = answer.losses.filter((loss) => loss.what !== 'other' && loss.gone > 1);
      expect(gone).toEqual([]);
    },
  );

  it('is needed: without it those rows are gone', () => {
    const { target, filled } = repair(pagesOf('semantic_memories'), null);
    expect(filled).toBeNull();
    expect(rowsOf(target, 'semantic_memories')).toEqual([]);
  });

  it('gives a memory back all that its indexes do not hold, with the category that it is in', () => {
    const { target } = repair([...pagesOf('memories'), ...pagesOf('categories')]);
    const row = (file: string) =>
      reading(file, (db) =>
        db.get(
          `SELECT title, pinned, tags, version, (SELECT name FROM categories c WHERE c.id = category_id) AS category
           FROM memories WHERE id = ?`,
          [memoryOf(4)],
        ),
      );
    expect(row(target)).toEqual(row(present));
  });

  it('brings back what the owner set up and did not delete, what acts by itself switched off, and tells of what nothing vouches for', () => {
    const lists = ['saved_filters', 'filing_rules', 'policies', 'personas', 'summaries', 'categories'];
    const { target, losses } = repair(pagesOf(...lists));
    const left = reading(target, (db) =>
      lists.map((list) => [list, db.all<Record<string, unknown>>(`SELECT * FROM ${list}`)] as const),
    );
    expect(left.map(([list, some]) => [list, some.map(({ id, is_on: isOn }) => [id, isOn])])).toEqual([
      ['saved_filters', [[1, undefined]]],
      ['filing_rules', [[1, 0]]],
      ['policies', [[1, 0]]],
      ['personas', []],
      ['summaries', [[1, undefined]]],
      ['categories', [[7, undefined]]],
    ]);
    expect(losses.map(({ what, returned, isUnsure }) => [what, returned, isUnsure]).toSorted()).toEqual([
      ['categories', 1, true],
      ['filters', 1, false],
      ['personas', 0, true],
      ['policies', 1, true],
      ['rules', 1, true],
      ['summaries', 1, false],
    ]);
    expectNothingForgotten(target);
  });

  it('leaves a policy where its last run said something else, and a summary of which a source is gone', () => {
    const other = path.join(folder, 'other.db');
    fs.copyFileSync(backup, other);
    const store = openSample(other);
    store.db.run('UPDATE policies SET conditions = \'{"kinds":["semantic"]}\'');
    store.db.run("INSERT INTO summary_sources VALUES (1, 2, 'Editor', 1, 6, NULL)");
    store.close();
    const { target } = repair(pagesOf('policies', 'summaries'), other);
    expect(rowsOf(target, 'policies')).toEqual([]);
    expect(rowsOf(target, 'summaries')).toEqual([]);
  });

  it('knows a memory that did not change by its kind where the time of its last change is lost, too', () => {
    const ofTimes = pages.filter(({ name }) => name === 'memories' || name === 'memories_changed');
    const { target } = repair(ofTimes.map(({ pageno }) => pageno));
    const has = rowsOf(target, 'memories');
    expect(rowsOf(present, 'memories').filter((row) => !has.includes(row))).toHaveLength(1);
    expectNothingForgotten(target);
  });

  it('brings messages back without their details where their passages still say the same, and no quote that was taken out', () => {
    const answer = repair(pagesOf('chat_messages'));
    const wanted = rowsOf(present, 'chat_messages');
    const has = rowsOf(answer.target, 'chat_messages');
    expect(wanted.filter((row) => !has.includes(row))).toHaveLength(1);
    expect(answer.losses.find(({ what }) => what === 'messages')?.returned).toBe(wanted.length - 1);
    expectNothingForgotten(answer.target);
  });

  it('leaves what nothing of the damaged store vouches for', () => {
    const ofMessages = pages
      .filter(({ name }) => name.startsWith('chat_messages'))
      .map(({ pageno }) => pageno);
    const { target } = repair(ofMessages);
    expect(rowsOf(target, 'chat_messages')).toEqual([]);
  });

  it('brings nothing back twice and nothing forgotten, whatever pages are lost', () => {
    for (const share of [0.05, 0.3]) {
      const lost = pages.filter(() => Math.random() < share).map(({ pageno }) => pageno);
      const { target } = repair(lost);
      expectNothingForgotten(target);
      for (const table of tables)
        expect(new Set(rowsOf(target, table)).size).toBe(rowsOf(target, table).length);
    }
  });

  it('does without a backup of a layout that is newer than the damaged store', () => {
    const newer = path.join(folder, 'newer.db');
    fs.copyFileSync(backup, newer);
    const store = openSample(newer);
    store.db.run('PRAGMA user_version = 9999');
    store.close();
    expect(repair(pagesOf('frames'), newer).filled).toBeNull();
  });
});
