/**
 * Brings the passages of a memory or a message in step with what it says now. Pieces that stay as they are keep their vectors, and a
 * passage of which a repair knew no more than its place gets its text.
 */
import { noteChore } from '../store/chores.ts';
import type { WritableDb } from '../store/statements.ts';
import { transaction } from '../store/database.ts';
import { cleanText, countWords } from '../store/text-normal.ts';
import { addUnits, reindexAround, removeUnits, type NewUnit } from './units.ts';

interface Present {
  readonly id: number;
  readonly stream: string;
  readonly position: number;
  readonly text: string;
  readonly occurredAt: number;
}

/** `owner` is the column that names it in `units`. Answers the units that were removed. */
export function bringUnitsInStep(
  db: WritableDb,
  owner: 'memory_id' | 'message_id',
  ownerId: string | number,
  stream: string,
  units: readonly NewUnit[],
): number[] {
  const wanted = units.map((unit) => ({ ...unit, text: cleanText(unit.text) })).filter(({ text }) => text);
  const present = db.all<Present>(
    `SELECT id, stream, position, text, occurred_at AS occurredAt FROM units WHERE ${owner} = ? ORDER BY position`,
    [ownerId],
  );
  const surplus = present.slice(wanted.length).map(({ id }) => id);
  transaction(db, () => {
    const changed = present.filter(({ id, text, occurredAt }, place) => {
      const unit = wanted[place];
      if (unit === undefined) return false;
      if (unit.text !== text) rewrite(db, id, unit);
      else if (unit.occurredAt !== occurredAt)
        db.run('UPDATE units SET occurred_at = ? WHERE id = ?', [unit.occurredAt, id]);
      return unit.text !== text;
    });
    if (changed.length > 0) noteChore(db, 'forget-text');
    // Of a long text the pieces lie beside one another: each is indexed once.
    const done = new Set<number>();
    for (const { stream: where, position } of changed) reindexAround(db, where, position, done);
    removeUnits(db, surplus);
    addUnits(db, stream, wanted.slice(present.length));
  });
  return surplus;
}

function rewrite(db: WritableDb, id: number, { text, author, byOwner, occurredAt, scope }: NewUnit): void {
  db.run(
    `UPDATE units SET text = ?, word_count = ?, author = ?, by_owner = ?, occurred_at = ?, scope = ? WHERE id = ?`,
    [text, countWords(text), author, byOwner ? 1 : 0, occurredAt, scope ?? null, id],
  );
}
