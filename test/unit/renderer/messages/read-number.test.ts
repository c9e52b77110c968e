import { afterEach, describe, expect, it } from 'vitest';
import { speak, spokenAs } from '../../../../src-renderer/messages/language.ts';
import { readNumber } from '../../../../src-renderer/messages/read-number.ts';

afterEach(() => speak(spokenAs('en', 'en-US')));

describe('readNumber', () => {
  it('reads in English thousands with commas, and a half with a point or a comma', () => {
    expect(['12,000', '12 000', '0.5', '0,5', '5,000,000.25'].map(readNumber)).toEqual([
      12000, 12000, 0.5, 0.5, 5000000.25,
    ]);
  });

  it('reads in German thousands with points, and small numbers as everywhere', () => {
    speak(spokenAs('de', 'de-DE'));
    expect(['12.000', '12000', '0,5', '0.5', '0.125', '5.000.000,25'].map(readNumber)).toEqual([
      12000, 12000, 0.5, 0.5, 0.125, 5000000.25,
    ]);
  });

  it('takes nothing for a number that is none', () => {
    expect(readNumber('many')).toBeNaN();
  });
});
