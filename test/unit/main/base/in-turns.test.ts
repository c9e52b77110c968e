import { expect, it } from 'vitest';
import { inTurns } from '../../../../src-main/base/in-turns.ts';

it('gives what the work returns', async () => {
  expect(await inTurns(countTo(3))).toBe(3);
});

it('lets what waits for the thread have its turn before long work ends', async () => {
  const turns: number[] = [];
  let pauses = 0;
  setImmediate(() => turns.push(pauses));
  await inTurns(
    (function* () {
      // As long as a whole picture would take, however fast the machine.
      while (turns.length === 0) {
        pauses++;
        yield;
      }
    })(),
  );
  expect(turns[0]).toBeGreaterThan(1);
});

it('rejects with what the work throws', async () => {
  await expect(
    inTurns(
      (function* (): Generator<void, void> {
        yield;
        throw new Error('no picture');
      })(),
    ),
  ).rejects.toThrow('no picture');
});

function* countTo(last: number): Generator<void, number> {
  let count = 0;
  while (count < last) {
    count++;
    yield;
  }
  return count;
}
