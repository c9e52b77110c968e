/** The owner's order and clean-up: colours of categories, filing rules, policies, what they did, and what was ever opened. */
import type { Migration } from '../migration.ts';

export const organise: Migration = {
  version: 10,
  name: 'organise',
  sql: `
    -- number of a colour of the window; 0 is none
    ALTER TABLE categories ADD COLUMN colour INTEGER NOT NULL DEFAULT 0;
    -- A category's memories in the order of the list.
    DROP INDEX memories_by_category;
    CREATE INDEX memories_by_category ON memories (category_id, state, occurred_at, id) WHERE category_id IS NOT NULL;

    CREATE TABLE filing_rules (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      position INTEGER NOT NULL,
      is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
      -- JSON
      conditions TEXT NOT NULL,
      category_id INTEGER REFERENCES categories (id) ON DELETE SET NULL,
      -- JSON list of words
      tags TEXT NOT NULL
    ) STRICT;
    CREATE INDEX filing_rules_by_category ON filing_rules (category_id) WHERE category_id IS NOT NULL;

    -- What the owner did to categories, tags and rules; the last one can be undone.
    CREATE TABLE organise_steps (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      words TEXT NOT NULL,
      -- JSON: categories, rules and conditions of policies as they were
      before TEXT NOT NULL,
      memories INTEGER NOT NULL,
      done_at INTEGER NOT NULL
    ) STRICT;
    -- What memories had before a step, and what it gave them: what was filed otherwise since is not put back.
    CREATE TABLE organise_step_memories (
      step_id INTEGER NOT NULL REFERENCES organise_steps (id) ON DELETE CASCADE,
      memory_id TEXT NOT NULL REFERENCES memories (id) ON DELETE CASCADE,
      category_id INTEGER,
      tags TEXT NOT NULL,
      given_category_id INTEGER,
      given_tags TEXT NOT NULL,
      PRIMARY KEY (step_id, memory_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX organise_step_memories_by_memory ON organise_step_memories (memory_id);

    CREATE TABLE policies (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      -- JSON
      conditions TEXT NOT NULL,
      action TEXT NOT NULL,
      is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
      undo_days INTEGER NOT NULL,
      last_run_at INTEGER
    ) STRICT;

    -- A policy, or a filing rule, going through the memories that are there.
    CREATE TABLE clean_up_runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      -- NULL for a filing rule, and after the policy was deleted
      policy_id INTEGER REFERENCES policies (id) ON DELETE SET NULL,
      -- JSON of both as they were when it began
      conditions TEXT NOT NULL,
      action TEXT NOT NULL,
      asked_by TEXT NOT NULL CHECK (asked_by IN ('owner', 'schedule')),
      state TEXT NOT NULL CHECK (state IN ('running', 'waiting', 'done', 'stopped', 'undoing', 'undone')),
      reason TEXT NOT NULL DEFAULT '',
      next_try_at INTEGER,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      -- the last memory that was dealt with, in the order of the ids
      cursor TEXT NOT NULL DEFAULT '',
      looked INTEGER NOT NULL DEFAULT 0,
      changed INTEGER NOT NULL DEFAULT 0,
      not_undone INTEGER NOT NULL DEFAULT 0,
      undo_until INTEGER NOT NULL,
      -- its time to be undone is over, and what it removed was erased
      is_final INTEGER NOT NULL DEFAULT 0 CHECK (is_final IN (0, 1))
    ) STRICT;
    CREATE INDEX clean_up_runs_open ON clean_up_runs (state, id) WHERE is_final = 0;
    -- What a run changed, each with the step that undoes it.
    CREATE TABLE clean_up_run_items (
      id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES clean_up_runs (id) ON DELETE CASCADE,
      memory_id TEXT NOT NULL,
      step INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX clean_up_run_items_by_run ON clean_up_run_items (run_id, id);

    -- Memories that the owner ever looked at in full.
    CREATE TABLE memory_openings (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      opened_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
