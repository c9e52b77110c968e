/** Counts, when memories have been at rest for a while, how many proposals there are. It never changes anything. */
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Tidy } from './tidy.ts';

export interface TidyWatch {
  /** Memories changed. */
  touch(): void;
  /** Of the last count; null before the first. */
  proposals(): number | null;
  stop(): Promise<void>;
}

const restMs = 10 * 60_000;

export function createTidyWatch(
  tidy: Pick<Tidy, 'count'>,
  {
    clock,
    log,
    onChange,
  }: { readonly clock: Clock; readonly log: Log; readonly onChange: (proposals: number) => void },
): TidyWatch {
  let cancel: () => void = () => {};
  let counting: Promise<void> | null = null;
  let known: number | null = null;
  let isStopped = false;

  async function count(): Promise<void> {
    try {
      const found = await tidy.count();
      if (found !== known && !isStopped) onChange(found);
      known = found;
    } catch (error) {
      log('warn', 'what could be tidied up was not counted', { reason: String(error) });
    }
  }

  return {
    touch() {
      cancel();
      if (isStopped) return;
      cancel = clock.after(restMs, () => {
        counting ??= count().finally(() => (counting = null));
      });
    },
    proposals: () => known,
    async stop() {
      isStopped = true;
      cancel();
      await counting;
    },
  };
}
