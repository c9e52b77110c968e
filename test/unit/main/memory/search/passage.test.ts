import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordMatcher, passageOf } from '../../../../../src-main/memory/search/passage.ts';

function marked(text: string, words: readonly string[], phrases: readonly string[] = []): string {
  return passageOf(text, createWordMatcher(words, phrases)(text))
    .map((part) => (part.matched ? `[${part.text}]` : part.text))
    .join('');
}

describe('a passage', () => {
  it('marks every form of a word that the index takes for the same', () => {
    expect(marked('Meeting notes: we met about meetings.', ['meeting'])).toBe(
      '[Meeting] notes: we met about [meetings].',
    );
  });

  it('marks words with other accents, cases and widths', () => {
    expect(marked('Der Ｃａｆé-Besuch', ['cafe'])).toBe('Der [Ｃａｆé]-Besuch');
  });

  it('marks Chinese, Thai and Arabic words where they stand', () => {
    expect(marked('昨天的会议记录在桌子上', ['会议'])).toBe('昨天的[会议]记录在桌子上');
    expect(marked('นัดประชุมพรุ่งนี้', ['ประชุม'])).toBe('นัด[ประชุม]พรุ่งนี้');
    expect(marked('كان اِجْتِمَاع أمس', ['اجتماع'])).toBe('كان [اِجْتِمَاع] أمس');
  });

  it('marks a phrase only as a whole', () => {
    expect(marked('red kite and red car', [], ['red kite'])).toBe('[red kite] and red car');
  });

  it('shows the stretch of a long text where the words stand', () => {
    const text = `${'filler '.repeat(200)}the heron stood still ${'filler '.repeat(200)}`;
    const shown = marked(text, ['heron']);
    expect(shown).toContain('[heron] stood still');
    expect(shown.startsWith('…')).toBe(true);
    expect(shown.endsWith('…')).toBe(true);
    expect(shown.length).toBeLessThan(320);
  });

  it('prefers the stretch in which more different words stand', () => {
    const text = `heron heron heron ${'filler '.repeat(100)} heron eats fish`;
    expect(marked(text, ['heron', 'fish'])).toContain('[heron] eats [fish]');
  });

  it('gives back the text itself, in pieces, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.array(fc.string({ maxLength: 5 })),
        (text, words) => {
          const whole = passageOf(text, createWordMatcher(words)(text))
            .map((part) => part.text)
            .join('');
          expect(text).toContain(whole.replace(/^…/, '').replace(/…$/, ''));
        },
      ),
    );
  });
});
