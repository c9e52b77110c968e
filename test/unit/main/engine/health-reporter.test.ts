import { describe, expect, it } from 'vitest';
import { createHealthReporter } from '../../../../src-main/engine/health-reporter.ts';
import type { EngineHealth } from '../../../../src-preload/contract/internal.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

function health(reading: number): EngineHealth {
  return {
    backlog: { reading, readingFailed: 0, vectors: 0 },
    meaning: { state: 'ready', reason: '' },
    readingTrouble: '',
    databaseBytes: 0,
    check: { state: 'none', says: '' },
    imageBytes: 0,
  };
}

describe('createHealthReporter', () => {
  it('reports a burst of changes once, after a second', async () => {
    const clock = new FakeClock();
    const reports: EngineHealth[] = [];
    let reading = 0;
    const reporter = createHealthReporter(
      () => health(reading),
      (now) => reports.push(now),
      clock,
    );
    for (reading = 0; reading < 50; reading++) reporter.touch();
    await clock.advance(5_000);
    expect(reports.map((report) => report.backlog.reading)).toEqual([50]);
  });

  it('says nothing when nothing has changed, or after it was stopped', async () => {
    const clock = new FakeClock();
    let reports = 0;
    const reporter = createHealthReporter(
      () => health(1),
      () => reports++,
      clock,
    );
    for (let i = 0; i < 3; i++) {
      reporter.touch();
      await clock.advance(1_000);
    }
    expect(reports).toBe(1);
    reporter.stop();
    reporter.touch();
    await clock.advance(5_000);
    expect(reports).toBe(1);
  });
});
