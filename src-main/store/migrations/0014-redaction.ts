/** What is remembered of what was taken out: that a secret was discarded, and how often each rule found something. No content. */
import type { Migration } from '../migration.ts';

export const redaction: Migration = {
  version: 14,
  name: 'redaction',
  sql: `
    -- Of secrets that the owner discarded, so that none is offered again: a digest with the vault's key, as in vault_memories.
    CREATE TABLE discarded_secrets (
      digest BLOB PRIMARY KEY
    ) STRICT, WITHOUT ROWID;

    -- A day (UTC) as yyyy-mm-dd, and the name of what was found, never a part of it.
    CREATE TABLE redaction_counts (
      day TEXT NOT NULL,
      rule TEXT NOT NULL,
      caption TEXT NOT NULL,
      found INTEGER NOT NULL,
      PRIMARY KEY (day, rule, caption)
    ) STRICT, WITHOUT ROWID;
  `,
};
