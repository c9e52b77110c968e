/** Nothing leaves the machine but through the door to the owner's own model server. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const door = 'src-main/llm/server-door.ts';
const waysOut = [
  /\bfetch\(/u,
  /from '(node:)?(http|https|http2|net|tls|dgram|undici|ws)'/u,
  /import\('(node:)?(http|https|http2|net|tls|dgram|undici|ws)'\)/u,
  /\bnew (WebSocket|EventSource|XMLHttpRequest)\b/u,
  /\bimport \{[^}]*\bnet\b[^}]*\} from 'electron'/u,
];

async function filesWithAWayOut(): Promise<string[]> {
  const found: string[] = [];
  for (const side of ['src-main', 'src-preload', 'src-renderer']) {
    const entries = await readdir(path.join(root, side), { recursive: true });
    for (const name of entries.filter((entry) => /\.tsx?$/u.test(entry))) {
      const text = await readFile(path.join(root, side, name), 'utf8');
      if (waysOut.some((way) => way.test(text)))
        found.push(path.posix.join(side, name.replaceAll('\\', '/')));
    }
  }
  return found;
}

describe('the network', () => {
  it('is reached by one file only', async () => {
    expect(await filesWithAWayOut()).toEqual([door]);
  });

  it('is reached by the package of the protocol only through that file', async () => {
    const text = await readFile(path.join(root, 'src-main/llm/open-client.ts'), 'utf8');
    expect(text.match(/new OpenAI\(/gu)).toHaveLength(1);
    expect(text).toMatch(/new OpenAI\(\{[^}]*\bfetch: door\b/su);
  });
});
