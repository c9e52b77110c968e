/** The `file` backend: Markdown files are the truth, written line by line; the index only follows. */
import { searchQuerySchema } from '../../src-preload/contract/search.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { MemoryActor } from '../../src-preload/contract/memory.ts';
import type { Clock } from '../base/clock.ts';
import { newMemoryId } from '../memory/memory-id.ts';
import type { Search } from '../memory/search/search.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import type { ChangedFact, ConversationBackend, FactChange } from './backend.ts';
import { digestOfFact, requireText } from './fact.ts';
import {
  beginWithFolder,
  countEntries,
  entriesOfUnits,
  filesKnown,
  findEntry,
  findSameFact,
  followFile,
  isInStep,
  listEntries,
  messagesOfEntries,
  noteSources,
  readFileHistory,
  type FileEntry,
  type FollowOptions,
} from './file-index.ts';
import { changeEntries, entriesOf, firstLines, type MarkdownDocument } from './markdown-document.ts';
import type { MarkdownFiles } from './markdown-files.ts';
import type { MemoryFile } from './memory-folder.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { promised } from './promised.ts';
import type { Scope } from './scope.ts';

export interface MarkdownBackendParts {
  readonly db: WritableDb;
  readonly files: MarkdownFiles;
  readonly search: Pick<Search, 'query'>;
  readonly clock: Clock;
  /** Lines of each entrypoint that go into a prompt. */
  readonly maxEntrypointLines: () => number;
  /** Passages wait for their vectors. */
  readonly onUnits: () => void;
  readonly onUnitsRemoved: (unitIds: readonly number[]) => void;
  /** A file could not be read or written, for what the disk had to say. */
  readonly onTrouble?: (failure: MnemeError) => void;
}

export interface MarkdownBackend extends ConversationBackend {
  /**
   * Where the owner has chosen another folder, what was indexed of the old one goes. Every call sees to it; whoever keeps books of
   * the files asks first. Answers whether it was so.
   */
  begin(): boolean;
  /** Reads what an editor may have changed. Rejects as reading does; then everything stays indexed as it was. */
  follow(scope: Scope, file: MemoryFile): Promise<void>;
}

const entrypoint: MemoryFile = { type: 'entrypoint' };
/** Lines of a new file that are added before others have their turn. */
const linesAtOnce = 100;

export function createMarkdownBackend(parts: MarkdownBackendParts): MarkdownBackend {
  const { db, files, search, clock } = parts;
  const oneAtATime = createOneAtATime();
  let begunWith = '';
  /** Documents whose every entry stands in the index. */
  let indexed = new WeakSet<MarkdownDocument>();

  const backend: MarkdownBackend = {
    name: 'file',
    async add(scope, text, actor, messageIds = []) {
      requireText(text);
      backend.begin();
      let id = '';
      let event: 'ADD' | 'NONE' = 'ADD';
      const known = findSameFact(db, scope, text);
      if (known && (await isStillThere(scope, known))) {
        noteSources(db, scope, known.id, messageIds);
        return { event: 'NONE', memory: known };
      }
      await edit(scope, entrypoint, actor, (document) => {
        // Asked of the file as it is when it is written: it may have been added meanwhile.
        const same = entriesOf(document).find((entry) => digestOfFact(entry.text) === digestOfFact(text));
        event = same ? 'NONE' : 'ADD';
        id = same?.id ?? newMemoryId(clock.now(), (taken) => isKnown(scope, taken));
        return same ? document : changeEntries(document, { added: [{ id, text }] });
      });
      noteSources(db, scope, id, messageIds);
      return { event, memory: requireEntry(scope, id) };
    },
    get: (scope, id) => promised(() => requireEntry(scope, id)),
    list: (scope, { cursor, limit }) =>
      promised(() => {
        backend.begin();
        const offset = cursor === null ? 0 : readOffset(cursor);
        const entries = listEntries(db, scope, offset, limit + 1);
        return {
          memories: entries.slice(0, limit),
          nextCursor: entries.length > limit ? String(offset + limit) : null,
        };
      }),
    async search(scopes, question, limit) {
      backend.begin();
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
      const document = await edit(scope, file, actor, (before) =>
        changeEntries(before, { texts: new Map([[id, text]]) }),
      );
      if (findEntry(db, scope, id)) return requireEntry(scope, id);
      const line = entriesOf(document).findLast((entry) => digestOfFact(entry.text) === digestOfFact(text));
      return requireEntry(scope, line?.id ?? id);
    },
    async delete(scope, id, actor) {
      const { file } = requireEntry(scope, id);
      await edit(scope, file, actor, (document) => changeEntries(document, { removed: [id] }));
    },
    async deleteAll(scope, actor) {
      backend.begin();
      // Those that are only indexed as well: a folder may be out of reach, and what it held must be forgotten all the same.
      const all = new Map(
        [...files.look(scope).map(({ file }) => file), ...filesKnown(db, scope)].map((file) => [
          keyOf(file),
          file,
        ]),
      );
      let count = 0;
      for (const file of all.values()) {
        await edit(scope, file, actor, (document) => {
          const ids = entriesOf(document).map(({ id }) => id);
          count += ids.length;
          return changeEntries(document, { removed: ids });
        });
      }
      return count;
    },
    change: changeAll,
    messagesOf: (scope, ids) => messagesOfEntries(db, scope, ids),
    scopes() {
      backend.begin();
      return countEntries(db);
    },
    history: (scope, id) => promised(() => readFileHistory(db, scope, id)),
    async promptContext(scopes, question, { memories, chars }) {
      const beginnings = scopes.map(beginningOf);
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
    begin() {
      const folder = files.folder();
      const here = JSON.stringify(folder);
      if (here === begunWith) return false;
      const removed = beginWithFolder(db, folder);
      if (removed.length > 0) parts.onUnitsRemoved(removed);
      begunWith = here;
      indexed = new WeakSet();
      return true;
    },
    follow: (scope, file) =>
      oneAtATime(keyOf(file, scope), async () => {
        const document = files.read(scope, file);
        let isCut = true;
        while (isCut) {
          isCut = index(scope, file, document, { actor: 'hand', most: linesAtOnce });
          // Also after the last: hundreds of small files in a row would hold others up as one long one does.
          await new Promise((resolve) => setImmediate(resolve));
        }
      }),
  };
  return backend;

  /** One edit of each file that is concerned: what is removed, what is changed, what is new. */
  async function changeAll(
    scope: Scope,
    changes: readonly FactChange[],
    actor: MemoryActor,
    noteToo: (facts: readonly (ChangedFact | null)[]) => void = () => {},
  ): Promise<(ChangedFact | null)[]> {
    backend.begin();
    const facts: (ChangedFact | null)[] = changes.map(() => null);
    const groups = new Map<string, { readonly file: MemoryFile; readonly places: number[] }>();
    for (const [place, change] of changes.entries()) {
      const file = change.type === 'add' ? entrypoint : findEntry(db, scope, change.id)?.file;
      if (!file) continue;
      const group = groups.get(keyOf(file)) ?? { file, places: [] };
      groups.set(keyOf(file), group);
      group.places.push(place);
    }
    const added = new Set<string>();
    for (const { file, places } of groups.values()) {
      const own = places.map((place) => changes[place]!);
      let written: ReadonlySet<string> = new Set();
      await edit(scope, file, actor, (before) => {
        const applied = applyAll(scope, before, own);
        written = applied.added;
        return applied.document;
      });
      for (const id of written) added.add(id);
    }
    transaction(db, () => {
      for (const { file, places } of groups.values()) {
        for (const place of places) {
          const change = changes[place]!;
          if (change.type === 'remove') continue;
          const id =
            change.type === 'update' && findEntry(db, scope, change.id)
              ? change.id
              : (findSameFact(db, scope, change.text, file)?.id ?? null);
          if (id === null) continue;
          facts[place] = { id, isNew: added.has(id) };
          if (change.type === 'add') noteSources(db, scope, id, change.messageIds);
        }
      }
      noteToo(facts);
    });
    return facts;
  }

  /** What is not there any more is left out; a fact that stands in any file of the scope is not added. */
  function applyAll(
    scope: Scope,
    before: MarkdownDocument,
    changes: readonly FactChange[],
  ): { readonly document: MarkdownDocument; readonly added: ReadonlySet<string> } {
    const entries = entriesOf(before);
    const isThere = new Set(entries.map(({ id }) => id));
    // Those of the index are asked below.
    const digests = new Set(indexed.has(before) ? [] : entries.map(({ text }) => digestOfFact(text)));
    const taken = new Set<string>();
    const removed: string[] = [];
    const texts = new Map<string, string>();
    const added: { id: string; text: string }[] = [];
    for (const change of changes) {
      if (change.type === 'add') {
        const digest = digestOfFact(change.text);
        if (digests.has(digest) || findSameFact(db, scope, change.text)) continue;
        digests.add(digest);
        const id = newMemoryId(change.occurredAt, (one) => taken.has(one) || isKnown(scope, one));
        taken.add(id);
        added.push({ id, text: requireText(change.text) });
      } else if (isThere.has(change.id)) {
        if (change.type === 'remove') removed.push(change.id);
        else texts.set(change.id, requireText(change.text));
      }
    }
    return { document: changeEntries(before, { texts, removed, added }), added: taken };
  }

  function edit(
    scope: Scope,
    file: MemoryFile,
    actor: MemoryActor,
    change: (document: MarkdownDocument) => MarkdownDocument,
  ): Promise<MarkdownDocument> {
    return oneAtATime(keyOf(file, scope), async () => {
      let seen: MarkdownDocument;
      let document: MarkdownDocument;
      try {
        seen = files.read(scope, file);
        // What was written by hand until now is nobody else's doing.
        if (!indexed.has(seen) || !isInStep(db, scope, file, entriesOf(seen)))
          index(scope, file, seen, { actor: 'hand' });
        document = await files.edit(scope, file, change);
      } catch (error) {
        if (isDiskFailure(error)) parts.onTrouble?.(error);
        throw error;
      }
      index(scope, file, document, { actor, since: entriesOf(seen) });
      return document;
    });
  }

  /** Answers whether entries are left for another time. */
  function index(
    scope: Scope,
    file: MemoryFile,
    document: MarkdownDocument,
    options: Omit<FollowOptions, 'now'>,
  ): boolean {
    const { added, changed, removedUnits, isCut } = followFile(db, scope, file, entriesOf(document), {
      now: clock.now(),
      ...options,
    });
    if (!isCut) indexed.add(document);
    if (removedUnits.length > 0) parts.onUnitsRemoved(removedUnits);
    if (added + changed > 0) parts.onUnits();
    return isCut;
  }

  /** A file that cannot be read is no reason to answer without all the others; what was indexed of it is still found. */
  function beginningOf(scope: Scope): string {
    try {
      return firstLines(files.read(scope, entrypoint), parts.maxEntrypointLines());
    } catch (error) {
      if (!isDiskFailure(error)) throw error;
      parts.onTrouble?.(error);
      return '';
    }
  }

  async function isStillThere(scope: Scope, entry: FileEntry): Promise<boolean> {
    await backend.follow(scope, entry.file);
    return findEntry(db, scope, entry.id) !== undefined;
  }

  function isKnown(scope: Scope, id: string): boolean {
    return findEntry(db, scope, id) !== undefined;
  }

  function requireEntry(scope: Scope, id: string): FileEntry {
    backend.begin();
    const entry = findEntry(db, scope, id);
    if (!entry) throw new MnemeError('not-found', say('There is no memory {id} in {scope}.', { id, scope }));
    return entry;
  }
}

function isDiskFailure(error: unknown): error is MnemeError {
  return error instanceof MnemeError && ['unreadable', 'not-allowed', 'disk-full'].includes(error.code);
}

function keyOf(file: MemoryFile, scope = ''): string {
  return `${scope}/${file.type === 'entrypoint' ? '' : file.day}`;
}

function readOffset(cursor: string): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new MnemeError(
    'invalid-input',
    say('"{cursor}" is not where a page of this list ended. Begin anew.', { cursor }),
  );
}
