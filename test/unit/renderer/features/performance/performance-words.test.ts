import { describe, expect, it } from 'vitest';
import { describeWork } from '../../../../../src-renderer/features/performance/load-words.ts';
import {
  describeCompacting,
  describeFinding,
  describeGrowth,
  describeLeft,
  formatMs,
  formatShare,
} from '../../../../../src-renderer/features/performance/performance-words.ts';

describe('words of performance', () => {
  const forecast = { bytesPerDay: 5e6, fromDays: 12, inMonth: 4e8, inYear: 2e9, daysLeft: 90 };

  it('say how fast it grows, by what, and for how long the disk lasts', () => {
    expect(describeGrowth({ forecast, totalBytes: 1e8 })).toBe(
      'It grows by 5.0 MB a day (by the last 12 days noted here). In a month it would be 400 MB, in a year 2.0 GB. At this pace the disk has room for 90 days.',
    );
    expect(describeGrowth({ forecast: { ...forecast, daysLeft: 0 }, totalBytes: 1e8 })).toContain(
      'The disk has no room for more.',
    );
    expect(describeGrowth({ forecast: { ...forecast, bytesPerDay: 10 }, totalBytes: 1e8 })).toMatch(
      /^It hardly grows/,
    );
    expect(describeGrowth({ forecast: { ...forecast, bytesPerDay: -5e6 }, totalBytes: 1e8 })).toMatch(
      /^It shrinks by 5.0 MB/,
    );
    expect(describeGrowth({ forecast: null, totalBytes: 0 })).toBe('A forecast needs a day of recording.');
  });

  it('name why something stands still rather than when it would be done', () => {
    expect(describeLeft({ waiting: 12, leftMs: 90_000, trouble: '' })).toBe(
      'About 2 min at the pace of the last hour.',
    );
    expect(describeLeft({ waiting: 12, leftMs: 90_000, trouble: 'The model is missing.' })).toBe(
      'The model is missing.',
    );
    expect(describeLeft({ waiting: 0, leftMs: null, trouble: '' })).toBe('');
  });

  it('speak of one as of one', () => {
    expect(describeFinding({ what: 'words-missing', count: 1 })).toBe(
      '1 passage is not in the index of words.',
    );
    expect(describeFinding({ what: 'vectors-missing', count: 1200 })).toBe(
      '1,200 passages have no vector, and wait for none.',
    );
    expect(describeFinding({ what: 'words-orphaned', count: 2 })).toBe(
      '2 rows of the index of words belong to nothing any more.',
    );
  });

  it('say what writing the database anew holds up, and nothing of it where it goes in small steps', () => {
    const compacting = {
      gainBytes: 3e8,
      way: 'whole',
      needsBytes: 2.6e9,
      freeBytes: 9e9,
      holdsUpMs: 96_000,
    } as const;
    expect(describeCompacting(compacting)).toMatch(
      /^Gives 300 MB back .* for about 2 min nothing is found and nothing new recorded.* needs 2.6 GB free .* there are 9.0 GB\./,
    );
    expect(describeCompacting({ ...compacting, way: 'slices', holdsUpMs: 0 })).toBe(
      'Gives 300 MB back to the disk. It goes in small steps and holds nothing up.',
    );
  });

  it('give the cost of one item and its share of the time', () => {
    const load = {
      watchedMs: 3_600_000,
      reading: { busyMs: 90_000, items: 120 },
      vectors: { busyMs: 0, items: 0 },
      processorMs: 0,
      cores: 4,
      frames: null,
    };
    expect(describeWork(load, 'reading')).toBe(
      'Busy for 2.5 % of the last 1 h 00 min: 120 pictures, 750 ms each.',
    );
    expect(describeWork(load, 'vectors')).toBe('There was nothing to do in the last 1 h 00 min.');
    expect([formatMs(3.14), formatMs(250), formatMs(1250)]).toEqual(['3.1 ms', '250 ms', '1.3 s']);
    expect([formatShare(1, 3), formatShare(1, 40), formatShare(1, 0)]).toEqual(['33 %', '2.5 %', '0.0 %']);
  });
});
