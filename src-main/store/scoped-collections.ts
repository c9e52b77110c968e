/** Which embedder conversation memory has, and the collections of vectors that others left. */
import { transaction } from './database.ts';
import type { ReadableDb, WritableDb } from './statements.ts';

const droppedAtOnce = 2_000;

/** From now on units of conversation memory wait for its vectors; those that have one already do not. */
export function useScopedEmbedder(db: WritableDb, embedderId: number): void {
  transaction(db, () => {
    if (db.value<number>('SELECT embedder_id FROM scoped_embedder') !== embedderId)
      db.run('INSERT OR REPLACE INTO scoped_embedder (id, embedder_id) VALUES (1, ?)', [embedderId]);
    db.run(
      `DELETE FROM scoped_waiting
       WHERE unit_id IN (SELECT unit_id FROM scoped_vectors WHERE embedder_id = ?)`,
      [embedderId],
    );
    db.run(
      `INSERT OR IGNORE INTO scoped_waiting (unit_id)
       SELECT u.id FROM units u WHERE u.scope IS NOT NULL AND NOT EXISTS
         (SELECT 1 FROM scoped_vectors v WHERE v.embedder_id = ? AND v.unit_id = u.id)`,
      [embedderId],
    );
  });
}

/** From now on nothing waits. */
export function leaveScopedEmbedder(db: WritableDb): void {
  if (db.value('SELECT 1 FROM scoped_embedder') === undefined) return;
  transaction(db, () => {
    db.run('DELETE FROM scoped_embedder');
    db.run('DELETE FROM scoped_waiting');
  });
}

/** Drops a slice of the vectors of every other embedder (null: of all); answers whether any are left. */
export function dropOtherCollections(db: WritableDb, embedderId: number | null): boolean {
  const { changes } = db.run(
    `DELETE FROM scoped_vectors WHERE rowid IN
       (SELECT rowid FROM scoped_vectors WHERE embedder_id IS NOT ? LIMIT ?)`,
    [embedderId, droppedAtOnce],
  );
  return changes === droppedAtOnce;
}

/** The dimensions that a model is known to have from before: what the fingerprint says after this beginning. */
export function knownDimensions(db: ReadableDb, beginning: string): number | null {
  const fingerprint = db.value<string>(
    'SELECT fingerprint FROM embedders WHERE substr(fingerprint, 1, ?) = ? ORDER BY id DESC LIMIT 1',
    [beginning.length, beginning],
  );
  const dimensions = Number(fingerprint?.slice(beginning.length));
  return Number.isInteger(dimensions) && dimensions > 0 ? dimensions : null;
}
