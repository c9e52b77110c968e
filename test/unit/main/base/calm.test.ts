import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createCalm } from '../../../../src-main/base/calm.ts';

/** Keeps the thread at work. */
function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

async function isOver(wait: Promise<void>): Promise<boolean> {
  let over = false;
  void wait.then(() => (over = true));
  await nextTurn();
  return over;
}

it('goes on at once where the thread rested, and waits for its rest where it worked', async () => {
  const untilCalm = createCalm();
  await pause(100);
  expect(await isOver(untilCalm(new AbortController().signal))).toBe(true);
  await nextTurn();
  work(200);
  const wait = untilCalm(new AbortController().signal);
  expect(await isOver(wait)).toBe(false);
  await wait;
});

it('waits no longer for whom nobody wants any more', async () => {
  const untilCalm = createCalm();
  const stopping = new AbortController();
  await nextTurn();
  work(200);
  const wait = untilCalm(stopping.signal);
  stopping.abort();
  expect(await isOver(wait)).toBe(true);
});
