/** What the compiler cannot hold of the sentences: their gaps in German, and that each is still said. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { german } from '../../../../../src-preload/contract/sentences/german.ts';

const root = resolve(import.meta.dirname, '../../../../..');
const sentences = Object.entries(german);

function gapsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name!))].sort();
}

/** Every source but the German itself; escapes as they are meant. */
function sources(): string {
  const texts: string[] = [];
  for (const top of ['src-main', 'src-preload']) {
    for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.parentPath.endsWith('german')) continue;
      texts.push(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    }
  }
  return texts
    .join('\n')
    .replace(/\\(['"\\`])/gu, '$1')
    .replaceAll('\\\\', '\\');
}

describe('the German of what Mneme says', () => {
  it('has the same gaps as the English', () => {
    expect(sentences.filter(([english, text]) => gapsOf(english).join() !== gapsOf(text).join())).toEqual([]);
  });

  it('is not the English, where a word is in it, and has its own quotation marks', () => {
    const isLeft = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\w+\}/gu, ''));
    const wrong = ([english, text]: (typeof sentences)[number]): boolean =>
      (english === text && isLeft(text)) || /["“][^"„“”]+”/u.test(text);
    expect(sentences.filter(wrong)).toEqual([]);
  });

  it('stands for sentences that are still said', () => {
    const said = sources();
    expect(sentences.filter(([english]) => !said.includes(english))).toEqual([]);
  });
});
