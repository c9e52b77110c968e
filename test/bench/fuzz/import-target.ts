/** Files that are imported: our own exports, sealed or not, those of other programs, archives, workbooks and databases, each with something wrong in it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine } from '../../helpers/engine-bed.ts';
import { zipOf } from '../../helpers/zip-files.ts';
import { bundleMaker, bundlePassphrase } from './changed-bundles.ts';
import { databaseMaker } from './changed-databases.ts';
import { changedWorkbook } from './changed-workbooks.ts';
import { mutateBytes, mutateText, pick, strange, type Random } from './mutate.ts';
import type { OpenTarget } from './target.ts';

const foreign: Readonly<Record<string, string>> = {
  'mem0.json': JSON.stringify({
    results: [
      {
        id: 'a-1',
        memory: 'Likes tea',
        created_at: '2025-01-02T03:04:05Z',
        user_id: 'anna',
        metadata: { a: 1 },
      },
    ],
  }),
  'chatgpt.json': JSON.stringify([
    {
      id: '6f1e',
      title: 'Kettles',
      create_time: 1_700_000_000.5,
      current_node: 'b',
      mapping: {
        a: {
          parent: null,
          message: { author: { role: 'user' }, content: { content_type: 'text', parts: ['Hello'] } },
        },
        b: {
          parent: 'a',
          message: { author: { role: 'assistant' }, content: { content_type: 'text', parts: ['Boil'] } },
        },
      },
    },
  ]),
  'claude.json': JSON.stringify([
    {
      uuid: 'u-1',
      name: 'Kettles',
      created_at: '2025-01-02T03:04:05Z',
      chat_messages: [{ sender: 'human', text: 'Hello' }],
    },
  ]),
  'bookmarks.html': `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>\n<DL><p><DT><H3>Tea</H3><DL><p>
<DT><A HREF="https://kettles.example/?a=1&amp;b=2" ADD_DATE="1700000001">Kettles</A></DL><p></DL><p>`,
};

export const openImport: OpenTarget = async ({ inside, own }) => {
  const bed = await startEngine(join(inside, 'data'));
  const files: [string, Buffer][] = Object.entries(foreign).map(([name, text]) => [name, Buffer.from(text)]);
  for (const name of ['Anna', 'Falcon'])
    await bed.ask('memory.create', {
      kind: 'semantic',
      tags: ['tea'],
      fields: { name, summary: `${name} is known`, details: 'Some\nlines', origin: '' },
    });
  for (const format of ['json-lines', 'markdown'] as const) {
    const place = join(inside, format);
    mkdirSync(place);
    const { folder } = await bed.ask('export.run', { format, folder: place });
    for (const name of readdirSync(folder)) files.push([name, readFileSync(join(folder, name))]);
  }
  if (own !== null) files.push(['own.txt', Buffer.from(own)]);
  files.push(['archive.zip', zipOf([{ name: 'conversations.json', content: foreign['claude.json']! }])]);
  const makeDatabase = databaseMaker(inside);
  const makeBundle = await bundleMaker(
    files.find(([name]) => name === 'memories.jsonl')![1].toString('utf8'),
  );
  const given = { passphrase: bundlePassphrase, vaultPassphrase: bundlePassphrase };
  return {
    async feed(random) {
      const [name, bytes] = made(random);
      const file = join(inside, `input-${name}`);
      writeFileSync(file, bytes);
      const input = { file, ...(name === 'bundle.mneme' && random() < 0.9 ? given : {}) };
      const preview = await bed.engine.dispatch('imports.preview', input);
      if (!preview.ok) return whatIsWrong(preview.error, file);
      if (random() < 0.7) return null;
      const run = await bed.engine.dispatch('imports.run', input);
      if (!run.ok) return `a file whose preview was fine is refused: ${run.error.message}`;
      const { id } = run.value as { readonly id: number };
      const undone = await bed.engine.dispatch('imports.undo', { id });
      return undone.ok ? null : `an import cannot be taken back: ${undone.error.message}`;
    },
    close: () => bed.close(),
  };

  /** A guess at a passphrase costs the time of many others, so bundles are few. */
  function made(random: Random): readonly [name: string, bytes: Uint8Array] {
    const roll = random();
    if (roll < 0.3) return ['foreign.db', makeDatabase(random)];
    if (roll < 0.45) return ['workbook.xlsx', changedWorkbook(random)];
    if (roll < 0.47) return ['bundle.mneme', makeBundle(random)];
    const [name, bytes] = pick(random, files);
    return [name, changed(random, name, bytes)];
  }
};

function changed(random: Random, name: string, from: Buffer): Uint8Array {
  if (name === 'archive.zip' && random() < 0.5) {
    const inner = mutateText(random, foreign['claude.json']!);
    const entries = [{ name: 'conversations.json', content: inner }];
    return random() < 0.5
      ? zipOf(entries)
      : zipOf([...entries, { name: pick(random, strange), content: 'x' }]);
  }
  return random() < 0.3 || name === 'archive.zip'
    ? mutateBytes(random, from)
    : Buffer.from(mutateText(random, from.toString('utf8')), 'utf8');
}

const foreseen = new Set(['invalid-input', 'unreadable', 'conflict', 'not-found', 'passphrase']);

function whatIsWrong(
  { code, message }: { readonly code: string; readonly message: string },
  file: string,
): string | null {
  if (!foreseen.has(code)) return `${code}: ${message}`;
  return message.includes(file) ? null : `a refusal does not name the file: ${message}`;
}
