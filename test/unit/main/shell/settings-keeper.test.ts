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
  keepSettings(openConfig({ file, clock: new FakeClock(), template: '', keepKey: () => true }), silentLog);
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

  it('are on disk when an update answers', () => {
    const settings = keep();
    settings.update({ images: { keep: false, keepDays: null } });
    expect(keep().get().images).toEqual({ keep: false, keepDays: null });
  });
});
