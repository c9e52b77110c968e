import { describe, expect, it } from 'vitest';
import { languageName } from '../../../../../src-renderer/features/settings/language-name.ts';

describe('languageName', () => {
  it('knows the codes of Tesseract', () => {
    expect(['eng', 'deu', 'fra', 'chi_sim', 'srp_latn'].map(languageName)).toEqual([
      'English',
      'German',
      'French',
      'Chinese (simplified)',
      'Serbian (Latin)',
    ]);
  });

  it('shows the code of a language that nobody named', () => {
    expect(languageName('qqx')).toBe('qqx');
    expect(languageName('1')).toBe('1');
  });
});
