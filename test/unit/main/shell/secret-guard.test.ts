import { beforeEach, expect, it } from 'vitest';
import { createSecretGuard } from '../../../../src-main/shell/secret-guard.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

let clock: FakeClock;
let text: string;
let isProtected: boolean;

function open() {
  return createSecretGuard({
    clock,
    window: () => ({ setContentProtection: (enable) => void (isProtected = enable) }),
    clipboard: {
      readText: () => text,
      writeText: (next) => void (text = next),
      clear: () => void (text = ''),
    },
  });
}

beforeEach(() => {
  clock = new FakeClock();
  text = '';
  isProtected = false;
});

it('keeps the window out of pictures for as long as the last value is shown', async () => {
  const guard = open();
  guard.beforeShown();
  expect(isProtected).toBe(true);
  await clock.advance(15_000);
  guard.beforeShown();
  await clock.advance(20_000);
  expect(isProtected).toBe(true);
  await clock.advance(5_000);
  expect(isProtected).toBe(false);
});

it('empties the clipboard 30 s after a value was copied', async () => {
  const guard = open();
  await guard.copy('fence-42');
  await clock.advance(20_000);
  await guard.copy('otter-43');
  await clock.advance(29_000);
  expect(text).toBe('otter-43');
  await clock.advance(1_000);
  expect(text).toBe('');
});

it('leaves what was copied since on the clipboard', async () => {
  const guard = open();
  await guard.copy('fence-42');
  text = 'a shopping list';
  await clock.advance(30_000);
  expect(text).toBe('a shopping list');
});

it('leaves no value on the clipboard when the application ends', async () => {
  const guard = open();
  await guard.copy('fence-42');
  await guard.clear();
  expect(text).toBe('');
});
