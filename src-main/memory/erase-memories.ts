/** Deletion for good: row, kind, sources, passages and the words of the history. That something was deleted stays known. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MemoryActor, MemoryId } from '../../src-preload/contract/memory.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { blankHistory, noteChange } from './history.ts';
import { deleteMemories, readMemories } from './memories-table.ts';
import { purgeAfterMs, type MemoryWriter, type WriterParts } from './memory-writer.ts';
import { unitsOfMemories } from './memory-units.ts';
import { touchedByOwner } from './owners-hand.ts';
import { forgetLostSources, memoriesThatLostSources } from './sources.ts';
import { removeUnits } from './units.ts';
import { noteDiscarded } from './vault/vault-values-table.ts';

/** So many at once, between which others have their turn: each may have pages of text. */
const slice = 8;
const datedAtOnce = 500;

/** Erases memories of any state; answers how many there were. */
export function eraseMemories(
  { db, clock, onUnitsRemoved, onChange }: WriterParts,
  writer: Pick<MemoryWriter, 'beginStep'>,
  ids: readonly MemoryId[],
  actor: MemoryActor,
): number {
  const memories = readMemories(db, [...new Set(ids)]);
  if (memories.length === 0) return 0;
  const gone = memories.map(({ id }) => id);
  // With the screen it came from a secret only goes; what the owner threw away must not come back when it is seen again.
  const thrownAway = memories.filter(
    ({ kind, state }) => kind === 'vault' && (actor === 'owner' || state === 'deleted'),
  );
  const unitIds = transaction(db, () => {
    const units = unitsOfMemories(db, gone);
    removeUnits(db, units);
    noteDiscarded(
      db,
      thrownAway.map(({ id }) => id),
    );
    deleteMemories(db, gone);
    blankHistory(db, gone);
    const step = writer.beginStep();
    for (const { id, kind } of memories) {
      const nothing = { before: null, after: null, reason: '', batchId: null };
      noteChange(db, {
        memoryId: id,
        kind,
        event: 'DELETE',
        step,
        actor,
        changedAt: clock.now(),
        ...nothing,
      });
    }
    return units;
  });
  if (unitIds.length > 0) onUnitsRemoved(unitIds);
  onChange([...new Set(memories.map(({ kind }) => kind))]);
  return gone.length;
}

/** Erases what was removed long enough ago and archives what expired, a slice at a time; answers when to come again, or null. */
export function eraseDue(parts: WriterParts, writer: MemoryWriter): number | null {
  const { db, clock } = parts;
  const now = clock.now();
  // A clock that was set back would keep removed memories for as long as it went back.
  db.run('UPDATE memories SET purge_at = :latest WHERE purge_at > :latest', { latest: now + purgeAfterMs });
  const due = db.column<MemoryId>('SELECT id FROM memories WHERE purge_at <= ? ORDER BY purge_at LIMIT ?', [
    now,
    slice,
  ]);
  eraseMemories(parts, writer, due, 'policy');
  const expired = db.column<MemoryId>(
    `SELECT id FROM memories INDEXED BY memories_to_expire WHERE expires_at <= ? AND state IN ('active', 'candidate')
     ORDER BY expires_at LIMIT ?`,
    [now, slice],
  );
  if (expired.length > 0) {
    const change = { actor: 'policy', reason: tell('It expired.'), step: writer.beginStep() } as const;
    for (const memory of readMemories(db, expired))
      writer.rewrite(memory, { ...memory, state: 'archived' }, 'ARCHIVE', [], change);
  }
  return nextDue(db);
}

/** What was removed between two moments is to be erased as long after the second one. */
export async function purgeLater(db: WritableDb, from: number, to: number): Promise<void> {
  let changes: number;
  do {
    ({ changes } = db.run(
      `UPDATE memories SET purge_at = :latest WHERE id IN (
         SELECT id FROM memories WHERE purge_at >= :earliest AND purge_at < :latest LIMIT ${datedAtOnce})`,
      { earliest: from + purgeAfterMs, latest: to + purgeAfterMs },
    ));
    await nextTurn();
  } while (changes === datedAtOnce);
}

/** After frames or messages were deleted: what came from nothing else goes, unless the owner had a hand in it. */
export function eraseOrphans(parts: WriterParts, writer: MemoryWriter): number {
  const { db } = parts;
  return transaction(db, () => {
    const orphans = memoriesThatLostSources(db)
      .filter(({ hasSources }) => !hasSources)
      .map(({ id }) => id);
    const kept = touchedByOwner(db, orphans);
    const erased = eraseMemories(
      parts,
      writer,
      orphans.filter((id) => !kept.has(id)),
      'policy',
    );
    forgetLostSources(db);
    return erased;
  });
}

function nextDue(db: ReadableDb): number | null {
  return (
    db.value<number | null>(
      `SELECT min(at) FROM (
         SELECT min(purge_at) AS at FROM memories WHERE purge_at IS NOT NULL
         UNION ALL
         SELECT min(expires_at) FROM memories INDEXED BY memories_to_expire WHERE expires_at IS NOT NULL AND state IN ('active', 'candidate'))`,
    ) ?? null
  );
}
