/** The loop against a scripted desktop: when it looks, what it hands over, and what its status says. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { CaptureLoop } from '../../../../src-main/capture/capture-loop.ts';
import type { CaptureParts } from '../../../../src-main/capture/capture-parts.ts';
import type { ScreenSource } from '../../../../src-main/capture/ports.ts';
import { createGate } from '../../../../src-main/privacy/exclusions.ts';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import type { ExclusionRule } from '../../../../src-preload/contract/privacy.ts';
import type { Settings } from '../../../../src-preload/contract/settings.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { ScriptedDesktop, window } from '../../../helpers/scripted-desktop.ts';

let clock: FakeClock;
let desktop: ScriptedDesktop;
let loop: CaptureLoop;
let rules: ExclusionRule[];
let idle: number;
let settings: Pick<Settings, 'capture' | 'storage'>;

const never = (): Promise<void> => new Promise(() => {});
const fault = (): never => {
  throw new MnemeError('unsupported', foreign('no picture'));
};

function build(sources: readonly ScreenSource[], more: Partial<CaptureParts> = {}): CaptureLoop {
  loop = new CaptureLoop({
    clock,
    log: silentLog,
    sources,
    windows: desktop.windows,
    sink: desktop.sink,
    gate: () => createGate({ presetsOff: [], rules }),
    settings: () => settings,
    idleSeconds: () => idle,
    ...more,
  });
  return loop;
}

function begin(
  sources: readonly ScreenSource[] = [desktop.source('desktop-capturer')],
  more: Partial<CaptureParts> = {},
): void {
  build(sources, more).update({ agreed: true, engineReady: true });
  loop.start();
}

const state = (): string => loop.status().recording.state;

beforeEach(() => {
  clock = new FakeClock();
  desktop = new ScriptedDesktop();
  rules = [];
  idle = 0;
  settings = {
    capture: {
      intervalSeconds: 2,
      provider: 'automatic',
      folder: null,
      idleSeconds: 120,
      onBattery: 'slower',
    },
    storage: { stopBelowFreeMb: 1000 },
  };
});
afterEach(async () => {
  desktop.disk = Promise.resolve();
  await loop.stop();
});

describe('looking', () => {
  it('happens every interval, and only what changed is handed over', async () => {
    begin();
    await clock.advance(0);
    expect(desktop.accepted).toHaveLength(1);
    expect(desktop.accepted[0]).toMatchObject({
      displayId: 'one',
      application: 'Editor',
      title: 'notes.txt',
      changed: null,
    });
    await clock.advance(6_000);
    expect(loop.status().counters).toEqual({ seen: 4, kept: 1, same: 3, excluded: 0, failed: 0 });
    desktop.picture = 2;
    await clock.advance(2_000);
    expect(desktop.accepted).toHaveLength(2);
    expect(desktop.grabs).toBe(5);
  });

  it('takes every display, each for itself', async () => {
    desktop.displays = ['left', 'right'];
    begin();
    await clock.advance(2_000);
    expect(desktop.accepted.map((frame) => frame.displayId)).toEqual(['left', 'right']);
    expect(loop.status().displays.map((display) => display.id)).toEqual(['left', 'right']);
    desktop.displays = ['left'];
    await clock.advance(2_000);
    expect(loop.status().displays.map((display) => display.id)).toEqual(['left']);
  });

  it('does not begin before the owner has agreed', async () => {
    build([desktop.source('desktop-capturer')]).update({ engineReady: true });
    loop.start();
    await clock.advance(60_000);
    expect(state()).toBe('not-agreed');
    expect(desktop.grabs).toBe(0);
    expect(desktop.gaps).toEqual([]);
    loop.update({ agreed: true });
    await clock.advance(0);
    expect(desktop.accepted).toHaveLength(1);
  });

  it('ends with stop, which waits for what was handed over', async () => {
    let stored = (): void => {};
    desktop.disk = new Promise((resolve) => (stored = resolve));
    begin();
    await clock.advance(0);
    let hasStopped = false;
    const stopped = loop.stop().then(() => (hasStopped = true));
    await clock.advance(10_000);
    expect(hasStopped).toBe(false);
    stored();
    await stopped;
    expect(loop.status().counters.kept).toBe(1);
    expect(desktop.grabs).toBe(1);
  });
});

describe('the status', () => {
  it('says recording only when a frame reached the disk', async () => {
    let stored = (): void => {};
    desktop.disk = new Promise((resolve) => (stored = resolve));
    begin();
    await clock.advance(0);
    expect(state()).toBe('starting');
    expect(loop.status().displays[0]).toMatchObject({ lastStoredAt: null, lastSeenAt: clock.now() });
    stored();
    await clock.advance(1_000);
    expect(state()).toBe('recording');
    expect(loop.status().displays[0]!.lastStoredAt).not.toBeNull();
  });

  it('says failing when nothing reaches the disk for three intervals and ten seconds', async () => {
    let stored = (): void => {};
    desktop.disk = new Promise((resolve) => (stored = resolve));
    begin();
    await clock.advance(16_000);
    expect(state()).toBe('starting');
    await clock.advance(1_000);
    expect(loop.status().recording).toEqual({
      state: 'failing',
      until: null,
      reason: 'The last frame has not reached the disk yet.',
    });
    expect(desktop.accepted).toHaveLength(1);
    stored();
  });

  it('keeps a frame again that the disk refused', async () => {
    desktop.failAccept = new MnemeError('engine-unavailable', foreign('The engine is starting again.'));
    begin();
    await clock.advance(0);
    desktop.failAccept = null;
    await clock.advance(2_000);
    expect(desktop.accepted).toHaveLength(2);
    expect(desktop.accepted[1]!.changed).toBeNull();
    expect(loop.status().counters).toMatchObject({ kept: 1, failed: 1 });
  });

  it('says failing when one colour is all that comes although windows are open', async () => {
    desktop.picture = 0;
    begin();
    await clock.advance(30_000);
    expect(state()).toBe('failing');
    expect(loop.status().recording.reason).toContain('one colour');
    expect(desktop.accepted).toEqual([]);
  });

  it('does not call an empty black desktop a failure', async () => {
    desktop.picture = 0;
    desktop.active = null;
    desktop.visible = [];
    begin();
    await clock.advance(30_000);
    expect(state()).toBe('recording');
    expect(desktop.accepted).toEqual([]);
  });

  it('says failing when applications change and the picture does not', async () => {
    begin();
    for (let turn = 0; turn < 12; turn++) {
      desktop.active = window(turn % 2 ? 'Mail' : 'Editor', 'x');
      await clock.advance(2_000);
    }
    await clock.advance(20_000);
    expect(state()).toBe('failing');
    expect(loop.status().recording.reason).toContain('does not change');
  });
});

describe('an excluded window', () => {
  const secret = window('Editor', 'salary.ods');
  beforeEach(() => {
    rules = [{ kind: 'title', pattern: 'salary' }];
  });

  it('is not grabbed at all', async () => {
    desktop.active = secret;
    begin();
    await clock.advance(10_000);
    expect(desktop.grabs).toBe(0);
    expect(loop.status().recording).toMatchObject({ state: 'excluded', reason: 'rule-title' });
    expect(loop.status().counters).toMatchObject({ seen: 6, excluded: 6, kept: 0 });
  });

  it('that comes up while the picture is taken throws the picture away', async () => {
    desktop.beforePicture = () => (desktop.active = secret);
    begin();
    await clock.advance(0);
    expect(desktop.grabs).toBe(1);
    expect(desktop.pixelsAsked).toBe(0);
    expect(desktop.accepted).toEqual([]);
  });

  it('behind another one counts', async () => {
    desktop.visible = [desktop.active!, secret];
    begin();
    await clock.advance(4_000);
    expect(desktop.grabs).toBe(0);
  });

  it('is excluded by a rule made while the picture is taken', async () => {
    rules = [];
    desktop.active = secret;
    desktop.beforePicture = () => (rules = [{ kind: 'title', pattern: 'salary' }]);
    begin();
    await clock.advance(0);
    expect(desktop.pixelsAsked).toBe(0);
  });

  it('leaves a gap with its kind, and nothing else', async () => {
    begin();
    await clock.advance(2_000);
    desktop.active = secret;
    await clock.advance(20_000);
    desktop.active = window('Editor', 'notes.txt');
    await clock.advance(2_000);
    expect(desktop.gaps).toHaveLength(1);
    expect(desktop.gaps[0]).toMatchObject({ kind: 'excluded' });
    expect(desktop.gaps[0]!.to - desktop.gaps[0]!.from).toBe(20_000);
  });

  it('is told apart in the timeline from the time that was spent in our own window', async () => {
    begin();
    await clock.advance(2_000);
    desktop.active = window('Mneme', 'Mneme', true);
    await clock.advance(20_000);
    desktop.active = window('Editor', 'notes.txt');
    await clock.advance(2_000);
    expect(desktop.gaps.map(({ kind }) => kind)).toEqual(['own-window']);
  });

  it('cannot slip through when the windows cannot be told', async () => {
    desktop.failWindows = new Error('no answer');
    begin();
    await clock.advance(20_000);
    expect(desktop.grabs).toBe(0);
    expect(state()).toBe('failing');
  });
});

describe('a window that changes during the look', () => {
  it('discards the picture, since whose it is cannot be told', async () => {
    desktop.afterPicture = () => (desktop.active = window('Mail', 'Inbox'));
    begin();
    await clock.advance(0);
    expect(desktop.accepted).toEqual([]);
    expect(loop.status().counters.excluded).toBe(1);
  });

  it('may turn a spinner in its title', async () => {
    desktop.active = window('Terminal', '⠋ npm install');
    desktop.afterPicture = () => (desktop.active = window('Terminal', '⠙ npm install'));
    begin();
    await clock.advance(0);
    expect(desktop.accepted).toHaveLength(1);
    expect(desktop.accepted[0]!.title).toBe('⠋ npm install');
  });
});

describe('a pause', () => {
  it('holds at once, also for the look under way, and ends by itself', async () => {
    begin();
    await clock.advance(2_000);
    const until = clock.now() + 15 * 60_000;
    desktop.picture = 2;
    desktop.beforePicture = () => loop.update({ paused: { until } });
    await clock.advance(2_000);
    desktop.beforePicture = () => {};
    expect(desktop.accepted).toHaveLength(1);
    expect(loop.status().recording).toEqual({ state: 'paused', until, reason: '' });
    const grabs = desktop.grabs;
    await clock.advance(14 * 60_000);
    expect(desktop.grabs).toBe(grabs);
    await clock.advance(62_000);
    expect(state()).toBe('recording');
    expect(desktop.accepted).toHaveLength(2);
    expect(desktop.gaps.every((gap) => gap.kind === 'paused')).toBe(true);
    const noted = desktop.gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
    expect(noted).toBeGreaterThan(14 * 60_000);
  });

  it('is ended by resuming, without waiting for the next turn', async () => {
    begin();
    loop.update({ paused: { until: null } });
    await clock.advance(7_300);
    expect(desktop.grabs).toBe(0);
    loop.update({ paused: null });
    await clock.advance(0);
    expect(desktop.grabs).toBe(1);
  });
});

describe('the machine', () => {
  it.each([
    ['locked', { locked: true }, { locked: false }],
    ['engine-down', { engineReady: false }, { engineReady: true }],
    ['quitting', { quitting: true }, { quitting: false }],
    ['disk-full', { freeBytes: 900e6 }, { freeBytes: 1300e6 }],
  ] as const)('that is %s is not looked at', async (name, off, on) => {
    begin();
    loop.update(off);
    await clock.advance(10_000);
    expect(state()).toBe(name);
    expect(desktop.grabs).toBe(0);
    loop.update(on);
    await clock.advance(0);
    expect(desktop.grabs).toBe(1);
  });

  it('that is idle is not looked at until somebody is there', async () => {
    begin();
    idle = 120;
    await clock.advance(10_000);
    expect(state()).toBe('idle');
    const grabs = desktop.grabs;
    idle = 0;
    await clock.advance(2_000);
    expect(desktop.grabs).toBe(grabs + 1);
  });

  it('is looked at again five seconds after it woke up, and whole', async () => {
    begin();
    await clock.advance(2_000);
    loop.update({ suspended: true });
    await clock.advance(60_000);
    expect(state()).toBe('suspended');
    loop.update({ suspended: false });
    await clock.advance(4_000);
    expect(desktop.accepted).toHaveLength(1);
    expect(state()).toBe('starting');
    await clock.advance(2_000);
    expect(desktop.accepted).toHaveLength(2);
    expect(desktop.accepted[1]!.changed).toBeNull();
  });

  it('whose displays change is compared with nothing from before', async () => {
    begin();
    await clock.advance(2_000);
    loop.displaysChanged();
    await clock.advance(4_000);
    expect(desktop.accepted).toHaveLength(2);
  });

  it('on battery is looked at less often, or not at all', async () => {
    begin();
    loop.update({ onBattery: true });
    await clock.advance(18_000);
    expect(desktop.grabs).toBe(4);
    settings = { ...settings, capture: { ...settings.capture, onBattery: 'off' } };
    await clock.advance(20_000);
    expect(desktop.grabs).toBe(4);
    expect(state()).toBe('battery');
  });

  it('with little space starts again only 20 % above the limit', async () => {
    begin();
    loop.update({ freeBytes: 999e6 });
    loop.update({ freeBytes: 1100e6 });
    expect(state()).toBe('disk-full');
    loop.update({ freeBytes: 1200e6 });
    expect(state()).not.toBe('disk-full');
  });

  it('whose disk is full by its own word stops', async () => {
    desktop.failAccept = new MnemeError('disk-full', foreign('No space left.'));
    begin();
    await clock.advance(4_000);
    expect(state()).toBe('disk-full');
    expect(desktop.accepted).toHaveLength(1);
  });
});

describe('a source that fails', () => {
  it('is waited for longer each time, then replaced, and tried again after ten minutes', async () => {
    let isBroken = true;
    const first = desktop.source('desktop-capturer', () => (isBroken ? fault() : undefined));
    begin([first, desktop.source('screenshot-desktop')]);
    await clock.advance(30_000);
    expect(loop.status().provider).toBe('screenshot-desktop');
    expect(state()).toBe('recording');
    expect(loop.status().counters.failed).toBe(3);
    isBroken = false;
    await clock.advance(10 * 60_000);
    expect(loop.status().provider).toBe('desktop-capturer');
    expect(state()).toBe('recording');
  });

  it('is not replaced where the owner chose it', async () => {
    settings = { ...settings, capture: { ...settings.capture, provider: 'desktop-capturer' } };
    begin([desktop.source('desktop-capturer', fault), desktop.source('screenshot-desktop')]);
    await clock.advance(120_000);
    expect(loop.status().provider).toBe('desktop-capturer');
    expect(loop.status().recording).toMatchObject({ state: 'failing', reason: 'no picture' });
    expect(desktop.grabs).toBeLessThan(10);
    expect(desktop.gaps.every((gap) => gap.kind === 'failed')).toBe(true);
  });

  it('that never answers is given up after five seconds and never asked twice at once', async () => {
    begin([desktop.source('desktop-capturer', never), desktop.source('screenshot-desktop', never)]);
    await clock.advance(10 * 60_000);
    expect(desktop.grabs).toBe(2);
    expect(state()).toBe('failing');
  });

  it('that is chosen by a setting but is not there says so', async () => {
    settings = { ...settings, capture: { ...settings.capture, provider: 'screenshot-desktop' } };
    begin([desktop.source('desktop-capturer')]);
    await clock.advance(20_000);
    expect(loop.status().recording).toMatchObject({ state: 'failing' });
    expect(loop.status().recording.reason).toContain('screenshot-desktop');
  });
});

describe('the folder provider', () => {
  it('imports every ten seconds, one import at a time, and takes no picture', async () => {
    let imports = 0;
    settings = { ...settings, capture: { ...settings.capture, provider: 'folder' } };
    const importFolder = async (): Promise<void> => {
      imports++;
    };
    begin([desktop.source('desktop-capturer')], { importFolder });
    await clock.advance(30_000);
    expect(imports).toBe(4);
    expect(desktop.grabs).toBe(0);
    expect(loop.status()).toMatchObject({ provider: 'folder', recording: { state: 'recording' } });
  });

  it('says why it cannot import', async () => {
    settings = { ...settings, capture: { ...settings.capture, provider: 'folder' } };
    begin([], {
      importFolder: () => Promise.reject(new MnemeError('unreadable', foreign('The folder is gone.'))),
    });
    await clock.advance(60_000);
    expect(loop.status().recording).toMatchObject({ state: 'failing', reason: 'The folder is gone.' });
  });
});

it('goes on when a listener throws', async () => {
  begin(undefined, {
    onChange: () => {
      throw new Error('listener');
    },
  });
  await clock.advance(4_000);
  expect(desktop.grabs).toBe(3);
});
