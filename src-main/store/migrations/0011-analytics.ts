/** What windows were seen for how long, counted by day; what was asked; and summaries, which go with what they were written from. */
import type { Migration } from '../migration.ts';

export const analytics: Migration = {
  version: 11,
  name: 'analytics',
  sql: `
    -- Stretches of time (hours since 1970, both inside) in which something changed since the days were counted.
    CREATE TABLE hours_changed (
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (first, last)
    ) STRICT, WITHOUT ROWID;
    -- Days of the machine's time zone that have to be counted (anew).
    CREATE TABLE days_to_count (
      day TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
    INSERT INTO hours_changed (first, last)
      SELECT DISTINCT captured_at / 3600000, captured_at / 3600000 FROM frames;
    INSERT OR IGNORE INTO hours_changed (first, last) SELECT started_at / 3600000, ended_at / 3600000 FROM gaps;
    CREATE TRIGGER frames_to_count AFTER INSERT ON frames BEGIN
      INSERT OR IGNORE INTO hours_changed VALUES (new.captured_at / 3600000, new.captured_at / 3600000);
    END;
    CREATE TRIGGER frames_uncounted AFTER DELETE ON frames BEGIN
      INSERT OR IGNORE INTO hours_changed VALUES (old.captured_at / 3600000, old.captured_at / 3600000);
    END;
    CREATE TRIGGER gaps_to_count AFTER INSERT ON gaps BEGIN
      INSERT OR IGNORE INTO hours_changed VALUES (new.started_at / 3600000, new.ended_at / 3600000);
    END;
    CREATE TRIGGER gaps_grown AFTER UPDATE ON gaps BEGIN
      INSERT OR IGNORE INTO hours_changed VALUES (min(old.ended_at, new.ended_at) / 3600000, max(old.ended_at, new.ended_at) / 3600000);
      INSERT OR IGNORE INTO hours_changed VALUES (min(old.started_at, new.started_at) / 3600000, max(old.started_at, new.started_at) / 3600000);
    END;
    CREATE TRIGGER gaps_uncounted AFTER DELETE ON gaps BEGIN
      INSERT OR IGNORE INTO hours_changed VALUES (old.started_at / 3600000, old.ended_at / 3600000);
    END;
    -- Time has the category of the episode that its activity became.
    CREATE TRIGGER episodes_filed AFTER UPDATE OF category_id ON memories
    WHEN new.kind = 'episodic' AND old.category_id IS NOT new.category_id BEGIN
      INSERT OR IGNORE INTO hours_changed SELECT a.started_at / 3600000, a.ended_at / 3600000
        FROM activity_episodes e JOIN activities a ON a.id = e.activity_id WHERE e.memory_id = new.id;
    END;
    CREATE TRIGGER episodes_told AFTER INSERT ON activity_episodes
    WHEN (SELECT category_id FROM memories WHERE id = new.memory_id) IS NOT NULL BEGIN
      INSERT OR IGNORE INTO hours_changed SELECT started_at / 3600000, ended_at / 3600000 FROM activities WHERE id = new.activity_id;
    END;
    CREATE TRIGGER episodes_retold AFTER UPDATE OF memory_id ON activity_episodes BEGIN
      INSERT OR IGNORE INTO hours_changed SELECT started_at / 3600000, ended_at / 3600000 FROM activities WHERE id = new.activity_id;
    END;

    -- What follows is derived from frames, gaps and episodes, a day at a time.
    CREATE TABLE counted_days (
      day TEXT PRIMARY KEY,
      -- as the time zone had it when it was counted
      starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL,
      seen_ms INTEGER NOT NULL,
      switches INTEGER NOT NULL,
      longest_ms INTEGER NOT NULL,
      -- JSON: milliseconds by the hour of the local clock, 24 of them, and by the kind of gap
      hours TEXT NOT NULL,
      away TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE seen_time (
      day TEXT NOT NULL,
      -- empty, and 0 for the category, where there is none
      application TEXT NOT NULL,
      site TEXT NOT NULL,
      project TEXT NOT NULL,
      category_id INTEGER NOT NULL,
      ms INTEGER NOT NULL,
      PRIMARY KEY (day, application, site, project, category_id)
    ) STRICT, WITHOUT ROWID;
    -- The same for a closer look at one day: a year of it would be read too slowly.
    CREATE TABLE seen_hours (
      day TEXT NOT NULL,
      hour INTEGER NOT NULL,
      application TEXT NOT NULL,
      site TEXT NOT NULL,
      project TEXT NOT NULL,
      category_id INTEGER NOT NULL,
      ms INTEGER NOT NULL,
      PRIMARY KEY (day, hour, application, site, project, category_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE seen_activities (
      day TEXT NOT NULL,
      activity_id INTEGER NOT NULL,
      ms INTEGER NOT NULL,
      PRIMARY KEY (day, activity_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE focus_stretches (
      day TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL,
      application TEXT NOT NULL,
      site TEXT NOT NULL,
      PRIMARY KEY (day, started_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE day_topics (
      day TEXT NOT NULL,
      -- folded; the label is as it was written
      term TEXT NOT NULL,
      label TEXT NOT NULL,
      ms INTEGER NOT NULL,
      PRIMARY KEY (day, term)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX memories_by_writing ON memories (kind, created_at, state);

    -- What was asked in the search box, without secrets.
    CREATE TABLE questions_asked (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      asked_at INTEGER NOT NULL,
      text TEXT NOT NULL,
      found INTEGER NOT NULL,
      matched_well INTEGER NOT NULL CHECK (matched_well IN (0, 1))
    ) STRICT;
    CREATE INDEX questions_by_time ON questions_asked (asked_at);

    CREATE TABLE summaries (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      period TEXT NOT NULL CHECK (period IN ('day', 'week')),
      -- the first day
      day TEXT NOT NULL,
      written_at INTEGER NOT NULL,
      model TEXT NOT NULL,
      -- how long something had been seen in that time by then
      seen_ms INTEGER NOT NULL,
      -- JSON
      content TEXT NOT NULL,
      UNIQUE (period, day)
    ) STRICT;
    -- All that the model was shown, cited or not: its words may stand in the summary.
    CREATE TABLE summary_sources (
      summary_id INTEGER NOT NULL REFERENCES summaries (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      label TEXT NOT NULL,
      at INTEGER NOT NULL,
      frame_id INTEGER REFERENCES frames (id) ON DELETE CASCADE,
      memory_id TEXT REFERENCES memories (id) ON DELETE CASCADE,
      PRIMARY KEY (summary_id, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX summary_sources_by_frame ON summary_sources (frame_id) WHERE frame_id IS NOT NULL;
    CREATE INDEX summary_sources_by_memory ON summary_sources (memory_id) WHERE memory_id IS NOT NULL;
    CREATE TRIGGER summary_sources_deleted AFTER DELETE ON summary_sources BEGIN
      DELETE FROM summaries WHERE id = old.summary_id;
    END;
  `,
};
