/**
 * Pages of a list of a million memories: first pages in every order, jumps of the scroll bar with and without marks, laying those,
 * and what is looked at row by row.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../src-main/base/log.ts';
import { createListMarks, type ListMarks } from '../../src-main/memory/browse/list-marks.ts';
import { browseMemories, markList } from '../../src-main/memory/browse/list-memories.ts';
import { openDatabase, transaction } from '../../src-main/store/database.ts';
import type { ReadableDb, WritableDb } from '../../src-main/store/statements.ts';
import { memoryListSchema, type MemoryListQuery } from '../../src-preload/contract/memory.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const usual = 1_000_000;
const mostMs = 20;
const times = 9;

/** `--set N` makes another number of memories. */
export function run({ set }: BenchArgs): BenchReport {
  const count = set === null ? usual : Number(set);
  const folder = mkdtempSync(join(tmpdir(), 'mneme-bench-'));
  const store = openDatabase({
    file: join(folder, 'mneme.db'),
    key: new Uint8Array(32).fill(7),
    sqliteBinding: null,
    log: silentLog,
  });
  try {
    fill(store.db, count);
    const figures: Record<string, number> = { databaseMb: Math.round(store.sizeBytes() / 1_000_000) };
    const floors: Record<string, Floor> = {};
    figures['changeUs'] = changeUs(store.db);
    const marks = createListMarks(store.db);
    for (const [name, given] of Object.entries(questions(count))) {
      const query = memoryListSchema.parse({ limit: 100, ...given });
      const ask = () => browseMemories(store.db, query, marks);
      // The first asking fills the caches and is not counted.
      ask();
      if (name.startsWith('jump')) {
        figures[`${name}UnmarkedMs`] = timed(ask).ms;
        const slices = layMarks(store.db, query, marks);
        figures[`${name}MarkingMs`] = Math.round(slices.reduce((sum, ms) => sum + ms, 0));
        figures[`${name}SlowestSliceMs`] = Math.max(...slices);
      }
      const ms = Array.from({ length: times }, () => timed(ask).ms).sort((a, b) => a - b);
      const [half, worst] = [ms[Math.floor(times / 2)]!, ms.at(-1)!];
      figures[`${name}P50Ms`] = half;
      figures[`${name}WorstMs`] = worst;
      floors[`${name}P50Ms`] = { floor: mostMs, value: half, ok: half <= mostMs };
    }
    figures['changeNotedUs'] = changeUs(store.db);
    return {
      bench: 'list',
      setting: `${cpus().length} cores, ${count} memories of five kinds in an encrypted store, pages of 100, processor time, ${times} times each`,
      figures,
      floors,
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function questions(count: number): Record<string, Partial<MemoryListQuery>> {
  const archived = ['archived'] as MemoryListQuery['states'];
  return {
    first: {},
    byTitle: { order: 'title', descending: false },
    byConfidence: { order: 'confidence', descending: false },
    jumpToMiddle: { offset: Math.floor(count * 0.4) },
    jumpNearEnd: { offset: Math.floor(count * 0.75) },
    jumpByTitle: { order: 'title', descending: false, offset: Math.floor(count * 0.4) },
    oneKindToMiddle: { kinds: ['episodic'], offset: Math.floor(count / 10) },
    wordsAmongArchived: { states: archived, text: 'lantern' },
    rareWordsAmongArchived: { states: archived, text: 'zebra' },
    categoryByTitle: { categoryId: 1, order: 'title', descending: false },
    categoryByChange: { categoryId: 1, order: 'changed' },
    tagByTitle: { tag: 'round', order: 'title', descending: false },
    tagByConfidence: { tag: 'round', order: 'confidence', descending: false },
    unconfirmedByTitle: { unconfirmed: true, order: 'title', descending: false },
    oneCategoryItself: { categoryId: 2, directly: true },
    noCategory: { directly: true },
    neverOpened: { neverOpened: true },
  };
}

/** What each of the steps took until no mark was missing. */
function layMarks(db: ReadableDb, query: MemoryListQuery, marks: ListMarks): number[] {
  const slices: number[] = [];
  for (;;) {
    const { ms, answer: isMore } = timed(() => markList(db, query, marks));
    slices.push(ms);
    if (!isMore) return slices;
  }
}

/** Processor time of changing one memory's row alone, in microseconds: half of nine times 500 in a transaction. */
function changeUs(db: WritableDb): number {
  const all = Array.from({ length: times }, (_, turn) => {
    const ids = db.column<string>('SELECT id FROM memories LIMIT 500 OFFSET ?', [turn * 5_000]);
    const change = 'UPDATE memories SET updated_at = updated_at + 1, version = version + 1 WHERE id = ?';
    return timed(() => transaction(db, () => ids.forEach((id) => db.run(change, [id])))).ms;
  });
  return Math.round((all.sort((a, b) => a - b)[Math.floor(times / 2)]! * 1_000) / 500);
}

/** Milliseconds of the processor, with one decimal. */
function timed<T>(work: () => T): { readonly ms: number; readonly answer: T } {
  const before = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: Math.round((user + system) / 100) / 10, answer };
}

/** A fifth archived, a tenth tagged, a tenth in each of two categories, a tenth unconfirmed; a common and a rare word. */
function fill(db: WritableDb, count: number): void {
  db.run(`INSERT INTO categories (id, name, position) VALUES (1, 'House', 0), (2, 'Garden', 1)`);
  db.run(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count),
       facts (i, h) AS (SELECT i, (i * 7919) % 1000003 FROM n)
     INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, tags, confidence, category_id)
     SELECT 'm_20260105090000_' || printf('%08x', i),
       CASE i % 5 WHEN 0 THEN 'episodic' WHEN 1 THEN 'episodic' WHEN 2 THEN 'semantic' WHEN 3 THEN 'resource' ELSE 'procedural' END,
       iif(h % 5 = 0, 'archived', 'active'), 'Fact ' || h || iif(h % 7 = 0, ' lantern', '') || iif(h % 99991 = 0, ' zebra', ''),
       1700000000000 + i * 60000, 1700000000000, 1700000000000 + h * 1000,
       iif(h % 10 = 3, '["round"]', '[]'), iif(h % 10 = 4, 0.3, 0.6 + (h % 40) / 100.0),
       CASE h % 10 WHEN 1 THEN 1 WHEN 2 THEN 2 END
     FROM facts`,
    { count },
  );
  const kinds = {
    episodic: `(memory_id, ended_at, actor, event_type, application, summary, details) SELECT id, NULL, 'user', 'activity', 'Mail', title, ''`,
    semantic: `(memory_id, name, summary, details, origin) SELECT id, title, 'What it says', '', ''`,
    procedural: `(memory_id, entry_type, summary, steps, validation) SELECT id, 'guide', title, '["One","Two"]', 'unverified'`,
    resource: `(memory_id, resource_type, address, summary, content, visits, last_seen_at) SELECT id, 'web', NULL, title, '', 1, 1`,
  };
  for (const [kind, columns] of Object.entries(kinds))
    db.run(`INSERT INTO ${kind}_memories ${columns} FROM memories WHERE kind = '${kind}'`);
}
