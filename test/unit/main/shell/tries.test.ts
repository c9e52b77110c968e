import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { say } from '../../../../src-preload/contract/sentences/say.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createTries } from '../../../../src-main/shell/tries.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { temporaryFolder } from '../../../helpers/temporary-store.ts';

function setUp() {
  const clock = new FakeClock();
  const file = join(temporaryFolder(), 'lock-tries.json');
  /** As after a start of the program. */
  const start = () => createTries({ file, clock, log: silentLog });
  return { clock, file, start, tries: start() };
}

it('lets fingers slip twice, then makes each guess wait twice as long, up to a minute', async () => {
  const { clock, tries } = setUp();
  const waits: number[] = [];
  for (let wrong = 0; wrong < 10; wrong++) {
    tries.begin();
    tries.wrong(say('This is not the passphrase.'));
    waits.push(tries.waitSeconds());
    await clock.advance(tries.waitSeconds() * 1000);
  }
  expect(waits).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
});

it('refuses a try that comes too early without looking at it, and forgets all after a right one', async () => {
  const { clock, file, start, tries } = setUp();
  for (let wrong = 0; wrong < 4; wrong++) {
    await clock.advance(tries.waitSeconds() * 1000);
    tries.begin();
    tries.wrong(say('This is not the passphrase.'));
  }
  expect(() => tries.begin()).toThrow('Wait 4 s');
  await clock.advance(4000);
  tries.begin();
  tries.right();
  expect(existsSync(file)).toBe(false);
  for (const each of [tries, start()]) {
    each.begin();
    each.wrong(say('This is not the passphrase.'));
    each.begin();
    each.right();
  }
});

it('is not forgotten by a restart, not even by an end in the middle of a try', async () => {
  const { clock, start } = setUp();
  const waits: number[] = [];
  for (let wrong = 0; wrong < 9; wrong++) {
    const tries = start();
    await clock.advance(tries.waitSeconds() * 1000);
    tries.begin();
    waits.push(start().waitSeconds());
  }
  expect(waits).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60]);
  await clock.advance(59_000);
  expect(start().waitSeconds()).toBe(1);
});

it('never waits longer than a minute, however the clock is set back, and not less for a file that was spoiled', async () => {
  const { clock, file, start } = setUp();
  const later = clock.now() + 365 * 86_400_000;
  writeFileSync(file, JSON.stringify({ wrongInARow: 50, at: later }));
  const tries = start();
  expect(tries.waitSeconds()).toBe(60);
  await clock.advance(60_000);
  tries.begin();
  tries.right();
  for (const spoiled of ['', '{}', '{"wrongInARow":-5,"at":0}', 'null']) {
    writeFileSync(file, spoiled);
    const next = start();
    expect(next.waitSeconds()).toBe(60);
    await clock.advance(60_000);
    next.begin();
    next.right();
  }
});

it('lets the owner in although nothing can be noted', () => {
  const file = join(temporaryFolder(), 'there is no such folder', 'lock-tries.json');
  const tries = createTries({ file, clock: new FakeClock(), log: silentLog });
  tries.begin();
  tries.right();
  expect(tries.waitSeconds()).toBe(0);
});
