/** Remembers since when, and why, nothing is recorded, and notes it in pieces, so that a crash loses a minute at most. */
import type { GapKind } from '../../src-preload/contract/timeline.ts';

export interface GapKeeper {
  /** Call with every look: the reason why nothing is recorded now, or null while frames arrive. */
  note(kind: GapKind | null, now: number): void;
}

const pieceMs = 60_000;
/** Shorter stretches are the space between two looks, not a gap. */
const shortestMs = 5_000;

/** `report` gets each piece once: kind, start and end in milliseconds since 1970. */
export function createGapKeeper(report: (kind: GapKind, from: number, to: number) => void): GapKeeper {
  let open: { readonly kind: GapKind; readonly from: number; readonly isReported: boolean } | null = null;
  return {
    note(kind, now) {
      if (open && (open.kind !== kind || now - open.from >= pieceMs)) {
        const isLongEnough = now - open.from >= (open.isReported ? 1 : shortestMs);
        if (isLongEnough) report(open.kind, open.from, now);
        open = open.kind === kind ? { kind, from: now, isReported: true } : null;
      }
      if (kind !== null) open ??= { kind, from: now, isReported: false };
    },
  };
}
