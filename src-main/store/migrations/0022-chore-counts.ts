/** A chore that is noted again while it is done is not done with it. */
import type { Migration } from '../migration.ts';

export const choreCounts: Migration = {
  version: 22,
  name: 'chore-counts',
  sql: `
    -- How often it was noted
    ALTER TABLE chores ADD COLUMN noted INTEGER NOT NULL DEFAULT 1;
  `,
};
