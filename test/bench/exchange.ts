/**
 * How long a hundred thousand memories take to be exported in each form, how long the engine's thread serves nobody else
 * meanwhile, and how soon a cancel takes effect; then an import of ten thousand. `--set 100000` chooses how many.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src-main/base/clock.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { exportMemories } from '../../src-main/export/export-memories.ts';
import { countSelected } from '../../src-main/export/selected-memories.ts';
import { createImports } from '../../src-main/imports/imports.ts';
import { openDatabase, type Store } from '../../src-main/store/database.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { exportSelectionSchema, type ExportFormat } from '../../src-preload/contract/export.ts';
import { threadMs, watchBlocks } from './extraction/thread-time.ts';
import { fillMemories, memoriesOf } from './large-store/copied-memories.ts';
import { round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const defaultMemories = 100_000;
const imported = 10_000;
const longestBlockMs = 50;
const formats = ['json-lines', 'markdown', 'csv', 'bundle'] as const satisfies readonly ExportFormat[];
const selection = exportSelectionSchema.parse({});

export async function run(args: BenchArgs): Promise<BenchReport> {
  const count = Number(args.set ?? defaultMemories);
  const root = mkdtempSync(join(tmpdir(), 'mneme-bench-exchange-'));
  const from = openStore(join(root, 'from.db'));
  const to = openStore(join(root, 'to.db'));
  try {
    fillMemories(from.db, 0, Math.min(imported, count));
    const figures: Record<string, number> = await timedImport(from.db, to.db, root);
    fillMemories(from.db, imported, count);
    from.checkpoint();
    figures['memories'] = count;
    const floors: Record<string, Floor> = {};
    const before = threadMs();
    await countSelected(from.db, selection);
    figures['count ms'] = round(threadMs() - before, 1);
    for (const format of formats) {
      const { seconds, blockMs, bytes, steps } = await timedExport(from.db, format, root);
      figures[`${format} s`] = seconds;
      figures[`${format} MB`] = round(bytes / 1e6, 1);
      figures[`${format} longest block ms`] = blockMs;
      figures[`${format} steps told`] = steps;
      floors[`${format} longest block ms`] = {
        floor: longestBlockMs,
        value: blockMs,
        ok: blockMs <= longestBlockMs,
      };
    }
    figures['cancel ms'] = await timedCancel(from.db, root);
    return {
      bench: 'exchange',
      setting:
        'memories of four kinds with a page of text each tenth; times on the wall, blocks in processor time of the thread',
      figures,
      floors,
    };
  } finally {
    from.close();
    to.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function openStore(file: string): Store {
  const sqliteBinding = process.env['MNEME_SQLITE_BINDING'] ?? null;
  return openDatabase({ file, key: new Uint8Array(32).fill(9), sqliteBinding, log: silentLog });
}

async function timedExport(db: WritableDb, format: ExportFormat, root: string) {
  const watch = watchBlocks();
  let steps = 0;
  const began = performance.now();
  const { folder } = await exportMemories(db, {
    ...orderOf(format, root),
    signal: new AbortController().signal,
    onProgress: () => (steps += 1),
  });
  const seconds = round((performance.now() - began) / 1000, 1);
  await watch.lookOnce();
  watch.stop();
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return { seconds, bytes, steps, blockMs: round(watch.longestMs(), 1) };
}

/** From the owner's press, in the middle of it, until nothing is left of it. */
async function timedCancel(db: WritableDb, root: string): Promise<number> {
  const stop = new AbortController();
  let pressed = 0;
  const order = { ...orderOf('json-lines', root), signal: stop.signal };
  const onProgress = (done: number, total: number): void => {
    if (pressed > 0 || done < total / 2) return;
    pressed = performance.now();
    stop.abort();
  };
  await exportMemories(db, { ...order, onProgress }).catch(() => {});
  return round(performance.now() - pressed, 0);
}

async function timedImport(from: WritableDb, to: WritableDb, root: string): Promise<Record<string, number>> {
  const { folder } = await exportMemories(from, {
    ...orderOf('json-lines', root),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const memories = memoriesOf(to);
  const imports = createImports({
    db: to,
    memories,
    clock: systemClock,
    privacy: () => ({ personalData: [], rulesOff: [] }),
    exclusions: () => ({ presetsOff: [], rules: [] }),
    sqliteBinding: null,
    secrets: { foresee: () => 'known', bring: () => 'known' },
    addCategory: () => 1,
    onRedacted: () => {},
    onProgress: () => {},
  });
  const watch = watchBlocks();
  const began = performance.now();
  const { counts } = await imports.run(join(folder, 'memories.jsonl'));
  const seconds = (performance.now() - began) / 1000;
  await watch.lookOnce();
  watch.stop();
  return {
    imported: counts.added,
    'import s': round(seconds, 1),
    'import longest block ms': round(watch.longestMs(), 1),
  };
}

/** Each in a folder of its own: two exports of one second would have one name. */
function orderOf(format: ExportFormat, root: string) {
  const bundle = { passphrase: 'four hedgehogs in a row', vaultPassphrase: null, reveal: () => '' };
  const rest = format === 'bundle' ? { bundle } : {};
  return { selection, format, ...rest, folder: mkdtempSync(join(root, 'out-')), now: Date.now() };
}
