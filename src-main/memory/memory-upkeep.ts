/** Erases removed memories for good once their time to be taken back is over, and archives those that expired. */
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Memories } from './memories.ts';

export interface MemoryUpkeep {
  /** Does what a crash left, and then what falls due. */
  start(): void;
  /** Something may fall due earlier than was known. */
  wake(): void;
  /** Resolves when nothing is due now. */
  drain(): Promise<void>;
  /** Resolves when the slice in hand is done. */
  stop(): Promise<void>;
}

/** It looks again after this long at the latest: clocks are set back and forth, and timers cannot wait for years. */
const longestRestMs = 10 * 60_000;
const retryMs = 60_000;

export function createMemoryUpkeep(
  memories: Pick<Memories, 'eraseDue' | 'eraseOrphans'>,
  clock: Clock,
  log: Log,
): MemoryUpkeep {
  let running: Promise<void> | null = null;
  let isWoken = false;
  let state: 'new' | 'started' | 'stopped' = 'new';
  let endRest: () => void = () => {};

  function wake(): void {
    if (state !== 'started') return;
    isWoken = true;
    endRest();
    running ??= work().finally(() => (running = null));
  }

  async function work(): Promise<void> {
    while (isWoken && state === 'started') {
      isWoken = false;
      // Not within the transaction that woke it.
      await new Promise((resolve) => setImmediate(resolve));
      if (state === 'started') takeTurn();
    }
  }

  function takeTurn(): void {
    try {
      const next = memories.eraseDue();
      if (next === null) return;
      const ms = next - clock.now();
      if (ms <= 0) isWoken = true;
      else endRest = clock.after(Math.min(ms, longestRestMs), wake);
    } catch (error) {
      log('error', 'removed memories not erased yet', { error: String(error) });
      endRest = clock.after(retryMs, wake);
    }
  }

  return {
    start() {
      state = 'started';
      try {
        memories.eraseOrphans();
      } catch (error) {
        log('error', 'memories of deleted frames not erased yet', { error: String(error) });
      }
      wake();
    },
    wake,
    async drain() {
      wake();
      while (running) await running;
    },
    async stop() {
      state = 'stopped';
      endRest();
      await running;
    },
  };
}
