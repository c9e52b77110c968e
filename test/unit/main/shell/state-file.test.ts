import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { keepConsent } from '../../../../src-main/shell/consent.ts';
import { openStateFile } from '../../../../src-main/shell/state-file.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mneme-state-'));
  file = join(folder, 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the state file', () => {
  it('says "not agreed" before the first start', () => {
    expect(openStateFile(file, silentLog).get().agreedAt).toBeNull();
  });

  it('keeps what was set for the next start', () => {
    openStateFile(file, silentLog).set({ agreedAt: 5, pause: { kind: 'until', until: 9 } });
    expect(openStateFile(file, silentLog).get()).toMatchObject({
      agreedAt: 5,
      pause: { kind: 'until', until: 9 },
    });
  });

  it.each(['{"agreedAt": 5', '{"agreedAt": 5}', '[]', '', '{"agreedAt":"yes","pause":{"kind":"none"}}'])(
    'takes a damaged file (%j) for "not agreed" and keeps it aside',
    (content) => {
      writeFileSync(file, content);
      expect(openStateFile(file, silentLog).get().agreedAt).toBeNull();
      expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content);
      expect(existsSync(file)).toBe(false);
    },
  );
});

describe('consent', () => {
  it('is on disk before recording hears of it', () => {
    const state = openStateFile(file, silentLog);
    const consent = keepConsent(state, new FakeClock());
    const seen: unknown[] = [];
    consent.onChange((facts) => seen.push([facts, openStateFile(file, silentLog).get().agreedAt !== null]));
    consent.agree();
    expect(seen).toEqual([[{ agreed: true, paused: null }, true]]);
  });

  it('keeps a pause over a restart, with its end or without one', () => {
    const clock = new FakeClock(1000);
    keepConsent(openStateFile(file, silentLog), clock).pause(15);
    expect(keepConsent(openStateFile(file, silentLog), clock).facts().paused).toEqual({ until: 901_000 });
    keepConsent(openStateFile(file, silentLog), clock).pause(null);
    expect(keepConsent(openStateFile(file, silentLog), clock).facts().paused).toEqual({ until: null });
    keepConsent(openStateFile(file, silentLog), clock).resume();
    expect(keepConsent(openStateFile(file, silentLog), clock).facts().paused).toBeNull();
  });
});
