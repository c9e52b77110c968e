/** The `file` backend on files that somebody else writes: followed, added to, changed and taken from; no fact of another is lost. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMarkdownBackend } from '../../../src-main/backends/markdown-backend.ts';
import { entriesOf, parseDocument } from '../../../src-main/backends/markdown-document.ts';
import { createMarkdownFiles } from '../../../src-main/backends/markdown-files.ts';
import { agentScope } from '../../../src-main/backends/scope.ts';
import { systemClock } from '../../../src-main/base/clock.ts';
import { silentLog } from '../../../src-main/base/log.ts';
import { openDatabase } from '../../../src-main/store/database.ts';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import type { Random } from './mutate.ts';

interface ChangedFiles {
  /** Answers what went wrong with a file of these bytes; null for nothing. */
  feed(random: Random, bytes: Uint8Array): Promise<string | null>;
  close(): void;
}

const scope = agentScope('ada');
const file = { type: 'entrypoint' } as const;
const refusals: ReadonlySet<string> = new Set(['unreadable', 'not-allowed', 'invalid-input', 'not-found']);

export function openChangedFiles(inside: string): ChangedFiles {
  const root = join(inside, 'memory_files');
  const folder = join(root, scope);
  mkdirSync(folder, { recursive: true });
  const store = openDatabase({
    file: join(inside, 'mneme.db'),
    key: new Uint8Array(32).fill(7),
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  const backend = createMarkdownBackend({
    db: store.db,
    files: createMarkdownFiles(() => ({ root, entrypoint: 'MEMORY.md' })),
    search: { query: () => Promise.reject(new Error('Nothing is searched here.')) },
    clock: systemClock,
    maxEntrypointLines: () => 200,
    onUnits: () => {},
    onUnitsRemoved: () => {},
  });
  const place = join(folder, 'MEMORY.md');

  return {
    async feed(random, bytes) {
      writeFileSync(place, bytes);
      try {
        await backend.follow(scope, file);
        const before = entriesOf(parseDocument(readFileSync(place, 'utf8')));
        const number = Math.floor(random() * 1e9);
        const added = await backend.add(scope, `The owner has ${number} kettles`, 'owner');
        const { memories } = await backend.list(scope, { cursor: null, limit: 50 });
        const other = memories.find(({ id }) => id !== added.memory.id);
        let changed: string | null = null;
        if (other && random() < 0.5) {
          changed = other.id;
          if (random() < 0.5) await backend.update(scope, other.id, `It is ${number} now`, 'owner');
          else await backend.delete(scope, other.id, 'owner');
        }
        const after = new Set(entriesOf(parseDocument(readFileSync(place, 'utf8'))).map(({ text }) => text));
        const lost = before.find(({ id, text }) => id !== changed && !after.has(text));
        return lost === undefined ? null : `a fact of the file is lost: ${JSON.stringify(lost.text)}`;
      } catch (error) {
        if (!(error instanceof MnemeError) || !refusals.has(error.code)) throw error;
        return null;
      }
    },
    close: () => store.close(),
  };
}
