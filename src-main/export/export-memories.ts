/** Writes a selection of memories into a new folder, beside the engine's other work: whole or not at all. */
import { lstat, mkdir, open, rename, rm, rmdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { ExportedKind, ExportFormat, ExportSelection } from '../../src-preload/contract/export.ts';
import type { Memory } from '../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../store/statements.ts';
import { beginBundle, type BundleOrder } from './bundle.ts';
import { headRow, memoryRow } from './csv.ts';
import { headLine, memoryLine } from './json-lines.ts';
import { categoryPaths, indexPage, kindHeading, memoryText } from './markdown.ts';
import { countSelected, selectedMemories, selectedSecrets } from './selected-memories.ts';

export interface ExportOrder {
  readonly selection: ExportSelection;
  readonly format: ExportFormat;
  /** For the format `bundle`, and no other. */
  readonly bundle?: BundleOrder;
  /** Where the new folder goes. */
  readonly folder: string;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Answers the new folder. Rejects with `not-found`, `invalid-input`, `cancelled`, `disk-full` or `unreadable`; then no folder is left. */
export async function exportMemories(
  db: ReadableDb,
  order: ExportOrder,
): Promise<{ folder: string; memories: number }> {
  const total = await countSelected(db, order.selection);
  if (total === 0)
    throw new MnemeError(
      'not-found',
      say('No memory is in that selection. Choose more kinds or a longer time.'),
    );
  const name = `mneme-export-${new Date(order.now).toISOString().replace(/\D/gu, '').slice(0, 14)}`;
  let folder = join(order.folder, name);
  let draft: string | null = null;
  try {
    ({ folder, draft } = await beginFolder(order.folder, name));
    const memories = await writeAll(db, draft, total, order);
    await rename(draft, folder);
    return { folder, memories };
  } catch (error) {
    if (draft !== null) await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw asMnemeError(error, folder);
  }
}

/** Two exports within a second have a name each: the draft is whose it is, and its folder is nobody's yet. */
async function beginFolder(where: string, name: string): Promise<{ folder: string; draft: string }> {
  for (let number = 1; ; number++) {
    const folder = join(where, number === 1 ? name : `${name}-${number}`);
    const draft = `${folder}.part`;
    try {
      await mkdir(draft, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      continue;
    }
    const isTaken = await lstat(folder).then(
      () => true,
      () => false,
    );
    if (!isTaken) return { folder, draft };
    await rmdir(draft);
  }
}

const sliceMs = 6;

/** Some memories, and how each is written. */
interface Part {
  readonly memories: Iterable<readonly Memory[]>;
  readonly toText: (memory: Memory) => string;
}

async function writeAll(db: ReadableDb, draft: string, total: number, order: ExportOrder): Promise<number> {
  const { selection, now, format } = order;
  const kinds = [...new Set(selection.kinds)];
  const all: Part = { memories: selectedMemories(db, selection), toText: (memory) => memoryLine(db, memory) };
  let done = 0;
  switch (format) {
    case 'json-lines':
      await writeFile('memories.jsonl', headLine(db, now), [all]);
      return done;
    case 'bundle':
      await writeBundle(all);
      return done;
    case 'csv':
      await eachKind('csv', headRow, (memory, categories) => memoryRow(memory, categories));
      return done;
    case 'markdown': {
      const counts = await eachKind('md', kindHeading, (memory, categories) =>
        memoryText(db, memory, categories),
      );
      await writeFile('index.md', indexPage(counts, now), []);
      return done;
    }
  }

  async function eachKind(
    ending: string,
    headOf: (kind: ExportedKind) => string,
    toText: (memory: Memory, categories: ReadonlyMap<number, string>) => string,
  ): Promise<Map<ExportedKind, number>> {
    const categories = categoryPaths(db);
    const counts = new Map<ExportedKind, number>();
    for (const kind of kinds) {
      const before = done;
      const memories = selectedMemories(db, selection, [kind]);
      await writeFile(`${kind}.${ending}`, headOf(kind), [
        { memories, toText: (memory) => toText(memory, categories) },
      ]);
      counts.set(kind, done - before);
    }
    return counts;
  }

  async function writeBundle(every: Part): Promise<void> {
    if (!order.bundle) throw new MnemeError('invalid-input', say('An encrypted export needs a passphrase.'));
    const { head, bundle } = await beginBundle(order.bundle);
    const withVault = order.bundle.vaultPassphrase !== null;
    const secrets: Part = {
      memories: selectedSecrets(db, selection),
      toText: (entry) => (entry.kind === 'vault' ? bundle.secretLine(entry) : ''),
    };
    await writeFile('memories.mneme', headLine(db, now), withVault ? [every, secrets] : [every], {
      before: head,
      encode: bundle.seal,
      after: bundle.end,
    });
  }

  async function writeFile(
    name: string,
    head: string,
    parts: readonly Part[],
    coded: Coding = { encode: (text) => Buffer.from(text, 'utf8') },
  ): Promise<void> {
    const handle = await open(join(draft, name), 'wx', 0o600);
    try {
      if (coded.before) await handle.writeFile(coded.before);
      await handle.writeFile(coded.encode(head));
      for (const { memories, toText } of parts)
        for (const some of memories) await writeSome(handle, some, toText, coded.encode);
      if (coded.after) await handle.writeFile(coded.after());
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** In pieces of some milliseconds: a page that was seen may hold 200,000 characters. */
  async function writeSome(
    handle: FileHandle,
    some: readonly Memory[],
    toText: Part['toText'],
    encode: Coding['encode'],
  ): Promise<void> {
    let at = 0;
    do {
      if (order.signal.aborted)
        throw new MnemeError('cancelled', say('The export was cancelled; nothing was written.'));
      const until = performance.now() + sliceMs;
      const texts: string[] = [];
      while (at < some.length && performance.now() < until) texts.push(toText(some[at++]!));
      await handle.writeFile(encode(texts.join('')));
      done += texts.length;
      order.onProgress(done, Math.max(total, done));
      await nextTurn();
    } while (at < some.length);
  }
}

/** How a text becomes bytes, and what stands around it. */
interface Coding {
  readonly before?: Uint8Array;
  readonly encode: (text: string) => Uint8Array;
  readonly after?: () => Uint8Array;
}

function asMnemeError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof MnemeError || code === undefined) return error;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  return new MnemeError(
    isFull ? 'disk-full' : 'unreadable',
    isFull
      ? say('{folder} cannot be written ({code}). Free some space and export again.', { folder, code })
      : say('{folder} cannot be written ({code}). Choose another folder and export again.', { folder, code }),
    { cause: error },
  );
}
