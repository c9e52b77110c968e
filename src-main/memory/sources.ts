/** The SQL of `memory_sources`: what memories came from, both ways. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId, MemorySource } from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import type { NewSource } from './memories.ts';

interface SourceRow extends Omit<MemorySource, 'hasImage'> {
  readonly hasImage: number;
}

const labelChars = 120;

/** A source that is known already, or whose frame or message is gone, adds nothing. `changeId` null: no change brought it. */
export function addSources(
  db: WritableDb,
  id: MemoryId,
  sources: readonly NewSource[],
  { changeId, now }: { readonly changeId: number | null; readonly now: number },
): void {
  for (const source of sources) {
    db.run(
      `INSERT OR IGNORE INTO memory_sources (memory_id, kind, frame_id, message_id, file, noted_at, change_id)
       SELECT :id, :kind, :frameId, :messageId, :file, :now, :changeId
       WHERE (:frameId IS NULL OR EXISTS (SELECT 1 FROM frames WHERE id = :frameId))
         AND (:messageId IS NULL OR EXISTS (SELECT 1 FROM chat_messages WHERE id = :messageId))`,
      {
        id,
        kind: source.kind,
        frameId: source.kind === 'frame' ? source.frameId : null,
        messageId: source.kind === 'message' ? source.messageId : null,
        file: source.kind === 'file' ? source.file : '',
        now,
        changeId,
      },
    );
  }
}

/** Gives a memory the sources of others as well. */
export function copySources(db: WritableDb, from: readonly MemoryId[], to: MemoryId, changeId: number): void {
  db.run(
    `INSERT OR IGNORE INTO memory_sources (memory_id, kind, frame_id, message_id, file, noted_at, change_id)
     SELECT :to, kind, frame_id, message_id, file, noted_at, :changeId FROM memory_sources
     WHERE memory_id IN (SELECT value FROM json_each(:from)) ORDER BY id`,
    { from: JSON.stringify(from), to, changeId },
  );
}

/** Takes away what a change brought. */
export function removeSourcesOfChange(db: WritableDb, id: MemoryId, changeId: number): void {
  db.run('DELETE FROM memory_sources WHERE memory_id = ? AND change_id = ?', [id, changeId]);
}

/** Gives a memory these frames instead of those that it had. */
export function replaceFrames(db: WritableDb, id: MemoryId, frames: readonly FrameId[], now: number): void {
  db.run(
    `DELETE FROM memory_sources WHERE memory_id = ? AND kind = 'frame'
       AND frame_id NOT IN (SELECT value FROM json_each(?))`,
    [id, JSON.stringify(frames)],
  );
  const sources = frames.map((frameId) => ({ kind: 'frame', frameId }) as const);
  addSources(db, id, sources, { changeId: null, now });
}

/** Oldest first. */
export function readSources(db: ReadableDb, id: MemoryId): MemorySource[] {
  return db
    .all<SourceRow>(
      `SELECT s.kind, s.frame_id AS frameId, s.message_id AS messageId, c.session_id AS sessionId, s.file,
         coalesce(f.captured_at, c.created_at, s.noted_at) AS at,
         coalesce(
           nullif(concat_ws(' – ', nullif(a.application, ''), nullif(a.title, '')), ''),
           substr(c.text, 1, ${labelChars}),
           ''
         ) AS label,
         coalesce(f.image_bytes > 0, 0) AS hasImage
       FROM memory_sources s
         LEFT JOIN frames f ON f.id = s.frame_id
         LEFT JOIN activities a ON a.id = f.activity_id
         LEFT JOIN chat_messages c ON c.id = s.message_id
       WHERE s.memory_id = ? ORDER BY at, s.id`,
      [id],
    )
    .map((row) => ({ ...row, hasImage: row.hasImage === 1 }));
}

/** The frames that a memory came from, oldest first. */
export function sourceFrames(db: ReadableDb, id: MemoryId): FrameId[] {
  return db.column<FrameId>(
    `SELECT frame_id FROM memory_sources WHERE memory_id = ? AND kind = 'frame' ORDER BY frame_id`,
    [id],
  );
}

/** The memories that came from a frame and are not removed, newest first. */
export function memoriesOfFrame(db: ReadableDb, frameId: FrameId): MemoryId[] {
  return db.column<MemoryId>(
    `SELECT m.id FROM memory_sources s JOIN memories m ON m.id = s.memory_id
     WHERE s.frame_id = ? AND m.state <> 'deleted' ORDER BY m.occurred_at DESC, m.id DESC`,
    [frameId],
  );
}

/** Memories that lost a source since they were last asked for, and whether they have one left. */
export function memoriesThatLostSources(db: ReadableDb): { id: MemoryId; hasSources: boolean }[] {
  return db
    .all<{ id: MemoryId; hasSources: number }>(
      `SELECT m.id, EXISTS (SELECT 1 FROM memory_sources s WHERE s.memory_id = m.id) AS hasSources
       FROM memories_unsourced u JOIN memories m ON m.id = u.memory_id`,
    )
    .map((row) => ({ ...row, hasSources: row.hasSources === 1 }));
}

export function forgetLostSources(db: WritableDb): void {
  db.run('DELETE FROM memories_unsourced');
}
