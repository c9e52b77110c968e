/** The six kinds of memory with their sources and history, the batches that they come from, conversations, and model calls. */
import type { Migration } from '../migration.ts';

export const sixKinds: Migration = {
  version: 5,
  name: 'six-kinds',
  sql: `
    -- The owner's own folders for memories; a tree.
    CREATE TABLE categories (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      parent_id INTEGER REFERENCES categories (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      position INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE memories (
      -- m_<UTC yyyymmddHHMMSS>_<8 hex digits>: in the order of writing
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('core', 'episodic', 'semantic', 'procedural', 'resource', 'vault')),
      -- candidate: a secret that the owner has not classified yet; deleted: gone for good at purge_at
      state TEXT NOT NULL CHECK (state IN ('active', 'candidate', 'archived', 'superseded', 'deleted')),
      title TEXT NOT NULL,
      -- when it happened; created_at and updated_at tell when it was written
      occurred_at INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      -- grows by one with each change, so that two editors notice one another
      version INTEGER NOT NULL DEFAULT 1,
      pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
      category_id INTEGER REFERENCES categories (id) ON DELETE SET NULL,
      -- JSON list of words
      tags TEXT NOT NULL DEFAULT '[]',
      -- 0..1; below 0.5 nobody has confirmed it
      confidence REAL NOT NULL DEFAULT 1,
      expires_at INTEGER,
      -- whose conversation memory it is; NULL for the owner's own
      scope TEXT,
      -- the memory that took its place
      superseded_by TEXT REFERENCES memories (id) ON DELETE SET NULL,
      purge_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX memories_by_time ON memories (state, occurred_at, id);
    CREATE INDEX memories_by_kind ON memories (kind, state, occurred_at, id);
    CREATE INDEX memories_tagged ON memories (state, occurred_at, id, tags) WHERE tags <> '[]';
    CREATE INDEX memories_unconfirmed ON memories (state, occurred_at, id) WHERE confidence < 0.5;
    CREATE INDEX memories_by_category ON memories (category_id) WHERE category_id IS NOT NULL;
    CREATE INDEX memories_by_scope ON memories (scope) WHERE scope IS NOT NULL;
    CREATE INDEX memories_superseding ON memories (superseded_by) WHERE superseded_by IS NOT NULL;
    CREATE INDEX memories_to_purge ON memories (purge_at) WHERE purge_at IS NOT NULL;
    CREATE INDEX memories_to_expire ON memories (expires_at) WHERE expires_at IS NOT NULL AND state IN ('active', 'candidate');

    CREATE TABLE core_memories (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      -- human: the owner; persona: the assistant. A block that was removed waits here beside the one that followed it.
      block TEXT NOT NULL CHECK (block IN ('human', 'persona')),
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE episodic_memories (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      ended_at INTEGER,
      actor TEXT NOT NULL CHECK (actor IN ('user', 'assistant')),
      event_type TEXT NOT NULL,
      application TEXT,
      summary TEXT NOT NULL,
      details TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE semantic_memories (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      summary TEXT NOT NULL,
      details TEXT NOT NULL,
      -- where the owner learned it, in words
      origin TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE procedural_memories (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      entry_type TEXT NOT NULL CHECK (entry_type IN ('workflow', 'guide', 'script')),
      summary TEXT NOT NULL,
      -- JSON list of texts, in order
      steps TEXT NOT NULL,
      validation TEXT NOT NULL CHECK (validation IN ('unverified', 'confirmed', 'outdated')),
      validated_at INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE resource_memories (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      resource_type TEXT NOT NULL,
      -- a URL or a path; NULL where only a title is known
      address TEXT,
      summary TEXT NOT NULL,
      -- what was seen of it so far
      content TEXT NOT NULL,
      visits INTEGER NOT NULL,
      last_seen_at INTEGER NOT NULL,
      place_id INTEGER REFERENCES places (id) ON DELETE SET NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX resource_memories_by_place ON resource_memories (place_id) WHERE place_id IS NOT NULL;
    CREATE INDEX resource_memories_by_address ON resource_memories (address) WHERE address IS NOT NULL;

    CREATE TABLE vault_memories (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE,
      entry_type TEXT NOT NULL
        CHECK (entry_type IN ('credential', 'api_key', 'bookmark', 'card', 'identity', 'other')),
      caption TEXT NOT NULL,
      origin TEXT NOT NULL,
      sensitivity TEXT NOT NULL CHECK (sensitivity IN ('low', 'medium', 'high')),
      -- the value under the vault's own key; NULL after it was erased
      sealed BLOB,
      -- keyed digest of the value, so that the same secret is one candidate
      digest BLOB UNIQUE
    ) STRICT, WITHOUT ROWID;

    -- Conversations with the assistant.
    CREATE TABLE chat_sessions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL,
      persona TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      scope TEXT,
      -- messages up to this one are not shown; they are still there
      cleared_through INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX chat_sessions_by_time ON chat_sessions (updated_at);

    CREATE TABLE chat_messages (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      session_id INTEGER NOT NULL REFERENCES chat_sessions (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
      author TEXT NOT NULL,
      text TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('writing', 'whole', 'stopped', 'failed')),
      error TEXT,
      -- JSON: attachments of a question; citations, tools used and what was put into the prompt of an answer
      details TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
    CREATE INDEX chat_messages_by_session ON chat_messages (session_id, id);

    CREATE TABLE personas (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      instructions TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- A passage comes from a frame, a memory, or a message. A long memory has several.
    ALTER TABLE units ADD COLUMN memory_id TEXT REFERENCES memories (id) ON DELETE CASCADE;
    ALTER TABLE units ADD COLUMN message_id INTEGER REFERENCES chat_messages (id) ON DELETE CASCADE;
    CREATE INDEX units_by_memory ON units (memory_id) WHERE memory_id IS NOT NULL;
    CREATE INDEX units_by_message ON units (message_id) WHERE message_id IS NOT NULL;

    -- What a memory came from.
    CREATE TABLE memory_sources (
      id INTEGER PRIMARY KEY,
      memory_id TEXT NOT NULL REFERENCES memories (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('frame', 'message', 'file', 'owner')),
      frame_id INTEGER REFERENCES frames (id) ON DELETE CASCADE,
      message_id INTEGER REFERENCES chat_messages (id) ON DELETE CASCADE,
      -- the path of a file; else empty
      file TEXT NOT NULL DEFAULT '',
      noted_at INTEGER NOT NULL,
      -- the row of the history that brought it; undoing that takes it away
      change_id INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX memory_sources_once
      ON memory_sources (memory_id, kind, coalesce(frame_id, 0), coalesce(message_id, 0), file);
    CREATE INDEX memory_sources_by_frame ON memory_sources (frame_id) WHERE frame_id IS NOT NULL;
    CREATE INDEX memory_sources_by_message ON memory_sources (message_id) WHERE message_id IS NOT NULL;
    -- Memories that lost a source; those that have none left go with it.
    CREATE TABLE memories_unsourced (
      memory_id TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER memory_sources_deleted AFTER DELETE ON memory_sources BEGIN
      INSERT OR IGNORE INTO memories_unsourced (memory_id) VALUES (old.memory_id);
    END;

    -- The episode that an activity became. Without one it was deleted, and is not made again.
    CREATE TABLE activity_episodes (
      activity_id INTEGER PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
      memory_id TEXT REFERENCES memories (id) ON DELETE SET NULL
    ) STRICT;
    CREATE INDEX activity_episodes_by_memory ON activity_episodes (memory_id) WHERE memory_id IS NOT NULL;
    -- Activities that have still to become episodes, and those whose place has still to become a resource, or to grow.
    CREATE TABLE episodes_waiting (
      activity_id INTEGER PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE
    ) STRICT;
    CREATE TABLE resources_waiting (
      activity_id INTEGER PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE
    ) STRICT;
    INSERT INTO episodes_waiting (activity_id) SELECT id FROM activities;
    INSERT INTO resources_waiting (activity_id) SELECT id FROM activities WHERE place_id IS NOT NULL;
    CREATE TRIGGER activities_added AFTER INSERT ON activities BEGIN
      INSERT OR IGNORE INTO episodes_waiting (activity_id) VALUES (new.id);
      INSERT OR IGNORE INTO resources_waiting (activity_id) SELECT new.id WHERE new.place_id IS NOT NULL;
    END;
    CREATE TRIGGER activities_lengthened AFTER UPDATE OF ended_at ON activities BEGIN
      INSERT OR IGNORE INTO episodes_waiting (activity_id) VALUES (new.id);
      INSERT OR IGNORE INTO resources_waiting (activity_id) SELECT new.id WHERE new.place_id IS NOT NULL;
    END;
    -- Memories in which words of a deleted frame may still stand.
    CREATE TABLE memories_stale (
      memory_id TEXT PRIMARY KEY REFERENCES memories (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- Every change of a memory. What an owner's deletion left has neither before nor after.
    CREATE TABLE memory_changes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- no reference: that something was deleted stays known
      memory_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      event TEXT NOT NULL CHECK (event IN ('ADD', 'UPDATE', 'SUPERSEDE', 'MERGE', 'SPLIT', 'RETYPE', 'ARCHIVE', 'RESTORE', 'DELETE')),
      -- the changes of one step carry the same number
      step INTEGER NOT NULL,
      -- JSON of the memory's own columns and fields
      before TEXT,
      after TEXT,
      actor TEXT NOT NULL CHECK (actor IN ('owner', 'pipeline', 'policy', 'import', 'agent')),
      reason TEXT NOT NULL DEFAULT '',
      batch_id INTEGER,
      changed_at INTEGER NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
    ) STRICT;
    CREATE INDEX memory_changes_by_memory ON memory_changes (memory_id, id);
    CREATE INDEX memory_changes_by_step ON memory_changes (step);

    -- What is absorbed together.
    CREATE TABLE batches (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      state TEXT NOT NULL
        CHECK (state IN ('open', 'waiting', 'absorbed', 'nothing', 'no-model', 'over-budget', 'failed')),
      -- why it waits or failed, in words for the owner
      reason TEXT NOT NULL DEFAULT '',
      opened_at INTEGER NOT NULL,
      closed_at INTEGER,
      ended_at INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_try_at INTEGER,
      -- the reply of the model that waits to be written, or that could not be used
      reply TEXT,
      calls INTEGER NOT NULL DEFAULT 0,
      tokens INTEGER NOT NULL DEFAULT 0,
      added INTEGER NOT NULL DEFAULT 0,
      changed INTEGER NOT NULL DEFAULT 0,
      dropped INTEGER NOT NULL DEFAULT 0,
      -- of memory_changes: what it wrote is undone together
      step INTEGER,
      -- taken up again by the owner: after those that come by themselves, and newest first
      resumed INTEGER NOT NULL DEFAULT 0 CHECK (resumed IN (0, 1))
    ) STRICT;
    CREATE INDEX batches_by_state ON batches (state, id);
    CREATE TABLE batch_items (
      batch_id INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
      unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE,
      PRIMARY KEY (batch_id, unit_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX batch_items_by_unit ON batch_items (unit_id);
    -- A reply tells of all items of its batch: with one of them it goes, and the model is asked again.
    CREATE TRIGGER batch_items_deleted AFTER DELETE ON batch_items BEGIN
      UPDATE batches SET reply = NULL WHERE id = old.batch_id AND reply IS NOT NULL;
    END;
    -- Passages of frames and messages that are in no batch yet. A table, as numbers of removed units are given again.
    CREATE TABLE units_unbatched (
      unit_id INTEGER PRIMARY KEY REFERENCES units (id) ON DELETE CASCADE
    ) STRICT;
    INSERT INTO units_unbatched (unit_id) SELECT id FROM units WHERE frame_id IS NOT NULL;
    CREATE TRIGGER units_to_batch AFTER INSERT ON units
    WHEN new.memory_id IS NULL AND (new.frame_id IS NOT NULL OR new.message_id IS NOT NULL) BEGIN
      INSERT OR IGNORE INTO units_unbatched (unit_id) VALUES (new.id);
    END;
    -- How far the makers of memories have come, such as the last activity that became an episode.
    CREATE TABLE progress (
      name TEXT PRIMARY KEY,
      value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Changes that tidying proposed and the owner refused; they are never proposed again.
    CREATE TABLE refused_proposals (
      fingerprint TEXT PRIMARY KEY,
      refused_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Every request that left for a model server. Never what was in it.
    CREATE TABLE model_calls (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      called_at INTEGER NOT NULL,
      purpose TEXT NOT NULL CHECK (purpose IN ('memory', 'chat', 'test')),
      server TEXT NOT NULL,
      model TEXT NOT NULL,
      outcome TEXT NOT NULL,
      sent_bytes INTEGER NOT NULL,
      prompt_tokens INTEGER NOT NULL,
      answer_tokens INTEGER NOT NULL,
      ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX model_calls_by_time ON model_calls (called_at);
    -- What a model on a server was found to be able to do; JSON.
    CREATE TABLE model_abilities (
      server TEXT NOT NULL,
      model TEXT NOT NULL,
      abilities TEXT NOT NULL,
      PRIMARY KEY (server, model)
    ) STRICT, WITHOUT ROWID;
  `,
};
