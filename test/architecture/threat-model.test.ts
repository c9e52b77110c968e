/** Every promise of the threat model names tests, and these tests exist. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'src-main/privacy/threat-model.md'), 'utf8');

interface Promised {
  readonly promise: string;
  readonly heldBy: readonly { readonly file: string; readonly title: string }[];
}

function promises(): Promised[] {
  const section = text.split('## Promises')[1]!.split('\n## ')[0]!;
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) => {
    const [promise = '', heldBy = ''] = row.slice(2, -2).split(' | ');
    return {
      promise: promise.trim(),
      heldBy: heldBy.trim() === '' ? [] : heldBy.split('; `').map(testNamed),
    };
  });
}

/** From "`file`: title"; a remark in brackets may follow it. */
function testNamed(words: string): { file: string; title: string } {
  const found = /^`?([^`]+)`: (.+)$/u.exec(words.trim());
  if (!found) throw new Error(`Not a test: ${words}`);
  return { file: found[1]!, title: found[2]!.replace(/ \(and `.*$/u, '').trim() };
}

describe('the threat model', () => {
  it('has a test for every promise', () => {
    expect(promises().length).toBeGreaterThan(20);
    expect(promises().filter(({ heldBy }) => heldBy.length === 0)).toEqual([]);
  });

  it('names tests that exist, by their titles', () => {
    const missing = promises().flatMap(({ heldBy }) =>
      heldBy.filter(({ file, title }) => {
        const place = path.join(root, file);
        // A long title stands below its call, and in quotes of either kind.
        return !existsSync(place) || !readFileSync(place, 'utf8').includes(title);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('says what is not promised', () => {
    expect(text.split('## What is not promised')[1]?.match(/^- \*\*/gmu)?.length).toBeGreaterThan(4);
  });
});
