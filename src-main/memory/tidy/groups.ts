/** Which memories are one group, as pair after pair of them is joined. */
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';

export interface Groups {
  areJoined(a: Memory, b: Memory): boolean;
  join(a: Memory, b: Memory): void;
  /** Each with two memories at least. */
  all(): Memory[][];
}

export function createGroups(): Groups {
  const groupOf = new Map<MemoryId, Memory[]>();
  return {
    areJoined(a, b) {
      const group = groupOf.get(a.id);
      return group !== undefined && group === groupOf.get(b.id);
    },
    join(a, b) {
      const [one, other] = [groupOf.get(a.id) ?? [a], groupOf.get(b.id) ?? [b]];
      const [larger, smaller] = one.length >= other.length ? [one, other] : [other, one];
      if (larger === smaller) return;
      larger.push(...smaller);
      for (const { id } of smaller) groupOf.set(id, larger);
      groupOf.set(a.id, larger);
      groupOf.set(b.id, larger);
    },
    all: () => [...new Set(groupOf.values())],
  };
}
