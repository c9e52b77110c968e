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

  it('is not the English, and has its own quotation marks', () => {
    expect(sentences.filter(([english, text]) => english === text || /["“][^"„“”]+”/u.test(text))).toEqual(
      [],
    );
  });

  it('stands for sentences that are still said', () => {
    const said = sources();
    expect(sentences.filter(([english]) => !said.includes(english))).toEqual([]);
  });
});
