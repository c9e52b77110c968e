/** Writes a selection of memories into a new folder, beside the engine's other work: whole or not at all. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { ExportedKind, ExportFormat, ExportSelection } from '../../src-preload/contract/export.ts';
import type { ReadableDb } from '../store/statements.ts';
import { headLine, memoryLine } from './json-lines.ts';
import { categoryPaths, indexPage, kindHeading, memoryText } from './markdown.ts';
import { countSelected, selectedMemories } from './selected-memories.ts';

export interface ExportOrder {
  readonly selection: ExportSelection;
  readonly format: ExportFormat;
  /** Where the new folder goes. */
  readonly folder: string;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Answers the new folder. Rejects with `not-found`, `cancelled`, `disk-full` or `unreadable`; then no folder is left. */
export async function exportMemories(
  db: ReadableDb,
  order: ExportOrder,
): Promise<{ folder: string; memories: number }> {
  const total = countSelected(db, order.selection);
  if (total === 0)
    throw new MnemeError('not-found', 'No memory is in that selection. Choose more kinds or a longer time.');
  const name = `mneme-export-${new Date(order.now).toISOString().replace(/\D/gu, '').slice(0, 14)}`;
  const folder = join(order.folder, name);
  const draft = `${folder}.part`;
  let isOurs = false;
  try {
    await mkdir(draft, { mode: 0o700 });
    isOurs = true;
    const memories = await writeAll(db, draft, total, order);
    await rename(draft, folder);
    return { folder, memories };
  } catch (error) {
    if (isOurs) await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw asMnemeError(error, folder);
  }
}

async function writeAll(db: ReadableDb, draft: string, total: number, order: ExportOrder): Promise<number> {
  const { selection, now } = order;
  let done = 0;
  if (order.format === 'json-lines') {
    await writeFile('memories.jsonl', selection.kinds, headLine(db, now), (memory) => memoryLine(db, memory));
    return done;
  }
  const categories = categoryPaths(db);
  const counts = new Map<ExportedKind, number>();
  for (const kind of new Set(selection.kinds)) {
    const before = done;
    await writeFile(`${kind}.md`, [kind], kindHeading(kind), (memory) => memoryText(db, memory, categories));
    counts.set(kind, done - before);
  }
  await writeFile('index.md', [], indexPage(counts, now), () => '');
  return done;

  async function writeFile(
    name: string,
    kinds: readonly ExportedKind[],
    head: string,
    toText: (memory: Parameters<typeof memoryLine>[1]) => string,
  ): Promise<void> {
    const handle = await open(join(draft, name), 'wx', 0o600);
    try {
      await handle.writeFile(head);
      if (kinds.length > 0)
        for (const some of selectedMemories(db, selection, kinds)) {
          if (order.signal.aborted)
            throw new MnemeError('cancelled', 'The export was cancelled; nothing was written.');
          await handle.writeFile(some.map(toText).join(''));
          done += some.length;
          order.onProgress(done, Math.max(total, done));
          await nextTurn();
        }
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

function asMnemeError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof MnemeError || code === undefined) return error;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  return new MnemeError(
    isFull ? 'disk-full' : 'unreadable',
    `${folder} cannot be written (${code}). ${isFull ? 'Free some space' : 'Choose another folder'} and export again.`,
    { cause: error },
  );
}
