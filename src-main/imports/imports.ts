/**
 * Imports of memories: looked at first, brought in beside the engine's other work, undone as one step. The file is read twice:
 * nothing is written before all of it could be read. What ends early takes back what it brought; what a crash ended goes on.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { Category } from '../../src-preload/contract/organise.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import type {
  ImportCounts,
  ImportFormat,
  ImportPreview,
  ImportRun,
} from '../../src-preload/contract/imports.ts';
import {
  memoryKinds,
  type MemoryId,
  type MemoryKind,
  type MemoryOf,
} from '../../src-preload/contract/memory.ts';
import type { Exclusions, RedactionSettings } from '../../src-preload/contract/privacy.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../base/clock.ts';
import type { Change, Memories, NewSource } from '../memory/memories.ts';
import { createGate } from '../privacy/exclusions.ts';
import { redact, type Redaction, type Removed } from '../privacy/redact.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { bringCategories, type AddCategory } from './bring-categories.ts';
import { cleanMemory } from './clean-memory.ts';
import type { Incoming } from './incoming.ts';
import {
  beginImport,
  countOfStep,
  endImport,
  interruptedImport,
  listImports,
  noteCounts,
  noteStep,
  readImport,
  unchangedOfStep,
  type StoredImport,
} from './imports-table.ts';
import type { Passphrases } from './open-bundle.ts';
import { openMemories, type MemoriesFile } from './open-memories.ts';
import type { FoundRead } from './read-memories.ts';

export interface ImportsParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly clock: Clock;
  readonly privacy: () => Pick<RedactionSettings, 'personalData' | 'rulesOff'>;
  readonly exclusions: () => Exclusions;
  readonly sqliteBinding: string | null;
  readonly addCategory: AddCategory;
  readonly secrets: IncomingSecrets;
  /** Hears of what was taken out of what came in; called within the transaction that brings it. */
  readonly onRedacted: (removed: readonly Removed[]) => void;
  readonly onProgress: (done: number, total: number) => void;
}

/** The vault, as far as a bundle needs it. */
export interface IncomingSecrets {
  foresee(entry: MemoryOf<'vault'>, value: string): 'added' | 'known' | 'kept';
  bring(
    entry: MemoryOf<'vault'>,
    value: string,
    sources: readonly NewSource[],
    change: Change,
  ): 'added' | 'known' | 'kept';
}

export interface Imports {
  preview(file: string, passphrases?: Passphrases): Promise<ImportPreview>;
  run(file: string, passphrases?: Passphrases): Promise<ImportRun>;
  list(): ImportRun[];
  undo(id: number): Promise<{ removed: number; changedSince: number }>;
  cancel(): void;
  /** Ends what goes on where it is; the same file again goes on from there. */
  stop(): Promise<void>;
}

interface Looked {
  readonly digest: string;
  readonly format: ImportFormat;
  readonly preview: ImportPreview;
}

/** A slice of writing takes about so long; so many at once are undone. */
const sliceMs = 12;
const undoneAtOnce = 25;
const shownExamples = 8;
const noCounts: ImportCounts = { added: 0, known: 0, kept: 0, excluded: 0, redacted: 0 };

const noPassphrases: Passphrases = { passphrase: null, vaultPassphrase: null };

type Cleaned = ReturnType<typeof cleanMemory>;

export function createImports(parts: ImportsParts): Imports {
  const { db, memories, clock } = parts;
  let running: AbortController | null = null;
  let working: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  return {
    preview: (file, passphrases) =>
      alone(file, passphrases, async (opened, signal) => (await look(opened, file, signal)).preview),
    run: (file, passphrases) => alone(file, passphrases, (opened, signal) => run(opened, file, signal)),
    list: () => listImports(db).map(shown),
    undo: (id) =>
      oneAtATime(async () => {
        const found = readImport(db, id);
        if (!found || found.state === 'undone')
          throw new MnemeError(
            'not-found',
            say('There is no import {id} to take back, or it was taken back already.', { id }),
          );
        return takeBack(found);
      }),
    cancel: () => running?.abort(),
    async stop() {
      isStopped = true;
      running?.abort();
      await working;
    },
  };

  async function oneAtATime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (running) throw new MnemeError('conflict', say('Another import goes on. Wait for it, or cancel it.'));
    running = new AbortController();
    try {
      const result = work(running.signal);
      working = result.catch(() => {});
      return await result;
    } finally {
      running = null;
    }
  }

  function alone<T>(
    file: string,
    passphrases: Passphrases = noPassphrases,
    work: (opened: MemoriesFile, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return oneAtATime(async (signal) => {
      const gate = createGate(parts.exclusions());
      const opened = await openMemories(file, {
        allows: (seen) => gate.decide({ active: { ...seen, own: false }, visible: null }).allowed,
        sqliteBinding: parts.sqliteBinding,
        passphrases,
      });
      try {
        return await work(opened, signal);
      } finally {
        await opened.close();
      }
    });
  }

  /** Reads all of the file, and says what bringing it in would do. */
  async function look(opened: MemoriesFile, file: string, signal: AbortSignal): Promise<Looked> {
    const digest = createHash('sha256');
    const counts = { ...noCounts };
    const perKind = Object.fromEntries(memoryKinds.map((kind) => [kind, 0])) as Record<MemoryKind, number>;
    const examples: ImportPreview['examples'] = [];
    const seen = new Set<MemoryId>();
    let format: ImportFormat = 'mneme';
    let locked = 0;
    await eachRead(opened, signal, ({ format: found, place, read }) => {
      format = found;
      if (read.type === 'excluded') counts.excluded++;
      if (read.type === 'locked') locked++;
      digest.update(JSON.stringify(read));
      if (read.type !== 'memory') return;
      const { incoming, removed } = clean(file, place, read.incoming);
      const { id, kind, title, occurredAt } = incoming.memory;
      const outcome = seen.has(id) ? 'known' : foresee(incoming);
      counts[outcome]++;
      if (outcome === 'added') counts.redacted += removed.length;
      seen.add(id);
      perKind[kind]++;
      if (examples.length < shownExamples) examples.push({ kind, title, occurredAt });
    });
    return {
      digest: digest.digest('hex'),
      format,
      preview: { file, format, counts, perKind, locked, examples },
    };
  }

  async function run(opened: MemoriesFile, file: string, signal: AbortSignal): Promise<ImportRun> {
    const { digest, format } = await look(opened, file, signal);
    const before = interruptedImport(db, digest);
    const id = before?.id ?? beginImport(db, { file, digest, format, now: clock.now() });
    const brought = before ? countBrought(before) : 0;
    const counts = { ...noCounts, added: brought, redacted: before?.redacted ?? 0 };
    let step = before?.step ?? null;
    const links: [MemoryId, MemoryId][] = [];
    const waiting: Cleaned[] = [];
    let categories: ReadonlyMap<number, number> = new Map();
    const again = createHash('sha256');
    try {
      await eachRead(opened, signal, async ({ place, read }) => {
        again.update(JSON.stringify(read));
        if (read.type === 'excluded') counts.excluded++;
        if (read.type === 'categories')
          categories = bringCategories(db, read.categories.map(cleanCategory), parts.addCategory);
        if (read.type === 'memory') waiting.push(clean(file, place, read.incoming));
        while (waiting.length >= 50) await writeSlice();
      });
      while (waiting.length > 0) await writeSlice();
      if (again.digest('hex') !== digest)
        throw new MnemeError(
          'conflict',
          say('{file} was changed while it was read; nothing was imported. Import it again.', { file }),
        );
      for (let at = 0; step !== null && at < links.length; at += 200) {
        memories.linkSuccessors(links.slice(at, at + 200), step);
        await nextTurn();
      }
      // Those of an earlier attempt were known this time.
      noteCounts(db, id, { ...counts, known: counts.known - brought });
      endImport(db, id, 'done');
    } catch (error) {
      if (!isStopped) await takeBack(readImport(db, id)!);
      throw error;
    }
    return shown(readImport(db, id)!);

    async function writeSlice(): Promise<void> {
      transaction(db, () => {
        const until = performance.now() + sliceMs;
        while (performance.now() < until) {
          const next = waiting.shift();
          if (!next) break;
          if (step === null) {
            step = memories.beginStep();
            noteStep(db, id, step);
          }
          const outcome = bring(next.incoming, step);
          counts[outcome]++;
          if (outcome !== 'added') continue;
          counts.redacted += next.removed.length;
          parts.onRedacted(next.removed);
        }
        noteCounts(db, id, counts);
      });
      await nextTurn();
    }

    function bring({ memory, sources, secret }: Incoming, current: number): 'added' | 'known' | 'kept' {
      const categoryId = memory.categoryId === null ? null : (categories.get(memory.categoryId) ?? null);
      if (memory.supersededBy !== null) links.push([memory.id, memory.supersededBy]);
      const change = {
        actor: 'import',
        step: current,
        reason: tell('Imported from {file}', { file: basename(file) }),
      } as const;
      const from = [...sources, { kind: 'file', file: basename(file) } as const];
      return memory.kind === 'vault' && secret !== undefined
        ? parts.secrets.bring({ ...memory, categoryId }, secret, from, change)
        : memories.bring({ ...memory, categoryId }, from, change);
    }
  }

  function foresee({ memory, secret }: Incoming): 'added' | 'known' | 'kept' {
    return memory.kind === 'vault' && secret !== undefined
      ? parts.secrets.foresee(memory, secret)
      : memories.foresee(memory);
  }

  function clean(file: string, place: Sentence, incoming: Incoming): Cleaned {
    return cleanMemory(file, place, incoming, redactAsChosen);
  }

  function cleanCategory(category: Category): Category {
    return { ...category, name: redactAsChosen(category.name).text.slice(0, 60) };
  }

  function redactAsChosen(text: string): Redaction {
    const { personalData, rulesOff } = parts.privacy();
    return redact(text, personalData, rulesOff);
  }

  async function eachRead(
    opened: MemoriesFile,
    signal: AbortSignal,
    take: (found: FoundRead) => void | Promise<void>,
  ): Promise<void> {
    let until = performance.now() + sliceMs;
    for await (const found of opened.read(parts.onProgress)) {
      if (signal.aborted)
        throw new MnemeError('cancelled', say('The import was cancelled; nothing was imported.'));
      await take(found);
      if (performance.now() < until) continue;
      await nextTurn();
      until = performance.now() + sliceMs;
    }
  }

  /** What was changed since stays. */
  async function takeBack({ id, step }: StoredImport): Promise<{ removed: number; changedSince: number }> {
    let removed = 0;
    if (step !== null) {
      const change = {
        actor: 'import',
        reason: tell('Import taken back'),
        step: memories.beginStep(),
      } as const;
      for (;;) {
        const ids = unchangedOfStep(db, step, undoneAtOnce);
        if (ids.length === 0 || isStopped) break;
        removed += memories.remove(ids, change).memories;
        await nextTurn();
      }
    }
    if (!isStopped) endImport(db, id, 'undone');
    return { removed, changedSince: step === null ? 0 : countOfStep(db, step) };
  }

  function countBrought({ step }: StoredImport): number {
    return step === null ? 0 : countOfStep(db, step);
  }
}

function shown({ step: _step, added, known, kept, excluded, redacted, ...run }: StoredImport): ImportRun {
  return { ...run, counts: { added, known, kept, excluded, redacted } };
}
