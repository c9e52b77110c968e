/** Nothing leaves the machine but through the door to the owner's own model server. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const guard = 'src-main/base/network-guard.ts';
const door = 'src-main/llm/server-door.ts';
const waysOut = [
  /\bfetch\(/u,
  /from '(node:)?(http|https|http2|net|tls|dgram|undici|ws)'/u,
  /import\('(node:)?(http|https|http2|net|tls|dgram|undici|ws)'\)/u,
  /\bnew (WebSocket|EventSource|XMLHttpRequest)\b/u,
  /\bimport \{[^}]*\bnet\b[^}]*\} from 'electron'/u,
];

function filesWithAWayOut(): Promise<string[]> {
  return filesWith(...waysOut);
}

async function filesWith(...patterns: readonly RegExp[]): Promise<string[]> {
  const found: string[] = [];
  for (const side of ['src-main', 'src-preload', 'src-renderer']) {
    const entries = await readdir(path.join(root, side), { recursive: true });
    for (const name of entries.filter((entry) => /\.tsx?$/u.test(entry))) {
      const text = await readFile(path.join(root, side, name), 'utf8');
      if (patterns.some((way) => way.test(text)))
        found.push(path.posix.join(side, name.replaceAll('\\', '/')));
    }
  }
  return found;
}

describe('the network', () => {
  it('is reached by one file only', async () => {
    expect((await filesWithAWayOut()).toSorted()).toEqual([guard, door]);
  });

  it('is reached by the package of the protocol only through that file', async () => {
    const text = await readFile(path.join(root, 'src-main/llm/open-client.ts'), 'utf8');
    expect(text.match(/new OpenAI\(/gu)).toHaveLength(1);
    expect(text).toMatch(/new OpenAI\(\{[^}]*\bfetch: door\b/su);
  });

  it('is closed before anything else happens in the engine and in its threads', async () => {
    for (const entry of [
      'src-main/engine-process.ts',
      'src-main/embedding/embedding-thread.ts',
      'src-main/store/fold-thread.ts',
    ]) {
      const text = await readFile(path.join(root, entry), 'utf8');
      const firstWork = text.search(
        /^(?:const \w+: Wire|const (?:say|send)|void run|port\.on|process\.on|await )/mu,
      );
      expect(text.indexOf('\ncloseNetwork();'), entry).toBeGreaterThan(0);
      expect(text.indexOf('\ncloseNetwork();'), entry).toBeLessThan(firstWork);
    }
    const answering = await readFile(path.join(root, 'src-main/base/answer-as-thread.ts'), 'utf8');
    expect(answering).toMatch(/\): void \{\n {2}closeNetwork\(\);/u);
    for (const entry of [
      'src-main/backup/copy-thread.ts',
      'src-main/repair/repair-thread.ts',
      'src-main/base/passphrase-thread.ts',
    ]) {
      const text = await readFile(path.join(root, entry), 'utf8');
      // Whatever stands at the margin is an import, a function's head or end, or the one call that closes it.
      const atMargin = text
        .split('\n')
        .filter((line) => /^(?!import |function |\/\*\*| \*|\}|\);|$)\S/u.test(line));
      expect(atMargin, entry).toEqual([expect.stringMatching(/^answerAsThread\(/u)]);
    }
    const reader = await readFile(path.join(root, 'src-main/ocr/tesseract-thread.ts'), 'utf8');
    expect(reader.match(/new Worker\(/gu)).toHaveLength(1);
    expect(reader).toContain('new Worker(closedThread(');
  });

  it('is not gone around by a program that is started: only the shell starts any, and these alone', async () => {
    const files = await filesWith(/from '(node:)?child_process'|import\('(node:)?child_process'\)/u);
    expect(files.toSorted()).toEqual(['src-main/shell/linux-lock.ts', 'src-main/shell/x11-windows.ts']);
  });
});
