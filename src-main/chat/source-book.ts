/** The numbers of one answer: what was recalled gets the next one, the same passage the same, and none is given twice. */
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
  /** Strikes out all others: there was no room for them, so the model has not seen their numbers. */
  keepOnly(entries: readonly Recalled[]): void;
}

export function createSourceBook(): SourceBook {
  let entries: readonly Recalled[] = [];
  let last = 0;
  return {
    add(passage, why) {
      const known = entries.find((entry) => entry.passage.unitId === passage.unitId);
      if (known) return known;
      const entry = { number: ++last, passage, why };
      entries = [...entries, entry];
      return entry;
    },
    get: (number) => entries.find((entry) => entry.number === number),
    all: () => entries,
    keepOnly: (kept) => void (entries = kept),
  };
}

export function refsOf(entries: readonly Recalled[]): SourceRef[] {
  return entries.map(({ number, passage }) => refOf(number, passage));
}
