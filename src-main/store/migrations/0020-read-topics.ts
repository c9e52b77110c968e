/** Topics come from what was read, too, so a day's know how telling they are and which activities they came from, and follow what is read. */
import type { Migration } from '../migration.ts';

export const readTopics: Migration = {
  version: 20,
  name: 'read-topics',
  sql: `
    -- Milliseconds, less where a topic says little of a window.
    ALTER TABLE day_topics ADD COLUMN weight INTEGER NOT NULL DEFAULT 0;
    -- JSON: ids
    ALTER TABLE day_topics ADD COLUMN activities TEXT NOT NULL DEFAULT '[]';
    UPDATE day_topics SET weight = ms;
    INSERT OR IGNORE INTO days_to_count (day) SELECT day FROM counted_days;
    -- A picture is read after it was counted.
    CREATE TRIGGER words_to_count AFTER INSERT ON units WHEN new.frame_id IS NOT NULL BEGIN
      INSERT OR IGNORE INTO hours_changed VALUES (new.occurred_at / 3600000, new.occurred_at / 3600000);
    END;
    CREATE TRIGGER words_changed AFTER UPDATE OF text ON units WHEN new.frame_id IS NOT NULL BEGIN
      INSERT OR IGNORE INTO hours_changed VALUES (new.occurred_at / 3600000, new.occurred_at / 3600000);
    END;
  `,
};
