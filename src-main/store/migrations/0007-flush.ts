/** Which conversations hold turns that have not become memories yet, and how far each has come. */
import type { Migration } from '../migration.ts';

export const flush: Migration = {
  version: 7,
  name: 'flush',
  sql: `
    CREATE TABLE flush_sessions (
      session_id INTEGER PRIMARY KEY REFERENCES chat_sessions (id) ON DELETE CASCADE,
      agent TEXT NOT NULL,
      scope TEXT NOT NULL,
      -- of the oldest turn that was not flushed; NULL where all were
      dirty_since INTEGER,
      last_turn_at INTEGER NOT NULL,
      -- the last message that was flushed
      cursor INTEGER NOT NULL DEFAULT 0,
      -- goes before others, because another conversation of the same scope began
      boosted INTEGER NOT NULL DEFAULT 0 CHECK (boosted IN (0, 1)),
      in_flight INTEGER NOT NULL DEFAULT 0 CHECK (in_flight IN (0, 1)),
      attempts INTEGER NOT NULL DEFAULT 0,
      next_try_at INTEGER,
      -- the reply that was given and is being written, with the last message that it is about
      reply TEXT,
      reply_through INTEGER,
      last_flushed_at INTEGER,
      -- what the last flush came to, in words for the owner
      last_result TEXT NOT NULL DEFAULT '',
      last_error TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX flush_sessions_dirty ON flush_sessions (dirty_since) WHERE dirty_since IS NOT NULL;
  `,
};
