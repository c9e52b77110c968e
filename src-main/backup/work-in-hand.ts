/** One backup, verification or restore at a time: what goes on, how far it is, and the way to stop it. */
import type { BackupStatus } from '../../src-preload/contract/backup.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Clock } from '../base/clock.ts';

export type Running = NonNullable<BackupStatus['running']>;
export type OnStep = (step: Running['step'], done: number, total: number) => void;

export interface WorkInHand {
  /** Rejects with `conflict` while something else goes on, else as `work`. */
  alone<T>(what: Running['what'], work: (signal: AbortSignal, onProgress: OnStep) => Promise<T>): Promise<T>;
  running(): Running | null;
  cancel(): void;
  /** Resolves when what goes on has ended, however it did. */
  idle(): Promise<void>;
}

const tellEveryMs = 250;

/** `tell` is called when something begins, ends or takes another step, and now and then between. */
export function createWorkInHand(clock: Pick<Clock, 'now'>, tell: () => void): WorkInHand {
  let running: Running | null = null;
  let stopping: AbortController | null = null;
  let inHand: Promise<unknown> = Promise.resolve();
  let toldAt = 0;

  function told(): void {
    toldAt = clock.now();
    tell();
  }

  return {
    async alone(what, work) {
      if (stopping)
        throw new MnemeError(
          'conflict',
          say('Another backup or restore goes on. Wait for its end, or stop it.'),
        );
      const controller = new AbortController();
      stopping = controller;
      running = { what, step: what === 'make' ? 'database' : 'verify', done: 0, total: 1 };
      told();
      const ended = work(controller.signal, (step, done, total) => {
        const isNew = running?.step !== step;
        running = { what, step, done, total };
        if (isNew || clock.now() - toldAt >= tellEveryMs) told();
      });
      inHand = ended.catch(() => {});
      try {
        return await ended;
      } finally {
        running = null;
        stopping = null;
        told();
      }
    },
    running: () => running,
    cancel: () => stopping?.abort(),
    async idle() {
      await inHand;
    },
  };
}
