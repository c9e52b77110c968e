/** What an import left out for the owner's exclusions, and how many secrets it took out. */
import type { Migration } from '../migration.ts';

export const importCounts: Migration = {
  version: 17,
  name: 'import-counts',
  sql: `
    ALTER TABLE imports ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE imports ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;
  `,
};
