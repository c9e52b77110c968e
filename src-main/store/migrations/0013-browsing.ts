/** What the list of memories is read from: an index for each order that it can have, and how many there are, kept up to date. */
import type { Migration } from '../migration.ts';

export const browsing: Migration = {
  version: 13,
  name: 'browsing',
  sql: `
    -- Each holds all that a page needs to know its rows by, so that a jump far down reads no memory in between.
    CREATE INDEX memories_happened ON memories (scope, kind, state, occurred_at, id);
    CREATE INDEX memories_changed ON memories (scope, kind, state, updated_at, id);
    CREATE INDEX memories_titled ON memories (scope, kind, state, title COLLATE NOCASE, id);
    CREATE INDEX memories_believed ON memories (scope, kind, state, confidence, id);

    -- Counting a million takes most of a second; a list wants to know its length at once.
    CREATE TABLE memory_counts (
      -- empty for the owner's own
      scope TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      memories INTEGER NOT NULL,
      PRIMARY KEY (scope, kind, state)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO memory_counts (scope, kind, state, memories)
      SELECT coalesce(scope, ''), kind, state, count(*) FROM memories GROUP BY 1, 2, 3;
    CREATE TRIGGER memory_counted AFTER INSERT ON memories BEGIN
      INSERT INTO memory_counts (scope, kind, state, memories)
        VALUES (coalesce(new.scope, ''), new.kind, new.state, 1)
        ON CONFLICT (scope, kind, state) DO UPDATE SET memories = memories + 1;
    END;
    CREATE TRIGGER memory_uncounted AFTER DELETE ON memories BEGIN
      UPDATE memory_counts SET memories = memories - 1
        WHERE scope = coalesce(old.scope, '') AND kind = old.kind AND state = old.state;
    END;
    CREATE TRIGGER memory_recounted AFTER UPDATE OF scope, kind, state ON memories
    WHEN old.scope IS NOT new.scope OR old.kind <> new.kind OR old.state <> new.state BEGIN
      UPDATE memory_counts SET memories = memories - 1
        WHERE scope = coalesce(old.scope, '') AND kind = old.kind AND state = old.state;
      INSERT INTO memory_counts (scope, kind, state, memories)
        VALUES (coalesce(new.scope, ''), new.kind, new.state, 1)
        ON CONFLICT (scope, kind, state) DO UPDATE SET memories = memories + 1;
    END;

    -- OR IGNORE does not count in what a foreign key sets to NULL: a second change within an hour failed the deletion of a memory.
    DROP TRIGGER episodes_filed;
    CREATE TRIGGER episodes_filed AFTER UPDATE OF category_id ON memories
    WHEN new.kind = 'episodic' AND old.category_id IS NOT new.category_id BEGIN
      INSERT INTO hours_changed SELECT DISTINCT a.started_at / 3600000, a.ended_at / 3600000
        FROM activity_episodes e JOIN activities a ON a.id = e.activity_id
        WHERE e.memory_id = new.id AND NOT EXISTS (SELECT 1 FROM hours_changed
          WHERE first = a.started_at / 3600000 AND last = a.ended_at / 3600000);
    END;
    DROP TRIGGER episodes_retold;
    CREATE TRIGGER episodes_retold AFTER UPDATE OF memory_id ON activity_episodes BEGIN
      INSERT INTO hours_changed SELECT a.started_at / 3600000, a.ended_at / 3600000 FROM activities a
        WHERE a.id = new.activity_id AND NOT EXISTS (SELECT 1 FROM hours_changed
          WHERE first = a.started_at / 3600000 AND last = a.ended_at / 3600000);
    END;

    -- A way of looking at the memories that the owner named: JSON of its filters.
    CREATE TABLE saved_filters (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      filter TEXT NOT NULL
    ) STRICT;
  `,
};
