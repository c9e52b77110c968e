/** A frame's number is never given twice, not even after the newest one was deleted: others keep it to name their source. */
import type { Migration } from '../migration.ts';

export const frameIds: Migration = {
  version: 3,
  name: 'frame-ids',
  sql: `
    -- The highest number of a frame that was deleted.
    CREATE TABLE deleted_frames (
      highest_id INTEGER NOT NULL
    ) STRICT;
    INSERT INTO deleted_frames (highest_id) VALUES (0);
    CREATE TRIGGER frames_deleted AFTER DELETE ON frames BEGIN
      UPDATE deleted_frames SET highest_id = old.id WHERE highest_id < old.id;
    END;
  `,
};
