/** Pages of a real, encrypted store are overwritten; what SQLite itself says of the whole store is the judge of what comes back. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { salvageStore, type SalvageAnswer } from '../../../../src-main/repair/salvage-store.ts';
import { makeSampleStore, openSample, sampleKey } from '../../../helpers/sample-store.ts';

const folder = fs.mkdtempSync(path.join(tmpdir(), 'mneme-salvage-'));
const pageBytes = 4096;
/** Each names the parents of the 806 pages that follow it. */
const secondMap = 809;
let whole = '';
let places: readonly Place[] = [];
let runs = 0;

/** A page of a tree as SQLite's `dbstat` tells it. */
interface Place {
  readonly name: string;
  readonly path: string;
  readonly pageno: number;
  readonly pagetype: 'leaf' | 'internal' | 'overflow';
  readonly ncell: number;
}

beforeAll(() => {
  whole = makeSampleStore(folder, 680);
  const store = openSample(whole);
  places = store.db.all<Place>('SELECT name, path, pageno, pagetype, ncell FROM dbstat');
  store.close();
  expect(fs.statSync(whole).size).toBeGreaterThan((secondMap + 50) * pageBytes);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A copy in a folder of its own, changed by `damage`. */
function damagedCopy(damage: (file: string) => void): string {
  runs += 1;
  const place = path.join(folder, `run-${runs}`);
  fs.mkdirSync(path.join(place, 'new'), { recursive: true });
  const file = path.join(place, 'mneme.db');
  fs.copyFileSync(whole, file);
  damage(file);
  return file;
}

function overwrite(file: string, pages: readonly number[]): void {
  const handle = fs.openSync(file, 'r+');
  for (const page of pages) {
    const noise = randomBytes(300);
    fs.writeSync(handle, noise, 0, noise.length, (page - 1) * pageBytes + 200);
  }
  fs.closeSync(handle);
}

function salvageCopy(file: string): SalvageAnswer & { readonly target: string } {
  const before = fs.readFileSync(file);
  const target = path.join(path.dirname(file), 'new', 'mneme.db');
  const task = {
    source: file,
    target,
    key: sampleKey,
    sqliteBinding: bindingNow(),
    now: 1_700_000_000_000,
    backup: null,
  };
  const answer = salvageStore(task, () => {});
  expect(fs.readFileSync(file).equals(before)).toBe(true);
  return { ...answer, target };
}

const bindingNow = (): string | null => process.env['MNEME_SQLITE_BINDING'] ?? null;

/** Every row of a table as one text. */
function rowsOf(file: string, table: string): string[] {
  const store = openSample(file);
  const rows = store.db.all<Record<string, unknown>>(`SELECT * FROM ${table}`);
  store.close();
  return rows.map((row) =>
    JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  );
}

/** As SQLite counts them: rows on lost pages of a table's tree, and those with a lost piece elsewhere. */
function rowsLostIn(table: string, lost: ReadonlySet<number>): number {
  const own = places.filter(({ name }) => name === table);
  const withoutNumbers = own.some(({ pagetype, ncell }) => pagetype === 'internal' && ncell > 0)
    ? ['semantic_memories', 'memories'].includes(table)
    : false;
  const pages = own.filter(
    ({ pageno, pagetype }) =>
      lost.has(pageno) && (pagetype === 'leaf' || (pagetype === 'internal' && withoutNumbers)),
  );
  const gonePaths = new Set(pages.map((place) => place.path));
  const cut = new Set(
    own
      .filter(({ pageno, pagetype }) => pagetype === 'overflow' && lost.has(pageno))
      .map((place) => place.path.replace(/\+.*$/, ''))
      // The cell stands at the end of the path of its page.
      .filter(
        (cell) =>
          ![...gonePaths].some((gone) => cell.startsWith(gone) && !cell.slice(gone.length).includes('/')),
      ),
  );
  return pages.reduce((sum, { ncell }) => sum + ncell, 0) + cut.size;
}

const judged = [
  'frames',
  'activities',
  'units',
  'memories',
  'semantic_memories',
  'memory_changes',
  'chat_messages',
];

function judge(answer: ReturnType<typeof salvageCopy>, lost: ReadonlySet<number>): void {
  for (const table of judged) {
    const { rows, rebuilt } = answer.tables.find((one) => one.table === table)!;
    const before = rowsOf(whole, table);
    expect([table, rows - rebuilt]).toEqual([table, before.length - rowsLostIn(table, lost)]);
    const after = rowsOf(answer.target, table);
    expect(new Set(after).size).toBe(after.length);
    // What stands in for lost rows is counted as such; all others are as they were.
    const known = new Set(before);
    const others = after.filter((row) => !known.has(row)).length;
    const word = { units: 'passages', chat_messages: 'messages' }[table] ?? table;
    const { partly, anew } = answer.losses.find(({ what }) => what === word) ?? { partly: 0, anew: 0 };
    expect([table, others]).toEqual([table, Math.min(others, partly + anew)]);
  }
  const store = openSample(answer.target);
  expect(store.db.value('PRAGMA integrity_check')).toBe('ok');
  expect(store.db.all('PRAGMA foreign_key_check')).toEqual([]);
  store.close();
}

it('salvages what stands in the log of changes alone, up to where it was cut', () => {
  const file = damagedCopy((copy) => {
    const store = openSample(copy);
    store.db.run("UPDATE memories SET title = 'Changed in the log' WHERE title LIKE 'Fact 7 %'");
    store.db.run("UPDATE memories SET title = 'The very last change' WHERE title LIKE 'Fact 8 %'");
    fs.copyFileSync(copy, `${copy}-open`);
    fs.copyFileSync(`${copy}-wal`, `${copy}-open-wal`);
    store.close();
    fs.renameSync(`${copy}-open`, copy);
    fs.renameSync(`${copy}-open-wal`, `${copy}-wal`);
    fs.truncateSync(`${copy}-wal`, fs.statSync(`${copy}-wal`).size - 50);
    overwrite(copy, [1]);
  });
  const answer = salvageCopy(file);
  expect(answer.isLogCut).toBe(true);
  const titles = rowsOf(answer.target, 'memories').join();
  expect(titles).toContain('Changed in the log');
  expect(titles).not.toContain('The very last change');
  expect(titles).toContain('Fact 8 ');
});

describe('salvaging a store', () => {
  it('takes a whole one over as it is', () => {
    const answer = salvageCopy(damagedCopy(() => {}));
    expect(answer).toMatchObject({ lostPages: 0, isLogCut: false, losses: [], memories: [] });
    judge(answer, new Set());
  });

  it.each([[2], [60]])(
    'of which %i pages anywhere are overwritten brings every row back whose pages are whole, once, and no other',
    (count) => {
      const pages = Array.from(
        { length: count },
        () => places[Math.floor(Math.random() * places.length)]!.pageno,
      );
      const file = damagedCopy((copy) => overwrite(copy, pages));
      judge(salvageCopy(file), new Set(pages));
    },
  );

  it.each([
    ['the first page', () => [1]],
    ['the map of parents', () => [2]],
    ['both', () => [1, 2]],
    ['the second map of parents and the first page', () => [1, secondMap]],
    [
      'all inner pages',
      () => places.filter(({ pagetype }) => pagetype === 'internal').map(({ pageno }) => pageno),
    ],
    [
      'the list of tables',
      () =>
        places
          .filter(({ name }) => name === 'sqlite_schema')
          .map(({ pageno }) => pageno)
          .slice(0, 3),
    ],
    [
      'the index of words',
      () => places.filter(({ name }) => name.startsWith('unit_text')).map(({ pageno }) => pageno),
    ],
  ])('survives the loss of %s', (_what, choose) => {
    const pages = choose();
    judge(salvageCopy(damagedCopy((file) => overwrite(file, pages))), new Set(pages));
  });
});
