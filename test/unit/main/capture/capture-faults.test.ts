/** What a machine can do to capture: displays that go, sources that hang, lie or fail, a disk that fills. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../../src-main/base/log.ts';
import { CaptureLoop } from '../../../../src-main/capture/capture-loop.ts';
import type { ScreenSource } from '../../../../src-main/capture/ports.ts';
import { createGate } from '../../../../src-main/privacy/exclusions.ts';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { ScriptedDesktop, window } from '../../../helpers/scripted-desktop.ts';
import { testSettings } from '../../../helpers/test-settings.ts';

let clock: FakeClock;
let desktop: ScriptedDesktop;
let loop: CaptureLoop;
let lines: string[];

beforeEach(() => {
  clock = new FakeClock();
  desktop = new ScriptedDesktop();
  lines = [];
});
afterEach(async () => {
  desktop.disk = Promise.resolve();
  await loop.stop();
});

function begin(sources: readonly ScreenSource[], intervalSeconds = 2): void {
  const settings = testSettings();
  loop = new CaptureLoop({
    clock,
    log: createLog('capture', (line) => lines.push(line)),
    sources,
    windows: desktop.windows,
    sink: desktop.sink,
    gate: () => createGate({ presetsOff: [], rules: [] }),
    settings: () => ({ ...settings, capture: { ...settings.capture, intervalSeconds } }),
    idleSeconds: () => 0,
  });
  loop.update({ agreed: true, engineReady: true });
  loop.start();
}

const state = (): string => loop.status().recording.state;
const never = (): Promise<void> => new Promise(() => {});

/** A source whose pictures are black while the other windows of the scripted desktop stay as they are. */
function blackSource(name: string, isBlack: () => boolean = () => true): ScreenSource {
  const seen = desktop.source(name);
  return {
    name,
    async grab(signal) {
      const picture = desktop.picture;
      if (isBlack()) desktop.picture = 0;
      try {
        return await seen.grab(signal);
      } finally {
        desktop.picture = picture;
      }
    },
  };
}

describe('a display that vanishes', () => {
  it('while its picture is taken leaves the other one recording, and comes back whole', async () => {
    desktop.displays = ['one', 'two'];
    begin([desktop.source('desktop-capturer')]);
    await clock.advance(2_000);
    expect(desktop.accepted.map((frame) => frame.displayId)).toEqual(['one', 'two']);
    desktop.beforePicture = () => (desktop.displays = ['one']);
    desktop.picture = 2;
    await clock.advance(2_000);
    expect(desktop.accepted.slice(2).map((frame) => frame.displayId)).toEqual(['one']);
    expect(loop.status().displays.map(({ id }) => id)).toEqual(['one']);
    expect(state()).toBe('recording');
    desktop.beforePicture = () => (desktop.displays = ['one', 'two']);
    await clock.advance(2_000);
    expect(desktop.accepted.at(-1)).toMatchObject({ displayId: 'two', changed: null });
  });

  it('while its frame is on the way to the disk is still stored, and counted', async () => {
    desktop.displays = ['one', 'two'];
    let reach: () => void = () => {};
    desktop.disk = new Promise((resolve) => (reach = resolve));
    begin([desktop.source('desktop-capturer')]);
    await clock.advance(1_000);
    expect(desktop.accepted).toHaveLength(2);
    desktop.displays = ['one'];
    loop.displaysChanged();
    reach();
    await clock.advance(4_000);
    expect(loop.status().counters).toMatchObject({ kept: 3, failed: 0 });
    expect(state()).toBe('recording');
  });

  it('as the last one is said, and recording goes on by itself when one is there again', async () => {
    begin([desktop.source('desktop-capturer')]);
    await clock.advance(2_000);
    desktop.displays = [];
    await clock.advance(120_000);
    expect(loop.status().recording).toMatchObject({ state: 'failing', reason: 'No display gave a picture.' });
    desktop.displays = ['one'];
    loop.displaysChanged();
    await clock.advance(4_000);
    expect(state()).toBe('recording');
  });
});

describe('a source that hangs', () => {
  it('has five seconds, then the next one has its turn, and the time it stood still is a gap', async () => {
    begin([desktop.source('desktop-capturer', never), desktop.source('screenshot-desktop')]);
    await clock.advance(4_900);
    expect(lines.filter((line) => line.includes('did not answer'))).toEqual([]);
    await clock.advance(200);
    expect(lines.filter((line) => line.includes('The screen did not answer within 5 seconds'))).toHaveLength(
      1,
    );
    await clock.advance(60_000);
    expect(loop.status().provider).toBe('screenshot-desktop');
    expect(state()).toBe('recording');
    expect(desktop.gaps).toContainEqual(expect.objectContaining({ kind: 'failed' }));
    expect(desktop.mostGrabsAtOnce).toBeLessThanOrEqual(2);
  });

  it('and answers at last is not believed: those pixels are of another moment', async () => {
    let answer: () => void = () => {};
    let grabs = 0;
    const late = desktop.source('desktop-capturer', () =>
      grabs++ === 0 ? new Promise<void>((resolve) => (answer = resolve)) : undefined,
    );
    begin([late]);
    await clock.advance(6_000);
    desktop.active = window('Bank', 'Account');
    answer();
    await clock.advance(0);
    expect(desktop.accepted).toEqual([]);
    await clock.advance(30_000);
    expect(desktop.accepted.map(({ application }) => application)).toEqual(['Bank']);
    expect(state()).toBe('recording');
  });

  it('that is the list of windows records nothing and says so', async () => {
    desktop.windows.read = () => never() as never;
    begin([desktop.source('desktop-capturer')]);
    await clock.advance(30_000);
    expect(desktop.grabs).toBe(0);
    expect(loop.status().recording.state).toBe('failing');
    expect(loop.status().recording.reason).toContain('The list of windows');
  });
});

describe('a source that gives black pictures', () => {
  it('is said so, and the other source takes its place', async () => {
    begin([blackSource('desktop-capturer'), desktop.source('screenshot-desktop')]);
    await clock.advance(60_000);
    expect(lines.some((line) => line.includes('one colour only'))).toBe(true);
    expect(loop.status().provider).toBe('screenshot-desktop');
    expect(state()).toBe('recording');
    expect(desktop.accepted).toHaveLength(1);
  });

  it('gets another chance less and less often, and is taken back when it sees again', async () => {
    let isBlack = true;
    begin([blackSource('desktop-capturer', () => isBlack), desktop.source('screenshot-desktop')], 20);
    await clock.advance(6 * 60_000);
    const changes = (): number => lines.filter((line) => line.includes('another provider')).length;
    expect(changes()).toBe(1);
    await clock.advance(60 * 60_000);
    expect(changes(), 'after ten, thirty and seventy minutes').toBe(3);
    expect(loop.status().provider).toBe('screenshot-desktop');
    isBlack = false;
    await clock.advance(2 * 60 * 60_000);
    expect(loop.status().provider).toBe('desktop-capturer');
    expect(state()).toBe('recording');
  });

  it('on every source is failing with the reason, and leaves no frame', async () => {
    begin([blackSource('desktop-capturer'), blackSource('screenshot-desktop')]);
    await clock.advance(5 * 60_000);
    expect(loop.status().recording.state).toBe('failing');
    expect(loop.status().recording.reason).toContain('one colour only');
    expect(desktop.accepted).toEqual([]);
  });
});

it('goes on by itself after the disk was full, as soon as there is room, with a whole frame and a gap between', async () => {
  begin([desktop.source('desktop-capturer')]);
  await clock.advance(2_000);
  desktop.failAccept = new MnemeError('disk-full', foreign('No space left.'));
  desktop.picture = 2;
  await clock.advance(2_000);
  expect(state()).toBe('disk-full');
  // A quota leaves the figure of free space as it was: each look at it is one more try.
  loop.update({ freeBytes: 5e9 });
  await clock.advance(8_000);
  expect(state()).toBe('disk-full');
  expect(desktop.accepted).toHaveLength(3);
  desktop.failAccept = null;
  await clock.advance(10_000);
  loop.update({ freeBytes: 5e9 });
  await clock.advance(4_000);
  expect(state()).toBe('recording');
  expect(desktop.accepted.at(-1)).toMatchObject({ changed: null });
  expect(desktop.gaps).toContainEqual(expect.objectContaining({ kind: 'disk-full' }));
});
