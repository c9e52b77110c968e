/** What was recorded while the store was locked comes in from sealed files: which of them are in it while they are still there. */
import type { Migration } from '../migration.ts';

export const takenEntries: Migration = {
  version: 19,
  name: 'taken-entries',
  sql: `
    CREATE TABLE taken_entries (
      name TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
  `,
};
