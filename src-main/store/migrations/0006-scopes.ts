/** Conversation memory: whose a passage is, and the lines of Markdown files that passages follow. */
import type { Migration } from '../migration.ts';

export const scopes: Migration = {
  version: 6,
  name: 'scopes',
  sql: `
    -- agent_…, room_… or team_…; NULL for what is the owner's own
    ALTER TABLE units ADD COLUMN scope TEXT;
    CREATE INDEX units_by_scope ON units (scope) WHERE scope IS NOT NULL;

    -- A fact in a file. The file is the truth; this only follows it.
    CREATE TABLE file_entries (
      scope TEXT NOT NULL,
      -- empty for the entrypoint, else the day of a note (YYYY-MM-DD)
      note TEXT NOT NULL,
      -- m_… as written in the line, or v_… for a line without one
      entry_id TEXT NOT NULL,
      -- counted from 0
      line INTEGER NOT NULL,
      -- of the fact without its punctuation and case, so that it is not written twice
      digest TEXT NOT NULL,
      unit_id INTEGER NOT NULL UNIQUE REFERENCES units (id) ON DELETE CASCADE,
      seen_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      PRIMARY KEY (scope, note, entry_id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX file_entries_by_digest ON file_entries (scope, digest);

    -- What conversation memory keeps of a memory beside its fields.
    CREATE TABLE scoped_facts (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      scope TEXT NOT NULL,
      digest TEXT NOT NULL,
      user_id TEXT,
      agent_id TEXT,
      run_id TEXT,
      -- JSON of the caller's own
      metadata TEXT NOT NULL DEFAULT '{}'
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scoped_facts_by_digest ON scoped_facts (scope, digest);

    -- Every change of a fact in a file. What the owner deleted has no text left.
    CREATE TABLE file_changes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      scope TEXT NOT NULL,
      entry_id TEXT NOT NULL,
      event TEXT NOT NULL CHECK (event IN ('ADD', 'UPDATE', 'DELETE')),
      before TEXT,
      after TEXT,
      -- hand: with an editor, outside of the application
      actor TEXT NOT NULL CHECK (actor IN ('owner', 'agent', 'pipeline', 'import', 'hand')),
      changed_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX file_changes_by_entry ON file_changes (scope, entry_id, id);
  `,
};
