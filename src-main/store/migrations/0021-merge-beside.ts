/** FTS5 merges nothing at the end of a transaction any more; that is done beside the work (`text-merge.ts`). */
import type { Migration } from '../migration.ts';

export const mergeBeside: Migration = {
  version: 21,
  name: 'merge-beside',
  sql: `
    INSERT INTO unit_text (unit_text, rank) VALUES ('automerge', 0);
    INSERT INTO unit_text (unit_text, rank) VALUES ('usermerge', 4);
    -- How many segments of one level come together before a transaction merges them after all; most that wait are small.
    INSERT INTO unit_text (unit_text, rank) VALUES ('crisismerge', 64);
  `,
};
