import { describe, expect, it } from 'vitest';
import { carryWords, regionsToRead, splitIntoLines } from '../../../../src-main/intake/carry-words.ts';
import type { PlacedWord } from '../../../../src-main/intake/words-codec.ts';

const size = { width: 1920, height: 1080 };

/** Lines of words, 20 pixels high, each word 100 pixels wide. */
function layOut(lines: readonly string[], top = 100): PlacedWord[] {
  return lines.flatMap((text, line) =>
    text.split(' ').map((word, i) => ({
      text: word,
      x: 100 + i * 110,
      y: top + line * 40,
      width: 100,
      height: 20,
      line,
    })),
  );
}

function textOf(words: readonly PlacedWord[]): string {
  return splitIntoLines(words)
    .map((line) => line.map((word) => word.text).join(' '))
    .join('\n');
}

describe('regionsToRead', () => {
  it('grows a change inside a line to the whole line, so that no word is cut', () => {
    const [region] = regionsToRead(
      [{ x: 250, y: 145, width: 20, height: 10 }],
      layOut(['one two', 'three four']),
      size,
    )!;
    expect(region).toEqual({ x: 96, y: 136, width: 218, height: 28 });
  });

  it('takes the line along when text was typed at its end', () => {
    const [region] = regionsToRead([{ x: 325, y: 100, width: 60, height: 20 }], layOut(['one two']), size)!;
    expect(region!.x).toBeLessThanOrEqual(100);
    expect(region!.x + region!.width).toBeGreaterThanOrEqual(385);
  });

  it('asks for the whole picture when most of it has changed', () => {
    expect(regionsToRead([{ x: 0, y: 0, width: 1920, height: 900 }], [], size)).toBeNull();
  });

  it('stays inside the picture', () => {
    const [region] = regionsToRead([{ x: 1900, y: 1070, width: 400, height: 400 }], [], size)!;
    expect(region!.x + region!.width).toBe(1920);
    expect(region!.y + region!.height).toBe(1080);
  });
});

describe('carryWords', () => {
  it('keeps the words outside what was read, and replaces those inside', () => {
    const before = layOut(['first line here', 'second line old', 'third line here']);
    const now = layOut(['second line new'], 140);
    const words = carryWords(before, [{ x: 90, y: 135, width: 600, height: 30 }], now);
    expect(textOf(words)).toBe('first line here\nsecond line new\nthird line here');
  });

  it('does not mix the lines of two columns up', () => {
    const left = layOut(['left one', 'left two', 'left three']);
    const right = layOut(['right one', 'right two', 'right three']).map((word) => ({
      ...word,
      x: word.x + 1000,
      line: word.line + 3,
    }));
    const now = layOut(['right new'], 140).map((word) => ({ ...word, x: word.x + 1000 }));
    const words = carryWords([...left, ...right], [{ x: 1090, y: 135, width: 600, height: 30 }], now);
    expect(textOf(words).split('\n')).toEqual([
      'left one',
      'left two',
      'left three',
      'right one',
      'right new',
      'right three',
    ]);
  });

  it('puts text where there was none before between the lines around it', () => {
    const before = [...layOut(['above']), ...layOut(['below'], 300).map((word) => ({ ...word, line: 1 }))];
    const words = carryWords(before, [{ x: 90, y: 190, width: 600, height: 40 }], layOut(['between'], 200));
    expect(textOf(words)).toBe('above\nbetween\nbelow');
  });

  it('forgets words that have gone', () => {
    const words = carryWords(layOut(['stays', 'goes']), [{ x: 0, y: 130, width: 1920, height: 50 }], []);
    expect(textOf(words)).toBe('stays');
  });
});
