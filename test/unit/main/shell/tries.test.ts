import { expect, it } from 'vitest';
import { createTries } from '../../../../src-main/shell/tries.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

it('lets fingers slip twice, then makes each guess wait twice as long, up to a minute', async () => {
  const clock = new FakeClock();
  const tries = createTries(clock);
  const waits: number[] = [];
  for (let wrong = 0; wrong < 10; wrong++) {
    tries.begin();
    tries.wrong('This is not the passphrase.');
    waits.push(tries.waitSeconds());
    await clock.advance(tries.waitSeconds() * 1000);
  }
  expect(waits).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
});

it('refuses a try that comes too early without looking at it, and forgets all after a right one', async () => {
  const clock = new FakeClock();
  const tries = createTries(clock);
  for (let wrong = 0; wrong < 4; wrong++) tries.wrong('no');
  expect(() => tries.begin()).toThrow('Wait 4 s');
  await clock.advance(4000);
  tries.begin();
  tries.right();
  tries.wrong('no');
  tries.begin();
});
