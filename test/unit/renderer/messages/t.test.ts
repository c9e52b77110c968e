import { afterEach, describe, expect, it } from 'vitest';
import { english } from '../../../../src-renderer/messages/english.ts';
import { german } from '../../../../src-renderer/messages/german.ts';
import { languageOf, speak, spokenAs } from '../../../../src-renderer/messages/language.ts';
import { speakFrom, t } from '../../../../src-renderer/messages/t.ts';
import { formatBytes, formatNumber } from '../../../../src-renderer/ui/sizes.ts';

afterEach(() => {
  speak(spokenAs('en', 'en-US'));
  speakFrom(english);
});

function speakGerman(): void {
  speak(spokenAs('de', 'en-US'));
  speakFrom(german);
}

describe('t', () => {
  it('speaks English where nothing was said', () => {
    expect(t('ui.ageDays', { count: 1 })).toBe('1 day');
    expect(t('ui.ageDays', { count: 1200 })).toBe('1,200 days');
  });

  it('speaks German with German numbers, also of texts that were said in English before', () => {
    expect(t('ui.cancel')).toBe('Cancel');
    speakGerman();
    expect(t('ui.cancel')).toBe('Abbrechen');
    expect(t('ui.ageDays', { count: 1200 })).toBe('1.200 Tage');
    expect([formatNumber(1204), formatBytes(1_230_000)]).toEqual(['1.204', '1,2 MB']);
  });

  it('refuses a message whose value is missing instead of showing its name', () => {
    expect(() => t('ui.ago')).toThrow('age');
  });
});

describe('spokenAs', () => {
  it('keeps the clock and the order of the day of a system of the same language', () => {
    expect(spokenAs('en', 'en-US').locale).toBe('en-US');
    expect(spokenAs('de', 'de-AT').locale).toBe('de-AT');
    expect(spokenAs('de', 'en-US').locale).toBe('de-DE');
    expect(spokenAs('en', 'fr').locale).toBe('en-GB');
  });
});

describe('languageOf', () => {
  it('reads the language of the address beside what else stands there, and knows no other than its own', () => {
    expect(['?lang=de', '?quick&lang=de', '', '?lang=fr', '?lang=__proto__'].map(languageOf)).toEqual([
      'de',
      'de',
      'en',
      'en',
      'en',
    ]);
  });
});
