/** Tells the window of changed memories: a moment after the first, once for all that changed by then. */
import type { MemoryKind } from '../../src-preload/contract/memory.ts';
import type { Clock } from '../base/clock.ts';

const restMs = 200;

export interface MemoryChanges {
  note(kinds: readonly MemoryKind[]): void;
  stop(): void;
}

export function createMemoryChanges(report: (kinds: MemoryKind[]) => void, clock: Clock): MemoryChanges {
  const changed = new Set<MemoryKind>();
  let cancel: (() => void) | null = null;

  function tell(): void {
    cancel = null;
    const kinds = [...changed];
    changed.clear();
    report(kinds);
  }

  return {
    note(kinds) {
      for (const kind of kinds) changed.add(kind);
      cancel ??= clock.after(restMs, tell);
    },
    stop() {
      cancel?.();
      cancel = () => {};
    },
  };
}
