/** Signs of the vectors in blocks, so that a start reads an eighth of what it would read with the vectors themselves. */
import type { Migration } from '../migration.ts';

export const vectorSigns: Migration = {
  version: 4,
  name: 'vector-signs',
  sql: `
    -- Block n holds the units from n * 4096 on. It is derived, written at a start, and goes with the first change of a vector in it.
    CREATE TABLE vector_signs (
      block INTEGER PRIMARY KEY,
      embedder_id INTEGER NOT NULL REFERENCES embedders (id) ON DELETE CASCADE,
      -- for each vector the unit's number in the block, two bytes
      units BLOB NOT NULL,
      -- in the same order a bit for each dimension, packed as in memory
      signs BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER unit_vectors_added AFTER INSERT ON unit_vectors BEGIN
      DELETE FROM vector_signs WHERE block = new.unit_id >> 12;
    END;
    CREATE TRIGGER unit_vectors_changed AFTER UPDATE ON unit_vectors BEGIN
      DELETE FROM vector_signs WHERE block = new.unit_id >> 12;
    END;
    CREATE TRIGGER unit_vectors_deleted AFTER DELETE ON unit_vectors BEGIN
      DELETE FROM vector_signs WHERE block = old.unit_id >> 12;
    END;
  `,
};
