import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { openDatabase, transaction } from '../../../../src-main/store/database.ts';
import { addUnits } from '../../../../src-main/memory/units.ts';
import { openTestStore, temporaryFolder, testKey } from '../../../helpers/temporary-store.ts';

const unit = { author: 'Notes', byOwner: false, occurredAt: 1, frameId: null };

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'nothing was thrown';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('openDatabase', () => {
  it('gives back after a restart what was written before', () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    const first = openTestStore({ file });
    addUnits(first.db, 's', [{ ...unit, text: 'the kettle is on' }]);
    first.close();
    const second = openTestStore({ file });
    expect(second.db.column('SELECT text FROM units')).toEqual(['the kettle is on']);
  });

  it('leaves no word of the content in any file, in the log of changes or in a copy', () => {
    const folder = temporaryFolder();
    const store = openTestStore({ file: path.join(folder, 'mneme.db') });
    addUnits(store.db, 's', [{ ...unit, text: 'rhododendron rhododendron rhododendron' }]);
    store.copyTo(path.join(folder, 'copy.db'));
    expect(existsSync(path.join(folder, 'mneme.db-wal'))).toBe(true);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(path.join(folder, name));
      expect(bytes.includes('rhododendron'), name).toBe(false);
      expect(bytes.includes('CREATE TABLE'), name).toBe(false);
      expect(bytes.includes('SQLite format'), name).toBe(false);
    }
    store.close();
    const copy = openTestStore({ file: path.join(folder, 'copy.db') });
    expect(copy.db.value('SELECT count(*) FROM units')).toBe(1);
  });

  it('refuses another key and leaves the file as it was', () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    openTestStore({ file }).close();
    const before = readFileSync(file);
    expect(codeOf(() => openTestStore({ file, key: new Uint8Array(32).fill(8) }))).toBe('store-key');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('tells a damaged first page from a wrong key', () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    openTestStore({ file }).close();
    const bytes = readFileSync(file);
    bytes[200]! ^= 0xff;
    writeFileSync(file, bytes);
    expect(codeOf(() => openTestStore({ file }))).toBe('store-damaged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('says after an unclean end that it has to be looked through, and only then', () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    const lines: string[] = [];
    const log = (_: string, message: string): void => void lines.push(message);
    openTestStore({ file }).close();
    const clean = openTestStore({ file, log });
    expect(clean.wasUnclean).toBe(false);
    clean.close();
    expect(lines).toEqual([]);
    writeFileSync(`${file}.open`, '');
    expect(openTestStore({ file, log }).wasUnclean).toBe(true);
    expect(lines).toEqual(['the store was not closed properly; it is checked while it is used']);
  });

  it('that met a damaged page is looked through at the next start, too', () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    const store = openTestStore({ file });
    addUnits(
      store.db,
      's',
      Array.from({ length: 200 }, (_, n) => ({ ...unit, text: `line ${n} of many words` })),
    );
    const page = store.db.value<number>(
      "SELECT pageno FROM dbstat WHERE name = 'units' AND pagetype = 'leaf' LIMIT 1",
    )!;
    store.close();
    const bytes = readFileSync(file);
    bytes[page * 4096 - 2048]! ^= 0xff;
    writeFileSync(file, bytes);
    const damaged = openTestStore({ file });
    expect(damaged.metDamage()).toBe(false);
    expect(codeOf(() => damaged.db.all('SELECT text FROM units'))).toBe('store-damaged');
    expect(damaged.metDamage()).toBe(true);
    damaged.close();
    expect(openTestStore({ file }).wasUnclean).toBe(true);
  });

  it('refuses a file of another program', () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    const foreign = openTestStore({ file });
    foreign.db.run('PRAGMA application_id = 1');
    foreign.close();
    expect(codeOf(() => openTestStore({ file }))).toBe('store-damaged');
  });

  it('says that the disk is full, and keeps what was there', () => {
    const store = openTestStore();
    addUnits(store.db, 's', [{ ...unit, text: 'kept' }]);
    store.db.run(`PRAGMA max_page_count = ${store.db.value<number>('PRAGMA page_count')}`);
    const large = Array.from({ length: 300 }, (_, n) => ({ ...unit, text: `${n} `.repeat(300) }));
    expect(codeOf(() => addUnits(store.db, 's', large))).toBe('disk-full');
    expect(store.db.column('SELECT text FROM units')).toEqual(['kept']);
  });

  it('refuses a driver that is not there, naming it', () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    const open = (): unknown =>
      openDatabase({ file, key: testKey, sqliteBinding: '/nowhere/better_sqlite3.node', log: silentLog });
    expect(open).toThrow('/nowhere/better_sqlite3.node');
    expect(existsSync(file)).toBe(false);
  });

  it('keeps temporary data in memory and maps no file', () => {
    const { db } = openTestStore();
    expect(db.value('PRAGMA temp_store')).toBe(2);
    expect(db.value('PRAGMA mmap_size')).toBe(0);
    expect(db.value('PRAGMA foreign_keys')).toBe(1);
    expect(db.value('PRAGMA secure_delete')).toBe(1);
    expect(db.value('PRAGMA journal_mode')).toBe('wal');
  });
});

describe('transaction', () => {
  it('takes everything back when the change throws', () => {
    const { db } = openTestStore();
    expect(() =>
      transaction(db, () => {
        addUnits(db, 's', [{ ...unit, text: 'half' }]);
        throw new Error('stopped in the middle');
      }),
    ).toThrow('stopped in the middle');
    expect(db.value('SELECT count(*) FROM units')).toBe(0);
    expect(db.value(`SELECT count(*) FROM unit_text WHERE unit_text MATCH 'half'`)).toBe(0);
  });
});

describe('copyTo', () => {
  it('never writes over a file that exists', () => {
    const folder = temporaryFolder();
    const store = openTestStore({ file: path.join(folder, 'mneme.db') });
    const target = path.join(folder, 'precious');
    writeFileSync(target, 'mine');
    expect(codeOf(() => store.copyTo(target))).toBe('invalid-input');
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });
});

describe('free pages', () => {
  function fillAndEmpty(store: ReturnType<typeof openTestStore>): void {
    for (let stream = 0; stream < 20; stream++) {
      const text = Array.from({ length: 3000 }, (_, nth) => `w${stream}x${nth}`).join(' ');
      addUnits(store.db, `s${stream}`, [{ ...unit, text }]);
    }
    addUnits(store.db, 'kept', [{ ...unit, text: 'the kettle is on' }]);
    store.db.run(`DELETE FROM units WHERE stream <> 'kept'`);
    store.checkpoint();
  }

  it('are given back a few at a time, and what is left stays found', () => {
    const store = openTestStore();
    fillAndEmpty(store);
    const before = store.room();
    expect(before.givesBack).toBe(true);
    expect(before.freeBytes).toBeGreaterThan(50_000);
    const left = store.giveBack(4);
    expect(left).toBe(before.freeBytes / 4096 - 4);
    while (store.giveBack(4) > 0);
    store.checkpoint();
    expect(store.sizeBytes()).toBe(before.fileBytes - before.freeBytes);
    expect(store.db.value('PRAGMA integrity_check')).toBe('ok');
    expect(store.db.column(`SELECT rowid FROM unit_text WHERE unit_text MATCH 'kettle'`)).toEqual([21]);
  });

  it('go at once when a store that cannot give them back is written anew, which then can', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'mneme.db');
    const first = openTestStore({ file });
    first.db.run('PRAGMA auto_vacuum = NONE');
    first.copyTo(path.join(folder, 'old.db'));
    first.close();
    for (const suffix of ['', '.check']) rmSync(`${file}${suffix}`);
    renameSync(path.join(folder, 'old.db'), file);

    const store = openTestStore({ file });
    fillAndEmpty(store);
    expect(store.room().givesBack).toBe(false);
    store.rewrite();
    expect(store.room()).toMatchObject({ givesBack: true, freeBytes: 0 });
    expect(store.db.value('PRAGMA journal_mode')).toBe('wal');
    transaction(store.db, () => addUnits(store.db, 'later', [{ ...unit, text: 'the kettle boils' }]));
    expect(store.db.column(`SELECT text FROM units ORDER BY id`)).toEqual([
      'the kettle is on',
      'the kettle boils',
    ]);
    store.close();
    expect(readdirSync(folder).sort()).toEqual(['mneme.db', 'mneme.db.check']);
    const again = openTestStore({ file });
    expect(again.db.value('SELECT count(*) FROM units')).toBe(2);
  });

  it('leave nothing behind where a rewriting was ended in the middle', () => {
    const file = path.join(temporaryFolder(), 'mneme.db');
    openTestStore({ file }).close();
    writeFileSync(`${file}.rewritten`, 'half');
    openTestStore({ file });
    expect(existsSync(`${file}.rewritten`)).toBe(false);
  });
});
