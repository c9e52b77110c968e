import { describe, expect, it } from 'vitest';
import { spokenLanguage } from '../../../../../src-main/shell/texts/texts.ts';

describe('spokenLanguage', () => {
  it('takes the owner’s choice, else that of the system, else English', () => {
    expect(spokenLanguage('en', 'de-DE')).toBe('en');
    expect(spokenLanguage('de', 'en-US')).toBe('de');
    expect(spokenLanguage('system', 'de-AT')).toBe('de');
    expect(spokenLanguage('system', 'de')).toBe('de');
    expect(spokenLanguage('system', 'fr-FR')).toBe('en');
    expect(spokenLanguage('system', '')).toBe('en');
  });
});
