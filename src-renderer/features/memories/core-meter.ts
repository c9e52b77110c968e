/** How full a block of core memory is, and what stood in it before. Pure. */
import type { MemoryChange } from '../../../src-preload/contract/memory.ts';

/** Characters that a block holds. */
export const blockChars = 5_000;

const warnPercent = 75;
const fullPercent = 90;

export interface Meter {
  readonly chars: number;
  readonly percent: number;
  readonly level: 'ok' | 'warn' | 'full' | 'over';
}

/** The same limits as the engine's, for a text that is not saved yet. */
export function meterOf(text: string): Meter {
  const chars = text.length;
  const share = (chars / blockChars) * 100;
  const level = share > 100 ? 'over' : share >= fullPercent ? 'full' : share >= warnPercent ? 'warn' : 'ok';
  // Never "100 %" where it is too long, nor "75 %" before the warning.
  return { chars, percent: share > 100 ? Math.ceil(share) : Math.floor(share), level };
}

export interface EarlierText {
  readonly changeId: number;
  readonly text: string;
  /** When it was replaced. */
  readonly until: number;
}

/** The texts that a block had, newest first, without the present one and without repetitions. */
export function earlierTexts(history: readonly MemoryChange[], current: string): readonly EarlierText[] {
  const seen = new Set([current]);
  const earlier: EarlierText[] = [];
  for (const { id, before, changedAt } of history.toSorted((a, b) => b.id - a.id)) {
    if (before?.kind !== 'core' || seen.has(before.fields.text)) continue;
    seen.add(before.fields.text);
    earlier.push({ changeId: id, text: before.fields.text, until: changedAt });
  }
  return earlier;
}
