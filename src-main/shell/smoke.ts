/** `--smoke`: says in one line of JSON whether window and engine come up, and quits. For packages that nobody watches. */
import { app, type BrowserWindow } from 'electron';
import type { Status } from '../../src-preload/contract/app.ts';
import type { Clock } from '../base/clock.ts';

const limitMs = 90_000;

export interface SmokeTest {
  engineState(state: Status['engine']): void;
}

export function runSmokeTest(window: BrowserWindow, clock: Clock): SmokeTest {
  let isLoaded = false;
  let isReady = false;
  let isOver = false;
  const fail = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    process.stdout.write(`${JSON.stringify({ smoke: 'failed', reason })}\n`, () => app.exit(1));
  };
  const look = (): void => {
    if (isOver || !isLoaded || !isReady) return;
    isOver = true;
    const line = JSON.stringify({ smoke: 'ok', engine: 'ready', window: 'loaded' });
    process.stdout.write(`${line}\n`, () => app.quit());
  };
  window.webContents.once('did-finish-load', () => {
    isLoaded = true;
    look();
  });
  window.webContents.once('did-fail-load', (_event, code, text) => fail(`The window: ${code} ${text}`));
  window.webContents.once('preload-error', (_event, _path, error) => fail(`The bridge: ${error.message}`));
  clock.after(limitMs, () =>
    fail(`The ${isLoaded ? 'engine' : 'window'} did not come up in ${limitMs / 1000} s.`),
  );
  return {
    engineState(state) {
      if (state.state === 'failed') fail(`The engine: ${state.message}`);
      isReady = state.state === 'ready';
      look();
    },
  };
}
