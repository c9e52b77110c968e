/** Which folder the index of Markdown files follows; vectors of conversation memory by an embedder of its own. */
import type { Migration } from '../migration.ts';

export const scopedVectors: Migration = {
  version: 9,
  name: 'scoped-vectors',
  sql: `
    -- The folder and the entrypoint whose lines stand in file_entries: with others the index begins anew.
    CREATE TABLE followed_folder (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      path TEXT NOT NULL,
      entrypoint TEXT NOT NULL
    ) STRICT;

    -- Wide enough that a search of some scopes, of memories alone or of notes alone, reads nothing but it.
    DROP INDEX units_by_scope;
    CREATE INDEX units_by_scope ON units (scope, memory_id, message_id) WHERE scope IS NOT NULL;

    -- Its key has the note before the entry, and an entry is looked for whatever it stands in.
    CREATE INDEX file_entries_by_entry ON file_entries (scope, entry_id);

    -- The embedder of conversation memory; no row while it is the one that everything else has.
    CREATE TABLE scoped_embedder (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      embedder_id INTEGER NOT NULL REFERENCES embedders (id)
    ) STRICT;

    -- A collection for each embedder; one that is no longer in use goes when the new one is whole.
    CREATE TABLE scoped_vectors (
      unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE,
      embedder_id INTEGER NOT NULL REFERENCES embedders (id),
      vector BLOB NOT NULL,
      PRIMARY KEY (embedder_id, unit_id)
    ) STRICT;
    CREATE INDEX scoped_vectors_by_unit ON scoped_vectors (unit_id);

    -- As vector_signs.
    CREATE TABLE scoped_signs (
      block INTEGER NOT NULL,
      embedder_id INTEGER NOT NULL REFERENCES embedders (id) ON DELETE CASCADE,
      units BLOB NOT NULL,
      signs BLOB NOT NULL,
      PRIMARY KEY (embedder_id, block)
    ) STRICT;
    CREATE TRIGGER scoped_vectors_added AFTER INSERT ON scoped_vectors BEGIN
      DELETE FROM scoped_signs WHERE embedder_id = new.embedder_id AND block = new.unit_id >> 12;
    END;
    CREATE TRIGGER scoped_vectors_deleted AFTER DELETE ON scoped_vectors BEGIN
      DELETE FROM scoped_signs WHERE embedder_id = old.embedder_id AND block = old.unit_id >> 12;
    END;

    -- Passages of conversation memory that have no vector of its embedder yet.
    CREATE TABLE scoped_waiting (
      unit_id INTEGER PRIMARY KEY REFERENCES units (id) ON DELETE CASCADE
    ) STRICT;
    CREATE TRIGGER units_scoped_added AFTER INSERT ON units
    WHEN new.scope IS NOT NULL AND EXISTS (SELECT 1 FROM scoped_embedder) BEGIN
      INSERT OR IGNORE INTO scoped_waiting (unit_id) VALUES (new.id);
    END;
    -- A vector of what was said before is of no use to any embedder.
    CREATE TRIGGER units_scoped_changed AFTER UPDATE OF text, author ON units
    WHEN new.scope IS NOT NULL AND EXISTS (SELECT 1 FROM scoped_embedder) BEGIN
      DELETE FROM scoped_vectors WHERE unit_id = new.id;
      INSERT OR IGNORE INTO scoped_waiting (unit_id) VALUES (new.id);
    END;
  `,
};
