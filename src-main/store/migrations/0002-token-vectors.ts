/** Vectors of the tokens of a unit, beside the one of the whole, so that the best candidates can be compared word by word. */
import type { Migration } from '../migration.ts';

export const tokenVectors: Migration = {
  version: 2,
  name: 'token-vectors',
  sql: `
    -- A table of its own: what reads all vectors at the start must not read these.
    CREATE TABLE unit_tokens (
      unit_id INTEGER PRIMARY KEY REFERENCES units (id) ON DELETE CASCADE,
      embedder_id INTEGER NOT NULL REFERENCES embedders (id),
      -- packed by the embedder, the same number of bytes for each token
      tokens BLOB NOT NULL
    ) STRICT;
  `,
};
