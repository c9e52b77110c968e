/**
 * With whom a conversation is held and where; what facts in files came from; what was copied from one backend to the other. The
 * tools for the owner's memories get names of their own, as agents have tools for theirs.
 */
import type { Migration } from '../migration.ts';

export const conversations: Migration = {
  version: 8,
  name: 'conversations',
  sql: `
    -- JSON: the names of the agents, in the order in which they answer
    ALTER TABLE chat_sessions ADD COLUMN agents TEXT NOT NULL DEFAULT '["assistant"]';
    -- the id of the room; NULL for none
    ALTER TABLE chat_sessions ADD COLUMN room TEXT;
    -- who wrote an answer; NULL for the owner, and for answers of the usual agent from before there were others
    ALTER TABLE chat_messages ADD COLUMN agent TEXT;

    UPDATE chat_messages SET details = json_set(details, '$.tools', json((
      SELECT json_group_array(json(CASE value ->> 'name'
        WHEN 'search_memories' THEN json_set(value, '$.name', 'search_everything')
        WHEN 'read_memory' THEN json_set(value, '$.name', 'read_in_full')
        WHEN 'add_memory' THEN json_set(value, '$.name', 'keep_for_owner')
        WHEN 'correct_memory' THEN json_set(value, '$.name', 'correct_for_owner')
        WHEN 'forget_memories' THEN json_set(value, '$.name', 'forget_for_owner')
        ELSE value END) ORDER BY key)
      FROM json_each(chat_messages.details, '$.tools'))))
    WHERE json_array_length(details, '$.tools') > 0;

    -- What is said to agents is theirs: it is not absorbed into the owner's own memories.
    DROP TRIGGER units_to_batch;
    CREATE TRIGGER units_to_batch AFTER INSERT ON units
    WHEN new.memory_id IS NULL AND new.scope IS NULL AND (new.frame_id IS NOT NULL OR new.message_id IS NOT NULL) BEGIN
      INSERT OR IGNORE INTO units_unbatched (unit_id) VALUES (new.id);
    END;

    -- The messages that a fact in a file was taken from. (Of a fact among the memories: memory_sources.)
    CREATE TABLE file_entry_sources (
      scope TEXT NOT NULL,
      entry_id TEXT NOT NULL,
      message_id INTEGER NOT NULL REFERENCES chat_messages (id) ON DELETE CASCADE,
      PRIMARY KEY (scope, entry_id, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX file_entry_sources_by_message ON file_entry_sources (message_id);

    -- Pairs of the same fact in both backends: what became of one side is done to the other when the owner switches back.
    CREATE TABLE backend_copies (
      scope TEXT NOT NULL,
      -- of the memory in mem0, and of the line in a file
      memory_id TEXT NOT NULL,
      entry_id TEXT NOT NULL,
      -- of the text when both said the same
      digest TEXT NOT NULL,
      copied_at INTEGER NOT NULL,
      PRIMARY KEY (scope, memory_id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX backend_copies_by_entry ON backend_copies (scope, entry_id);
  `,
};
