/** The tables of other programs: each by the schema in its public source. */

/** mediar-ai/screenpipe, migrations 20240703111257, 20240716120004, 20240815201445. */
export const screenpipeOf2024 = `
  CREATE TABLE video_chunks (id INTEGER PRIMARY KEY AUTOINCREMENT, file_path TEXT NOT NULL);
  CREATE TABLE frames (id INTEGER PRIMARY KEY AUTOINCREMENT, video_chunk_id INTEGER NOT NULL,
    offset_index INTEGER NOT NULL, timestamp TIMESTAMP NOT NULL);
  CREATE TABLE ocr_text (frame_id INTEGER NOT NULL, text TEXT NOT NULL, text_json TEXT, ocr_engine TEXT,
    app_name TEXT NOT NULL DEFAULT '', window_name TEXT, focused BOOLEAN DEFAULT FALSE);
  CREATE VIRTUAL TABLE ocr_text_fts USING fts5(text, app_name, window_name, frame_id UNINDEXED);
  CREATE TRIGGER ocr_text_ai AFTER INSERT ON ocr_text BEGIN
    INSERT INTO ocr_text_fts (frame_id, text, app_name, window_name)
    VALUES (NEW.frame_id, NEW.text, NEW.app_name, NEW.window_name); END;`;

/** The same with 20250219212616, 20250223204844, and `full_text` of 2026. */
export const screenpipeOf2026 = `${screenpipeOf2024}
  ALTER TABLE frames ADD COLUMN browser_url TEXT DEFAULT NULL;
  ALTER TABLE frames ADD COLUMN app_name TEXT DEFAULT NULL;
  ALTER TABLE frames ADD COLUMN window_name TEXT DEFAULT NULL;
  ALTER TABLE frames ADD COLUMN focused BOOLEAN DEFAULT NULL;
  ALTER TABLE frames ADD COLUMN full_text TEXT DEFAULT NULL;`;

/** openrecall/openrecall, openrecall/database.py. */
export const openrecall = `CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT, app TEXT, title TEXT,
  text TEXT, timestamp INTEGER, embedding BLOB);`;

/** yuka-friends/Windrecorder, windrecorder/db_manager.py. */
export const windrecorder = `CREATE TABLE video_text (videofile_name VARCHAR(100), picturefile_name VARCHAR(100),
  videofile_time INT, ocr_text TEXT, is_videofile_exist BOOLEAN, is_picturefile_exist BOOLEAN, thumbnail TEXT,
  win_title TEXT, deep_linking TEXT);`;

/** Mirix-AI/MIRIX, mirix/orm: episodic_memory.py, semantic_memory.py, procedural_memory.py, resource_memory.py, block.py. */
export const mirix = `
  CREATE TABLE block (id VARCHAR PRIMARY KEY, label VARCHAR NOT NULL, value VARCHAR NOT NULL, "limit" INTEGER,
    created_at DATETIME, is_deleted BOOLEAN);
  CREATE TABLE episodic_memory (id VARCHAR PRIMARY KEY, occurred_at DATETIME NOT NULL, last_modify JSON, actor VARCHAR,
    event_type VARCHAR, summary VARCHAR, details VARCHAR NOT NULL, created_at DATETIME, is_deleted BOOLEAN,
    details_embedding BLOB);
  CREATE TABLE semantic_memory (id VARCHAR PRIMARY KEY, name VARCHAR, summary VARCHAR, details VARCHAR, source VARCHAR,
    tree_path JSON, created_at DATETIME, is_deleted BOOLEAN);
  CREATE TABLE procedural_memory (id VARCHAR PRIMARY KEY, entry_type VARCHAR, summary VARCHAR, steps JSON,
    created_at DATETIME, is_deleted BOOLEAN);
  CREATE TABLE resource_memory (id VARCHAR PRIMARY KEY, title VARCHAR, summary VARCHAR, resource_type VARCHAR,
    content VARCHAR, created_at DATETIME, is_deleted BOOLEAN);
  CREATE TABLE knowledge_vault (id VARCHAR PRIMARY KEY, caption VARCHAR, secret_value VARCHAR, created_at DATETIME);`;

/** Chromium, components/history/core/browser/url_database.cc and visit_database.cc. */
export const chromium = `
  CREATE TABLE urls (id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR,
    visit_count INTEGER DEFAULT 0 NOT NULL, typed_count INTEGER DEFAULT 0 NOT NULL, last_visit_time INTEGER NOT NULL,
    hidden INTEGER DEFAULT 0 NOT NULL);
  CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, url INTEGER NOT NULL, visit_time INTEGER NOT NULL);`;

/** Firefox, toolkit/components/places/nsPlacesTables.h. */
export const firefox = `
  CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, rev_host LONGVARCHAR,
    visit_count INTEGER DEFAULT 0, hidden INTEGER DEFAULT 0 NOT NULL, last_visit_date INTEGER, guid TEXT);
  CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, type INTEGER, fk INTEGER DEFAULT NULL, parent INTEGER,
    title LONGVARCHAR, dateAdded INTEGER);`;
