import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '../../../../src-main/store/migrate.ts';
import type { Migration } from '../../../../src-main/store/migration.ts';
import { openTestStore, temporaryFolder } from '../../../helpers/temporary-store.ts';

const notes: Migration = {
  version: 1,
  name: 'notes',
  sql: 'CREATE TABLE notes (words TEXT NOT NULL) STRICT',
};
const lengths: Migration = {
  version: 2,
  name: 'lengths',
  sql: 'ALTER TABLE notes ADD COLUMN letters INTEGER; UPDATE notes SET letters = length(words)',
};

it('numbers the steps from 1 without a gap', () => {
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, place) => place + 1));
});

it('takes the rows of an old store along and keeps an encrypted copy of how it was', () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  const old = openTestStore({ file, steps: [notes] });
  old.db.run('INSERT INTO notes VALUES (?)', ['four']);
  old.close();
  const migrated = openTestStore({ file, steps: [notes, lengths] });
  expect(migrated.db.all('SELECT words, letters FROM notes')).toEqual([{ words: 'four', letters: 4 }]);
  const copy = openTestStore({ file: `${file}.before-1`, steps: [notes] });
  expect(copy.db.all('SELECT * FROM notes')).toEqual([{ words: 'four' }]);
});

it('removes the copy with the first clean close in the new layout', () => {
  const { file, migrated } = migratedStore();
  expect(existsSync(`${file}.before-1`)).toBe(true);
  migrated.close();
  expect(existsSync(`${file}.before-1`)).toBe(false);
  expect(openTestStore({ file, steps: [notes, lengths] }).db.value('SELECT words FROM notes')).toBe('four');
});

it('removes the copy at once when asked to, and nothing else', () => {
  const { file, migrated } = migratedStore();
  const others = () => readdirSync(path.dirname(file)).filter((name) => !name.includes('.before-'));
  const before = others();
  migrated.removeCopies();
  expect(existsSync(`${file}.before-1`)).toBe(false);
  expect(others()).toEqual(before);
  expect(migrated.db.value('SELECT words FROM notes')).toBe('four');
});

it('leaves the store at the version before a step that fails', () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  openTestStore({ file, steps: [notes] }).close();
  const broken: Migration = {
    version: 2,
    name: 'broken',
    sql: 'CREATE TABLE half (a INTEGER); SELECT no_such_column FROM notes',
  };
  expect(() => openTestStore({ file, steps: [notes, broken] })).toThrow('no_such_column');
  const again = openTestStore({ file, steps: [notes] });
  expect(again.db.value('PRAGMA user_version')).toBe(1);
  expect(again.db.column(`SELECT name FROM sqlite_schema WHERE type = 'table'`)).toEqual(['notes']);
});

it('refuses a store of a newer version in plain words and changes nothing', () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  openTestStore({ file, steps: [notes, lengths] }).close();
  expect(() => openTestStore({ file, steps: [notes] })).toThrow('written by a newer version of Mneme');
  expect(openTestStore({ file, steps: [notes, lengths] }).db.value('PRAGMA user_version')).toBe(2);
});

it('makes no copy of a new store', () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  openTestStore({ file, steps: [notes, lengths] });
  expect(existsSync(`${file}.before-0`)).toBe(false);
});

/** A store with one note, in the layout that it was brought to a moment ago. */
function migratedStore() {
  const file = path.join(temporaryFolder(), 'mneme.db');
  const old = openTestStore({ file, steps: [notes] });
  old.db.run('INSERT INTO notes VALUES (?)', ['four']);
  old.close();
  return { file, migrated: openTestStore({ file, steps: [notes, lengths] }) };
}
