/** The numbers of one answer: what was recalled gets the next one, the same passage the same, and a number never changes. */
import { refOf, type Passage } from './passages.ts';
import type { SourceRef } from './messages-table.ts';

export interface Recalled {
  readonly number: number;
  readonly passage: Passage;
  /** Why it is here, in words for the owner. */
  readonly why: string;
}

export interface SourceBook {
  add(passage: Passage, why: string): Recalled;
  /** Undefined for a number that was never given. */
  get(number: number): Recalled | undefined;
  all(): readonly Recalled[];
}

export function createSourceBook(): SourceBook {
  const entries: Recalled[] = [];
  return {
    add(passage, why) {
      const known = entries.find((entry) => entry.passage.unitId === passage.unitId);
      if (known) return known;
      const entry = { number: entries.length + 1, passage, why };
      entries.push(entry);
      return entry;
    },
    get: (number) => entries[number - 1],
    all: () => entries,
  };
}

export function refsOf(entries: readonly Recalled[]): SourceRef[] {
  return entries.map(({ number, passage }) => refOf(number, passage));
}
