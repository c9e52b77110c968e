/** The first layout: frames, what was read on them, the activities that they make up, and what search needs. */
import type { Migration } from '../migration.ts';

export const screenMemory: Migration = {
  version: 1,
  name: 'screen-memory',
  sql: `
    -- A page or a file that was seen: a URL, a path, or where neither is known the title of a document window.
    CREATE TABLE places (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('page', 'file', 'title')),
      address TEXT NOT NULL,
      title TEXT,
      first_seen_at INTEGER NOT NULL,
      last_seen_at INTEGER NOT NULL,
      visits INTEGER NOT NULL DEFAULT 1,
      UNIQUE (kind, address)
    ) STRICT;

    -- An unbroken stretch in one application and window on one display.
    CREATE TABLE activities (
      id INTEGER PRIMARY KEY,
      display_id TEXT NOT NULL,
      application TEXT,
      title TEXT,
      url TEXT,
      place_id INTEGER REFERENCES places (id) ON DELETE SET NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX activities_by_start ON activities (started_at);
    CREATE INDEX activities_by_application ON activities (application, started_at);
    CREATE INDEX activities_by_place ON activities (place_id);

    CREATE TABLE frames (
      id INTEGER PRIMARY KEY,
      activity_id INTEGER NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
      display_id TEXT NOT NULL,
      captured_at INTEGER NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('screen', 'import')),
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      -- JSON list of the regions that differ from the frame before; NULL means all of it
      changed TEXT,
      reading TEXT NOT NULL CHECK (reading IN ('waiting', 'read', 'failed')),
      reading_attempts INTEGER NOT NULL DEFAULT 0,
      reading_error TEXT,
      -- the words with their boxes, packed; NULL until the frame was read
      words BLOB,
      -- size of the encrypted image file; 0 where there is none any more
      image_bytes INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX frames_by_time ON frames (captured_at);
    CREATE INDEX frames_by_display ON frames (display_id, captured_at);
    CREATE INDEX frames_by_activity ON frames (activity_id);
    CREATE INDEX frames_waiting ON frames (id) WHERE reading = 'waiting';
    CREATE INDEX frames_failed ON frames (id) WHERE reading = 'failed';
    CREATE INDEX frames_with_image ON frames (captured_at, image_bytes) WHERE image_bytes > 0;

    -- A passage that can be found. Units of one stream are neighbours in the order of their position.
    CREATE TABLE units (
      id INTEGER PRIMARY KEY,
      stream TEXT NOT NULL,
      position INTEGER NOT NULL,
      frame_id INTEGER REFERENCES frames (id) ON DELETE CASCADE,
      occurred_at INTEGER NOT NULL,
      -- who speaks: the application for text of a screen, the name of the writer for a message
      author TEXT,
      by_owner INTEGER NOT NULL DEFAULT 0 CHECK (by_owner IN (0, 1)),
      text TEXT NOT NULL,
      word_count INTEGER NOT NULL,
      UNIQUE (stream, position)
    ) STRICT;
    CREATE INDEX units_by_frame ON units (frame_id);
    CREATE INDEX units_by_time ON units (occurred_at);

    -- Words of the unit, of its neighbours at distance 1, and at distance 2. Contentless: the text stands in units.
    -- Marks (Mn, Mc) belong to words: without them every vowel sign of Devanagari would end one.
    CREATE VIRTUAL TABLE unit_text USING fts5 (
      text, near1, near2, content = '', contentless_delete = 1,
      tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    );
    -- In how many rows each word stands.
    CREATE VIRTUAL TABLE unit_terms USING fts5vocab (unit_text, row);
    CREATE TRIGGER units_deleted AFTER DELETE ON units BEGIN
      DELETE FROM unit_text WHERE rowid = old.id;
    END;

    CREATE TABLE embedders (
      id INTEGER PRIMARY KEY,
      fingerprint TEXT NOT NULL UNIQUE
    ) STRICT;

    -- One vector a unit, int8 per dimension.
    CREATE TABLE unit_vectors (
      unit_id INTEGER PRIMARY KEY REFERENCES units (id) ON DELETE CASCADE,
      embedder_id INTEGER NOT NULL REFERENCES embedders (id),
      vector BLOB NOT NULL
    ) STRICT;
    CREATE INDEX unit_vectors_by_embedder ON unit_vectors (embedder_id);

    -- The backlog: units whose text has no vector of the present embedder yet.
    CREATE TABLE units_waiting (
      unit_id INTEGER PRIMARY KEY REFERENCES units (id) ON DELETE CASCADE
    ) STRICT;
    CREATE TRIGGER units_added AFTER INSERT ON units BEGIN
      INSERT OR IGNORE INTO units_waiting (unit_id) VALUES (new.id);
    END;
    CREATE TRIGGER units_changed AFTER UPDATE OF text, author ON units BEGIN
      INSERT OR IGNORE INTO units_waiting (unit_id) VALUES (new.id);
    END;

    -- Work that a change left behind, such as taking removed words out of the text index.
    CREATE TABLE chores (
      name TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;

    -- Stretches in which nothing was recorded, and why.
    CREATE TABLE gaps (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX gaps_by_start ON gaps (started_at);

    -- SHA-256 of each imported file, so that importing a folder twice adds nothing.
    CREATE TABLE imported_files (
      sha256 TEXT PRIMARY KEY,
      imported_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
