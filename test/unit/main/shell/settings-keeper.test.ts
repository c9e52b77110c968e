import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { openConfig } from '../../../../src-main/config/config-file.ts';
import { keepSettings } from '../../../../src-main/shell/settings-keeper.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mneme-settings-'));
  file = join(folder, 'config.yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keep = () =>
  keepSettings(
    openConfig({ file, clock: new FakeClock(), template: '', keepKey: () => true, log: silentLog }),
    silentLog,
  );
const wrong = 'capture:\n  interval_seconds: often\n';

describe('the settings in force', () => {
  it('tell of a file that was wrong from the start, because the exclusions in it are not known', () => {
    writeFileSync(file, wrong);
    const settings = keep();
    expect(settings.problem()).toContain('interval_seconds');
    writeFileSync(file, 'capture:\n  interval_seconds: 5\n');
    const heard: number[] = [];
    settings.onChange((next) => heard.push(next.capture.intervalSeconds));
    settings.reread();
    expect(settings.problem()).toBeNull();
    expect(heard).toEqual([5]);
  });

  it('stay the last good ones while the file is wrong', () => {
    writeFileSync(file, 'capture:\n  interval_seconds: 5\n');
    const settings = keep();
    writeFileSync(file, wrong);
    settings.reread();
    expect(settings.get().capture.intervalSeconds).toBe(5);
    expect(settings.problem()).toBeNull();
  });

  it('are told of as long as the file says something else, and when it is mended', () => {
    writeFileSync(file, 'capture:\n  interval_seconds: 5\n');
    const settings = keep();
    const troubles: (string | null)[] = [];
    settings.onChange(() => troubles.push(settings.trouble()));
    writeFileSync(file, wrong);
    settings.reread();
    settings.reread();
    writeFileSync(file, 'capture:\n  interval_seconds: 5\n');
    settings.reread();
    expect(troubles).toEqual([expect.stringContaining('line 2, column 21: capture.interval_seconds'), null]);
  });

  it('stay, exclusions and all, while the file is empty, and stand in it again with the next change', () => {
    writeFileSync(file, 'exclusions:\n  rules:\n    - site: bank.example\n');
    const settings = keep();
    for (const nothing of ['', ' \n', '\0'.repeat(64)]) {
      writeFileSync(file, nothing);
      settings.reread();
      expect(settings.trouble()).toContain('is empty');
      expect(settings.get().exclusions.rules).toHaveLength(1);
    }
    settings.update({ images: { keep: false, keepDays: 3 } });
    expect(settings.trouble()).toBeNull();
    expect(keep().get()).toEqual(settings.get());
    expect(settings.get()).toMatchObject({
      exclusions: { rules: [{ kind: 'site', pattern: 'bank.example' }] },
      images: { keep: false, keepDays: 3 },
    });
  });

  it('are not known where the file is empty from the start', () => {
    writeFileSync(file, '');
    const settings = keep();
    expect(settings.problem()).toContain('delete the file to begin from the defaults');
    expect(() => settings.update({ images: { keep: false, keepDays: 3 } })).toThrow('is empty');
  });

  it('are on disk when an update answers', () => {
    const settings = keep();
    settings.update({ images: { keep: false, keepDays: null } });
    expect(keep().get().images).toEqual({ keep: false, keepDays: null });
  });
});
