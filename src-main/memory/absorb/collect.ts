/** Puts what was seen and said into batches: up to twenty passages, or a minute of them, cut where the owner paused. */
import { transaction } from '../../store/database.ts';
import type { WritableDb } from '../../store/statements.ts';
import { addBatch, addItem, closeBatch, openBatch } from './batches-table.ts';

const maxItems = 20;
/** On the clock, since the batch was opened. */
const maxOpenMs = 60_000;
/** On the clock, without a new item. */
const quietMs = 20_000;
/** Between the times at which two items were seen. */
const pauseMs = 5 * 60_000;
/** Passages that are taken in one transaction. */
const sliceUnits = 100;

interface WaitingUnit {
  readonly id: number;
  readonly occurredAt: number;
  readonly hasWords: number;
  readonly role: string | null;
}

export interface Collected {
  /** Whether any passage went into a batch, or a batch was closed. */
  readonly hasChanged: boolean;
  /** More passages wait. */
  readonly hasMore: boolean;
  /** When the open batch closes if nothing comes (ms); null where none is open. */
  readonly closesAt: number | null;
}

/** `lastAddedAt`: when the caller last saw `hasChanged`; with the clock it decides whether it is quiet. */
export function collect(db: WritableDb, now: number, lastAddedAt: number): Collected {
  return transaction(db, () => {
    const units = db.all<WaitingUnit>(
      `SELECT u.id, u.occurred_at AS occurredAt, u.word_count > 0 AS hasWords, m.role
       FROM units_unbatched w CROSS JOIN units u ON u.id = w.unit_id LEFT JOIN chat_messages m ON m.id = u.message_id
       ORDER BY w.unit_id LIMIT ?`,
      [sliceUnits],
    );
    let open = openBatch(db);
    let hasChanged = false;
    const close = (): void => {
      if (open) closeBatch(db, open.id, now);
      hasChanged ||= open !== undefined;
      open = undefined;
    };
    for (const { id, occurredAt, hasWords, role } of units) {
      db.run('DELETE FROM units_unbatched WHERE unit_id = ?', [id]);
      // An answer of the assistant was made of memories; extracted again, they would multiply.
      if (role === 'assistant' || !hasWords) continue;
      if (open && open.lastAt > 0 && Math.abs(occurredAt - open.lastAt) > pauseMs) close();
      open ??= { id: addBatch(db, now), openedAt: now, items: 0, lastAt: occurredAt };
      addItem(db, open.id, id);
      open = { ...open, items: open.items + 1, lastAt: occurredAt };
      hasChanged = true;
      if (open.items >= maxItems) close();
    }
    const addedAt = hasChanged ? now : lastAddedAt;
    if (open && isOver(open.openedAt, addedAt, now)) close();
    return {
      hasChanged,
      hasMore: units.length === sliceUnits,
      closesAt: open ? Math.min(open.openedAt + maxOpenMs, addedAt + quietMs) : null,
    };
  });
}

/** A clock that jumped back makes an end, too: when the batch was opened is not known any more. */
function isOver(openedAt: number, addedAt: number, now: number): boolean {
  return now < openedAt || now - openedAt >= maxOpenMs || now - addedAt >= quietMs;
}
