import { describe, expect, it } from 'vitest';
import { bannersFor } from '../../../../src-renderer/app/banner-choice.ts';
import { wellStatus } from '../../../helpers/well-status.ts';

describe('bannersFor', () => {
  it('is silent while all is well', () => {
    expect(bannersFor(wellStatus, false)).toEqual([]);
  });

  it('explains basic protection until the owner has understood it', () => {
    const basic = { ...wellStatus, protection: 'basic' as const };
    expect(bannersFor(basic, false)).toEqual(['basic-protection']);
    expect(bannersFor(basic, true)).toEqual([]);
  });

  it('says that reading stands still', () => {
    expect(bannersFor({ ...wellStatus, readingTrouble: 'The language "xyz" is missing.' }, true)).toEqual([
      'reading-trouble',
    ]);
  });

  it('says that the settings file is wrong', () => {
    const status = { ...wellStatus, settingsTrouble: 'config.yaml, line 3, column 5: …' };
    expect(bannersFor(status, true)).toEqual(['settings-wrong']);
  });

  it('shows the two worst when more is wrong', () => {
    const bad = {
      ...wellStatus,
      protection: 'basic' as const,
      engine: { state: 'failed' as const, message: 'It ended.' },
      storage: { ...wellStatus.storage, low: true },
    };
    expect(bannersFor(bad, false)).toEqual(['engine-failed', 'disk-low']);
  });
});
