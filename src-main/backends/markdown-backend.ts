/** The `file` backend: Markdown files are the truth, written line by line; the index only follows. */
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { MemoryActor } from '../../src-preload/contract/memory.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { newMemoryId } from '../memory/memory-id.ts';
import type { Search } from '../memory/search/search.ts';
import type { WritableDb } from '../store/statements.ts';
import type { ConversationBackend } from './backend.ts';
import { digestOfFact, requireText } from './fact.ts';
import {
  entriesOfUnits,
  filesKnown,
  findEntry,
  findSameFact,
  followFile,
  listEntries,
  noteSources,
  readFileHistory,
  scopesKnown,
  type FileEntry,
} from './file-index.ts';
import {
  appendEntry,
  entriesOf,
  firstLines,
  removeEntry,
  updateEntry,
  type MarkdownDocument,
} from './markdown-document.ts';
import type { MarkdownFiles, MemoryFile } from './markdown-files.ts';
import { promised } from './promised.ts';
import type { Scope } from './scope.ts';

export interface MarkdownBackendParts {
  readonly db: WritableDb;
  readonly files: MarkdownFiles;
  readonly search: Pick<Search, 'query'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Lines of each entrypoint that go into a prompt. */
  readonly maxEntrypointLines: () => number;
  /** Passages wait for their vectors. */
  readonly onUnits: () => void;
  readonly onUnitsRemoved: (unitIds: readonly number[]) => void;
}

export interface MarkdownBackend extends ConversationBackend {
  /** Reads what an editor may have changed: one file, or everything. What cannot be read stays indexed as it was. */
  follow(scope: Scope, file: MemoryFile): void;
  followAll(): Promise<void>;
}

const entrypoint: MemoryFile = { type: 'entrypoint' };

export function createMarkdownBackend(parts: MarkdownBackendParts): MarkdownBackend {
  const { db, files, search, clock, log } = parts;

  const backend: MarkdownBackend = {
    name: 'file',
    async add(scope, text, actor, messageIds = []) {
      requireText(text);
      let id = '';
      let event: 'ADD' | 'NONE' = 'ADD';
      const known = findSameFact(db, scope, text);
      if (known && isStillThere(scope, known)) {
        noteSources(db, scope, known.id, messageIds);
        return { event: 'NONE', memory: known };
      }
      await edit(scope, entrypoint, actor, (document) => {
        // Asked of the file as it is when it is written: it may have been added meanwhile.
        const same = entriesOf(document).find((entry) => digestOfFact(entry.text) === digestOfFact(text));
        event = same ? 'NONE' : 'ADD';
        id = same?.id ?? newMemoryId(clock.now(), (taken) => findEntry(db, scope, taken) !== undefined);
        return same ? document : appendEntry(document, id, text);
      });
      noteSources(db, scope, id, messageIds);
      return { event, memory: requireEntry(scope, id) };
    },
    get: (scope, id) => promised(() => requireEntry(scope, id)),
    list: (scope, { cursor, limit }) =>
      promised(() => {
        const offset = cursor === null ? 0 : readOffset(cursor);
        const entries = listEntries(db, scope, offset, limit + 1);
        return {
          memories: entries.slice(0, limit),
          nextCursor: entries.length > limit ? String(offset + limit) : null,
        };
      }),
    async search(scopes, question, limit) {
      const { hits } = await search.query(
        searchQuerySchema.parse({
          text: question,
          // Nobody who talks means the day on which a line was written.
          literal: [question],
          filters: { kinds: ['note'], scopes },
          limit,
        }),
      );
      const entries = entriesOfUnits(
        db,
        hits.map((hit) => hit.unitId),
      );
      return hits.flatMap(({ unitId, score }) => {
        const entry = entries.get(unitId);
        return entry ? [{ ...entry, score }] : [];
      });
    },
    async update(scope, id, text, actor) {
      requireText(text);
      const { file } = requireEntry(scope, id);
      const document = await edit(scope, file, actor, (before) => updateEntry(before, id, text));
      if (findEntry(db, scope, id)) return requireEntry(scope, id);
      const line = entriesOf(document).findLast((entry) => digestOfFact(entry.text) === digestOfFact(text));
      return requireEntry(scope, line?.id ?? id);
    },
    async delete(scope, id, actor) {
      const { file } = requireEntry(scope, id);
      await edit(scope, file, actor, (document) => removeEntry(document, id));
    },
    async deleteAll(scope, actor) {
      let count = 0;
      for (const file of await files.list(scope)) {
        await edit(scope, file, actor, (document) => {
          const entries = entriesOf(document);
          count += entries.length;
          return entries.reduce((left, { id }) => removeEntry(left, id), document);
        });
      }
      return count;
    },
    history: (scope, id) => promised(() => readFileHistory(db, scope, id)),
    async promptContext(scopes, question, { memories, chars }) {
      const beginnings = scopes.map((scope) =>
        firstLines(files.read(scope, entrypoint), parts.maxEntrypointLines()),
      );
      const shown = beginnings.join('\n');
      const found = memories > 0 ? await backend.search(scopes, question, memories) : [];
      // What stands in the lines above is not said twice.
      const more = found
        .filter(({ text }) => !shown.includes(text))
        .map(({ text }) => `- ${text.slice(0, chars)}`);
      return [
        ...scopes.map((scope, place) => (beginnings[place] ? `# ${scope}\n${beginnings[place]}` : '')),
        more.length > 0 ? `# Also found\n${more.join('\n')}` : '',
      ]
        .filter(Boolean)
        .join('\n\n');
    },
    follow: (scope, file) => follow(scope, file, files.read(scope, file), 'hand'),
    async followAll() {
      const scopes = new Set([...scopesKnown(db), ...(await files.scopes())]);
      for (const scope of scopes) {
        const present = await files.list(scope);
        const isPresent = new Set(present.map(keyOf));
        const all = [...present, ...filesKnown(db, scope).filter((file) => !isPresent.has(keyOf(file)))];
        for (const file of all) {
          try {
            backend.follow(scope, file);
          } catch (error) {
            // One bad file is no reason to lose sight of the others; its lines stay as they were last read.
            log('warn', 'a file of memories was not read', {
              code: error instanceof MnemeError ? error.code : 'internal',
            });
          }
          // Hundreds of files must not keep others waiting.
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    },
  };
  return backend;

  async function edit(
    scope: Scope,
    file: MemoryFile,
    actor: MemoryActor,
    change: (document: MarkdownDocument) => MarkdownDocument,
  ): Promise<MarkdownDocument> {
    // What was written by hand until now is nobody else's doing.
    backend.follow(scope, file);
    const document = await files.edit(scope, file, change);
    follow(scope, file, document, actor);
    return document;
  }

  function follow(
    scope: Scope,
    file: MemoryFile,
    document: MarkdownDocument,
    actor: MemoryActor | 'hand',
  ): void {
    const { added, changed, removedUnits } = followFile(db, scope, file, entriesOf(document), {
      actor,
      now: clock.now(),
    });
    if (removedUnits.length > 0) parts.onUnitsRemoved(removedUnits);
    if (added + changed > 0) parts.onUnits();
  }

  function isStillThere(scope: Scope, entry: FileEntry): boolean {
    backend.follow(scope, entry.file);
    return findEntry(db, scope, entry.id) !== undefined;
  }

  function requireEntry(scope: Scope, id: string): FileEntry {
    const entry = findEntry(db, scope, id);
    if (!entry) throw new MnemeError('not-found', `There is no memory ${id} in ${scope}.`);
    return entry;
  }
}

function keyOf(file: MemoryFile): string {
  return file.type === 'entrypoint' ? '' : file.day;
}

function readOffset(cursor: string): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new MnemeError('invalid-input', `"${cursor}" is not where a page of this list ended. Begin anew.`);
}
