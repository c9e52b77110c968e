/** What reading and making vectors cost here in the last hour, a minute at a time. In memory: a start begins anew. */
import type { Load } from '../../src-preload/contract/performance.ts';
import type { Clock } from '../base/clock.ts';

export type Work = 'reading' | 'vectors';

export interface WorkMeter {
  start(): void;
  stop(): void;
  /** Runs it and notes how long it took and how many items it was. */
  measure<Result>(work: Work, items: number, run: () => Promise<Result>): Promise<Result>;
  read(): Pick<Load, 'watchedMs' | 'reading' | 'vectors' | 'processorMs'>;
}

interface Minute {
  readonly startedAt: number;
  readonly processorBefore: number;
  readonly reading: Busy;
  readonly vectors: Busy;
}
interface Busy {
  busyMs: number;
  items: number;
}

const minuteMs = 60_000;
const kept = 60;

/** `processorMs`: of all threads of the process since its start. */
export function createWorkMeter(clock: Clock, processorMs: () => number = processorOfProcess): WorkMeter {
  let minutes: Minute[] = [begin()];
  let cancel: () => void = () => {};

  function begin(): Minute {
    return {
      startedAt: clock.now(),
      processorBefore: processorMs(),
      reading: { busyMs: 0, items: 0 },
      vectors: { busyMs: 0, items: 0 },
    };
  }

  function tick(): void {
    cancel = clock.after(minuteMs, tick);
    minutes = [...minutes.slice(1 - kept), begin()];
  }

  const sum = (work: Work): Busy =>
    minutes.reduce(
      (total, minute) => ({
        busyMs: total.busyMs + minute[work].busyMs,
        items: total.items + minute[work].items,
      }),
      { busyMs: 0, items: 0 },
    );

  return {
    start() {
      cancel = clock.after(minuteMs, tick);
    },
    stop: () => cancel(),
    async measure(work, items, run) {
      const startedAt = performance.now();
      const result = await run();
      const busy = minutes.at(-1)![work];
      busy.busyMs += performance.now() - startedAt;
      busy.items += items;
      return result;
    },
    read() {
      const first = minutes[0]!;
      return {
        watchedMs: Math.max(1, clock.now() - first.startedAt),
        reading: sum('reading'),
        vectors: sum('vectors'),
        processorMs: processorMs() - first.processorBefore,
      };
    },
  };
}

function processorOfProcess(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
