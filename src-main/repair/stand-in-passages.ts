/**
 * Passages that are lost get an empty one in their place where the memory, the message or the words of the frame that they were made
 * of are there: with the same number, so that its vector, its batch and the answers that cite it still know it. The job
 * `write-passages` writes their texts anew while the application is used.
 */
import { transaction } from '../store/database.ts';
import type { SqlValue, WritableDb } from '../store/statements.ts';
import type { NamedRow, Salvaged } from './salvage.ts';

/** Answers their numbers. In a store of which the layout has no such job there are none. */
export function standInPassages(
  db: WritableDb,
  { named, tables, wholeIndexes }: Salvaged,
  layout: ReadonlySet<string>,
): number[] {
  if (!layout.has('upkeep_jobs') || tables.find(({ table }) => table === 'units')?.isDamaged !== true)
    return [];
  return transaction(db, () => {
    const ids = named.filter(({ table }) => table === 'units').flatMap((row) => standIn(db, row));
    return wholeIndexes.has('units_by_frame') ? ids : [...ids, ...standInUnnamed(db)];
  });
}

/** What its indexes know of it, and for the rest what it belongs to. */
function standIn(db: WritableDb, { columns }: NamedRow): number[] {
  const known = (name: string): SqlValue => columns.get(name) ?? null;
  const { changes } = db.run(
    `INSERT OR IGNORE INTO units
       (id, stream, position, frame_id, memory_id, message_id, scope, occurred_at, text, word_count)
     SELECT :id, s.stream, coalesce(:position, (SELECT coalesce(max(u.position), 0) + 1 FROM units u WHERE u.stream = s.stream)),
       :frame, :memory, :message, s.scope, coalesce(:at, s.at), '', 0
     FROM (
       SELECT coalesce(:stream, CASE WHEN scope IS NULL THEN 'memory:' || id ELSE 'scope:' || scope END) AS stream,
         scope, occurred_at AS at
       FROM memories WHERE id = :memory AND state IN ('active', 'candidate')
       UNION ALL
       SELECT coalesce(:stream, 'chat:' || session_id), :scope, created_at FROM chat_messages WHERE id = :message
       UNION ALL
       SELECT coalesce(:stream, 'activity:' || activity_id), NULL, captured_at
       FROM frames WHERE id = :frame AND words IS NOT NULL
     ) s`,
    {
      id: known('id'),
      stream: known('stream'),
      position: columns.has('stream') ? known('position') : null,
      frame: known('frame_id'),
      memory: known('memory_id'),
      message: known('message_id'),
      scope: known('scope'),
      at: known('occurred_at'),
    },
  );
  return changes > 0 ? [Number(known('id'))] : [];
}

/** Where the index by frames has gaps, too: frames with words and without a passage may have had one. */
function standInUnnamed(db: WritableDb): number[] {
  const before = db.value<number | null>('SELECT max(id) FROM units') ?? 0;
  db.run(
    `INSERT INTO units (stream, position, frame_id, occurred_at, text, word_count)
     SELECT 'activity:' || f.activity_id,
       (SELECT coalesce(max(position), 0) FROM units WHERE stream = 'activity:' || f.activity_id) + f.id,
       f.id, f.captured_at, '', 0
     FROM frames f WHERE f.words IS NOT NULL AND NOT EXISTS (SELECT 1 FROM units u WHERE u.frame_id = f.id)
     ORDER BY f.id`,
  );
  return db.column<number>('SELECT id FROM units WHERE id > ?', [before]);
}
