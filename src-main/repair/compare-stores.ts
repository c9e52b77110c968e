/** Checks a store that was built, and tells what another one has beyond it. For a thread of its own. */
import type { Holds } from '../../src-preload/contract/backup.ts';
import type { GoneMemory } from '../../src-preload/contract/repair.ts';
import { readHolds } from '../backup/read-holds.ts';
import { inspectCopy } from '../store/inspect-store.ts';

export interface CompareTask {
  readonly built: string;
  /** Null: it is only checked. */
  readonly other: string | null;
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
}

export interface Comparison {
  readonly built: Holds;
  readonly other: Holds | null;
  /** Memories of the other one that are not in the one that was built; some of them where there are very many. */
  readonly memories: readonly GoneMemory[];
}

const mostNames = 500;

/** Throws as `inspectCopy`, and what `stopIfAsked` throws. */
export function compareStores(
  { built, other, key, sqliteBinding }: CompareTask,
  stopIfAsked: () => void,
): Comparison {
  const open = { key, sqliteBinding, settle: false };
  const first = inspectCopy({ ...open, file: built }, (db) => ({
    holds: readHolds(db),
    memories: other === null ? [] : db.column<string>('SELECT id FROM memories'),
  }));
  if (other === null) return { built: first.holds, other: null, memories: [] };
  const known = new Set(first.memories);
  stopIfAsked();
  return inspectCopy({ ...open, file: other }, (db) => ({
    built: first.holds,
    other: readHolds(db),
    memories: db
      .all<GoneMemory>(
        "SELECT id, kind, title, occurred_at AS at FROM memories WHERE state <> 'deleted' ORDER BY occurred_at DESC",
      )
      .filter(({ id }) => !known.has(id))
      .slice(0, mostNames),
  }));
}
