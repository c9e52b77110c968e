/** Imports of memories from files: what each brought, so that it can go on after a crash and be taken back. */
import type { Migration } from '../migration.ts';

export const imports: Migration = {
  version: 15,
  name: 'imports',
  sql: `
    CREATE TABLE imports (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      file TEXT NOT NULL,
      -- SHA-256 of what was read; the same file again goes on where an interrupted import was
      digest TEXT NOT NULL,
      format TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone')),
      -- of memory_changes; null until something was added
      step INTEGER,
      started_at INTEGER NOT NULL,
      added INTEGER NOT NULL DEFAULT 0,
      known INTEGER NOT NULL DEFAULT 0,
      kept INTEGER NOT NULL DEFAULT 0
    ) STRICT;
  `,
};
