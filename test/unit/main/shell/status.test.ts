import { describe, expect, it } from 'vitest';
import { statusSchema, type Recording } from '../../../../src-preload/contract/app.ts';
import { composeStatus, createStatusTeller, type StatusFacts } from '../../../../src-main/shell/status.ts';
import { english } from '../../../../src-main/shell/texts/english.ts';
import { german } from '../../../../src-main/shell/texts/german.ts';
import { describeStatus, trayState } from '../../../../src-main/shell/tray-words.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

function facts(state: Recording['state'], changes: Partial<StatusFacts> = {}): StatusFacts {
  return {
    capture: {
      recording: { state, until: null, reason: '' },
      provider: 'desktop-capturer',
      displays: [{ id: '1', label: 'Display', lastStoredAt: 1000, lastSeenAt: 2000 }],
      counters: { seen: 3, kept: 1, same: 2, excluded: 0, failed: 0 },
    },
    engine: { state: 'ready', message: '' },
    health: null,
    freeBytes: 5_000_000_000,
    stopBelowFreeMb: 1000,
    lock: 'none',
    protection: 'system',
    settingsProblem: null,
    settingsTrouble: null,
    ...changes,
  };
}

describe('the status', () => {
  it('fits the contract before the engine has said anything', () => {
    const status = composeStatus(facts('starting'));
    expect(statusSchema.parse(status)).toEqual(status);
    expect(status.meaning.state).toBe('loading');
  });

  it('says that space is low as soon as it is, whatever capture believes', () => {
    expect(composeStatus(facts('recording', { freeBytes: 999_000_000 })).storage.low).toBe(true);
    expect(composeStatus(facts('recording')).storage.low).toBe(false);
    expect(composeStatus(facts('disk-full')).storage.low).toBe(true);
  });

  it('tells the room on a disk roughly, and of a disk that is all but full to the megabyte', () => {
    const free = (freeBytes: number): number =>
      composeStatus(facts('recording', { freeBytes })).storage.freeBytes;
    expect([free(5_070_000_000), free(23_400_000)]).toEqual([5_000_000_000, 23_000_000]);
  });

  it.each(['excluded', 'idle', 'starting'] as const)(
    'names the settings file where nothing is recorded because of it (%s)',
    (state) => {
      const settingsProblem = 'config.yaml, line 3: …';
      const { recording } = composeStatus(facts(state, { settingsProblem }));
      expect(recording).toEqual({ state: 'failing', until: null, reason: settingsProblem });
    },
  );

  it('calls an engine that is on its way "starting", not "down"', () => {
    const engine = { state: 'starting', message: '' } as const;
    expect(composeStatus(facts('engine-down', { engine })).recording.state).toBe('starting');
  });
});

describe('the teller', () => {
  it('tells a change at once, the next ones a second later as one, and nothing that is the same', async () => {
    const clock = new FakeClock();
    const step = 100_000_000;
    let freeBytes = step;
    const told: number[] = [];
    const teller = createStatusTeller(
      () => composeStatus(facts('recording', { freeBytes })),
      (status) => told.push(status.storage.freeBytes),
      clock,
    );
    teller.changed();
    expect(told).toEqual([step]);
    for (freeBytes = 2 * step; freeBytes < 5 * step; freeBytes += step) teller.changed();
    await clock.advance(999);
    expect(told).toEqual([step]);
    await clock.advance(1);
    expect(told).toEqual([step, 5 * step]);
    await clock.advance(5000);
    teller.changed();
    expect(told).toEqual([step, 5 * step]);
  });
});

describe('the tray', () => {
  it('shows a problem, never "recording", where no frame reaches the disk', () => {
    for (const state of ['failing', 'engine-down', 'disk-full'] as const) {
      expect(trayState(composeStatus(facts(state)))).toBe('problem');
    }
    expect(trayState(composeStatus(facts('recording')))).toBe('recording');
    expect(trayState(composeStatus(facts('paused')))).toBe('paused');
    expect(trayState(composeStatus(facts('excluded')))).toBe('paused');
  });

  it('tells the age of the last frame that reached the disk', () => {
    expect(describeStatus(composeStatus(facts('recording')), 4000, english.status)).toBe(
      'Recording, last frame 3 s ago',
    );
    expect(describeStatus(composeStatus(facts('failing')), 601_000, english.status)).toContain('10 min ago');
  });

  it('tells no age in its menu, where it would stand still', () => {
    const heading = (state: Recording['state'], changes: Partial<StatusFacts> = {}): string =>
      describeStatus(composeStatus(facts(state, changes)), null, english.status);
    expect(heading('recording')).toBe('Recording');
    expect(heading('failing')).toBe('Not recording: no frame reaches the disk');
    expect(heading('recording', { lock: 'locked' })).toBe('Locked. Recording goes on');
  });

  it('tells it in German as well', () => {
    const line = describeStatus(composeStatus(facts('recording')), 4000, german.status);
    expect(line).toBe('Zeichnet auf, letzte Aufnahme vor 3 s');
  });
});
