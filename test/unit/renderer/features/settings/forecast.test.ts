import { describe, expect, it } from 'vitest';
import { describeForecast } from '../../../../../src-renderer/features/settings/forecast.ts';

const facts = { bytesPerDay: 20e6, freeBytes: 2e9, stopBelowFreeBytes: 1e9 };

describe('describeForecast', () => {
  it('counts until recording would stop, not until the disk is full', () => {
    expect(describeForecast(facts)).toBe(
      'It grows by 20 MB a day, 7.3 GB a year. At this pace the disk has room for 50 days.',
    );
  });

  it('promises nothing on the first day', () => {
    expect(describeForecast({ ...facts, bytesPerDay: null })).toBe('A forecast needs a day of recording.');
  });

  it('says so when there is no room', () => {
    expect(describeForecast({ ...facts, freeBytes: 0.9e9 })).toContain('no room for more');
  });

  it('does not count centuries', () => {
    expect(describeForecast({ ...facts, freeBytes: 4e12 })).toContain('more than 10 years');
  });
});
