/** What became another kind is still known by the page or file that it came from. */
import type { Migration } from '../migration.ts';

export const retyping: Migration = {
  version: 16,
  name: 'retyping',
  sql: `
    -- Of a resource that the owner made another kind of: so that it is no resource again when the page is seen again, and is
    -- made anew when frames of it are deleted.
    CREATE TABLE retyped_resources (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX retyped_resources_by_place ON retyped_resources (place_id);
    -- Where the memory itself goes, it is gone already when its row here is.
    CREATE TRIGGER resource_retyped AFTER DELETE ON resource_memories
    WHEN old.place_id IS NOT NULL AND EXISTS (SELECT 1 FROM memories WHERE id = old.memory_id) BEGIN
      INSERT OR REPLACE INTO retyped_resources (memory_id, place_id) VALUES (old.memory_id, old.place_id);
    END;
    CREATE TRIGGER resource_again AFTER INSERT ON resource_memories
    WHEN EXISTS (SELECT 1 FROM retyped_resources WHERE memory_id = new.memory_id) BEGIN
      UPDATE resource_memories SET place_id = (SELECT place_id FROM retyped_resources WHERE memory_id = new.memory_id)
        WHERE memory_id = new.memory_id;
      DELETE FROM retyped_resources WHERE memory_id = new.memory_id;
    END;
  `,
};
