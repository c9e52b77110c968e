/** A thread that has something in hand until it is told to stop, and puts it away then. */
import { answerAsThread } from '../../src-main/base/answer-as-thread.ts';

const moments = { working: 1, putAway: 2, done: 3 } as const;

interface LoopTask {
  /** Shared; one of `moments`, 0 before it begins. */
  readonly moment: Int32Array;
  readonly turns: number;
}

answerAsThread(({ moment, turns }: LoopTask, onProgress: (step: 'working') => void, stopIfAsked) => {
  Atomics.store(moment, 0, moments.working);
  try {
    onProgress('working');
    for (let turn = 0; turn < turns; turn += 1) {
      Atomics.wait(moment, 0, moments.working, 1);
      stopIfAsked();
    }
    Atomics.store(moment, 0, moments.done);
    return 'done';
  } finally {
    Atomics.compareExchange(moment, 0, moments.working, moments.putAway);
  }
});
