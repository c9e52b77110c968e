/** Runs a long computation in pieces: whatever else waits for this thread, a search for one, has its turn between them. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** A piece takes this long and what is left until the next pause. */
const pieceMs = 8;

/** Resolves with what `work` returns. It must pause (`yield`) often, far more than every 8 ms; pausing costs next to nothing. */
export async function inTurns<Result>(work: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + pieceMs;
    let step = work.next();
    while (!step.done && performance.now() < until) step = work.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
