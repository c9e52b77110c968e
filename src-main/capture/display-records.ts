/** What the loop knows of each display: its memory for the comparison, and when it was last seen and stored. */
import type { DisplayStatus } from '../../src-preload/contract/app.ts';
import type { DisplayMemory } from './frame-dedupe.ts';
import type { DisplayInfo } from './ports.ts';

export interface DisplayRecord {
  readonly info: DisplayInfo;
  memory: DisplayMemory | null;
  lastSeenAt: number | null;
  lastStoredAt: number | null;
}

/** The record of each display of the last look, in the order given; a display that is gone is forgotten. */
export function recordsFor(
  records: ReadonlyMap<string, DisplayRecord>,
  displays: readonly DisplayInfo[],
): Map<string, DisplayRecord> {
  return new Map(
    displays.map((info) => {
      const known = records.get(info.id);
      return [
        info.id,
        {
          info,
          memory: known?.memory ?? null,
          lastSeenAt: known?.lastSeenAt ?? null,
          lastStoredAt: known?.lastStoredAt ?? null,
        },
      ];
    }),
  );
}

export function displayStatus(record: DisplayRecord): DisplayStatus {
  const { info, lastStoredAt, lastSeenAt } = record;
  return { id: info.id, label: info.label, lastStoredAt, lastSeenAt };
}
