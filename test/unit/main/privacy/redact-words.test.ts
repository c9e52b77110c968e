import { expect, it } from 'vitest';
import { redactWords, type WordOnScreen } from '../../../../src-main/privacy/redact-words.ts';

const token = ['ghp', 'k37og0tx9v4ipx7vnx56w6j4bd4tvctdqxdl'].join('_');

/** Lines of words, each ten pixels wide a letter. */
function layOut(lines: readonly string[]): WordOnScreen[] {
  return lines.flatMap((text, line) => {
    let x = 0;
    return text.split(' ').map((word) => {
      const width = word.length * 10;
      const placed = { text: word, line, x, y: line * 20, width, height: 16 };
      x += width + 10;
      return placed;
    });
  });
}

it('names what was taken out at its first word, drops the others, and tells the boxes of all', () => {
  const words = layOut([`export TOKEN=${token.slice(0, 20)} ${token.slice(20)} done`, 'next line']);
  const { words: kept, boxes, removed } = redactWords(words, []);
  expect(kept.map(({ text }) => text)).toEqual(['export', 'TOKEN=[GitHub token]', 'done', 'next', 'line']);
  expect(boxes).toEqual(
    [words[1], words[2]].map((word) => ({ x: word!.x, y: 0, width: word!.width, height: 16 })),
  );
  expect(removed).toMatchObject([
    { caption: 'GitHub token', value: `${token.slice(0, 20)} ${token.slice(20)}` },
  ]);
});

it('follows a secret into the next line', () => {
  const { words, boxes } = redactWords(
    layOut([`key ${token.slice(0, 24)}`, `${token.slice(24)} and more`]),
    [],
  );
  expect(words.map(({ text }) => text)).toEqual(['key', '[GitHub token]', 'and', 'more']);
  expect(boxes).toHaveLength(2);
});

it('gives back the very words where there is nothing to take out', () => {
  const words = layOut(['The harbour opens at nine']);
  expect(redactWords(words, ['card'])).toEqual({ words, boxes: [], removed: [] });
});
