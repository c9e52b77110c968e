/** What the page of performance keeps: sizes by day, what was measured, and jobs that go on after a restart. */
import type { Migration } from '../migration.ts';

export const performance: Migration = {
  version: 12,
  name: 'performance',
  sql: `
    -- The last look of each day.
    CREATE TABLE size_days (
      -- YYYY-MM-DD of the machine's time zone
      day TEXT NOT NULL,
      part TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      PRIMARY KEY (day, part)
    ) STRICT, WITHOUT ROWID;

    -- Results of measuring the search and of checking the indexes. Figures only, never a word that was asked.
    CREATE TABLE measurements (
      id INTEGER PRIMARY KEY,
      what TEXT NOT NULL CHECK (what IN ('search', 'check')),
      measured_at INTEGER NOT NULL,
      -- JSON
      result TEXT NOT NULL
    ) STRICT;

    -- A row for each job that was ever asked for; the one that has waited longest works.
    CREATE TABLE upkeep_jobs (
      job TEXT PRIMARY KEY,
      state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'stopped', 'failed')),
      asked_at INTEGER NOT NULL,
      ended_at INTEGER,
      -- how far it came; what it counts is the job's own business
      cursor INTEGER NOT NULL DEFAULT 0,
      done INTEGER NOT NULL DEFAULT 0,
      total INTEGER NOT NULL DEFAULT 0,
      worked_ms INTEGER NOT NULL DEFAULT 0,
      -- in words for the owner, where it failed or cannot go on
      reason TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID;
  `,
};
