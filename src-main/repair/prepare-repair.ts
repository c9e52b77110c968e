/**
 * Builds a new store of a damaged one, beside it. The damaged one is copied first, with its log, and only the copy is read; a start
 * swaps the two as after a restore, and keeps the damaged one.
 */
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { RepairReport } from '../../src-preload/contract/repair.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { placeOf, storeName } from '../backup/backup-places.ts';
import { bringStore } from '../backup/bring-store.ts';
import { syncFolder, writeWhole } from '../backup/durable-files.ts';
import { readManifest } from '../backup/manifest.ts';
import { nameFault } from '../backup/name-fault.ts';
import { momentName, momentText, restorePlace } from '../backup/restore-places.ts';
import { compareInThread, salvageInThread } from './in-repair-thread.ts';
import { writeReport } from './report-file.ts';

export type RepairStep = 'copy' | 'look' | 'rows' | 'fill' | 'verify' | 'database' | 'pictures';

export interface BackupAsked {
  readonly folder: string;
  readonly id: string;
  readonly madeAt: number;
}

export interface PrepareRepairParts {
  readonly dataFolder: string;
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly onProgress: (step: RepairStep, done: number, total: number) => void;
}

const pieceBytes = 1024 * 1024;
/** What a disk that cannot read a piece is asked for then. */
const blockBytes = 4096;

/**
 * With `backup`, what is lost and stands unchanged in that backup comes back; one that cannot be opened is done without, and the report
 * says why. Throws `conflict` while an earlier replaced store is kept, and as `salvageStore`; then nothing is left, and nothing of the
 * damaged store was changed.
 */
export async function prepareRepair(
  parts: PrepareRepairParts & { readonly backup: BackupAsked | null },
): Promise<RepairReport> {
  const { dataFolder, key, sqliteBinding, now, signal, onProgress, backup } = parts;
  refuseWhileReplaced(dataFolder);
  const unfinished = restorePlace.unfinished(dataFolder);
  const damaged = join(unfinished, 'damaged');
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(damaged, { recursive: true, mode: 0o700 });
    await copyDamaged(dataFolder, damaged, signal, onProgress);
    const target = join(unfinished, storeName);
    const filling = join(unfinished, 'backup');
    const { file, trouble } = await bringBackup(parts, filling);
    const task = { source: join(damaged, storeName), target, key, sqliteBinding, now, backup: file };
    const salvaged = await salvageInThread(task, signal, onProgress);
    await rm(damaged, { recursive: true, force: true });
    await rm(filling, { recursive: true, force: true });
    onProgress('verify', 0, 1);
    const { built } = await compareInThread({ built: target, other: null, key, sqliteBinding }, signal);
    await linkPictures(join(dataFolder, 'images'), join(unfinished, 'images'), signal, onProgress);
    const report: RepairReport = {
      way: 'repair',
      at: now,
      backupAt: salvaged.filled && backup ? backup.madeAt : null,
      leftOut: salvaged.filled?.leftOut ?? 0,
      backupTrouble: file !== null && !salvaged.filled ? tell(tooNew) : trouble,
      pages: salvaged.pages,
      lostPages: salvaged.lostPages,
      isLogCut: salvaged.isLogCut,
      losses: [...salvaged.losses],
      memories: [...salvaged.memories],
      holds: built,
    };
    await writeReport(unfinished, key, report);
    await writeWhole(join(unfinished, momentName), momentText(now));
    await syncFolder(unfinished);
    signal.throwIfAborted();
    await rm(restorePlace.restored(dataFolder), { recursive: true, force: true });
    await rename(unfinished, restorePlace.restored(dataFolder));
    await syncFolder(dataFolder);
    return report;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw signal.aborted ? stopped() : nameFault(error, say('the repaired database'), dataFolder);
  }
}

const tooNew = 'The backup is of a newer layout than the damaged database.';

async function bringBackup(
  { key, sqliteBinding, signal, onProgress, backup }: Parameters<typeof prepareRepair>[0],
  place: string,
): Promise<{ readonly file: string | null; readonly trouble: string }> {
  if (!backup) return { file: null, trouble: '' };
  const { folder, id } = backup;
  const file = join(place, storeName);
  onProgress('database', 0, 1);
  try {
    await mkdir(place, { mode: 0o700 });
    const manifest = readManifest(placeOf.backup(folder, id), key);
    await bringStore({ folder, manifest, target: file, key, sqliteBinding, signal });
    return { file, trouble: '' };
  } catch (error) {
    signal.throwIfAborted();
    await rm(place, { recursive: true, force: true });
    return { file: null, trouble: wordsOf(error) };
  }
}

/** What is kept of an earlier repair or restore would be lost. */
export function refuseWhileReplaced(dataFolder: string): void {
  if (existsSync(restorePlace.replaced(dataFolder)))
    throw new MnemeError(
      'conflict',
      say('The database that was replaced earlier is still kept. Delete it first, then repair this one.'),
    );
}

/** The store and its log as they stand. A place that the disk cannot read becomes zeros: the pages there are lost. */
export async function copyDamaged(
  dataFolder: string,
  target: string,
  signal: AbortSignal,
  onProgress: PrepareRepairParts['onProgress'],
): Promise<void> {
  for (const name of [storeName, `${storeName}-wal`]) {
    const file = join(dataFolder, name);
    if (!existsSync(file)) continue;
    const from = await open(file, 'r');
    const to = await open(join(target, name), 'wx', 0o600);
    try {
      const { size } = await from.stat();
      const piece = Buffer.alloc(pieceBytes);
      for (let at = 0; at < size;) {
        signal.throwIfAborted();
        const bytes = await readPiece(from, piece, at, Math.min(pieceBytes, size - at));
        await to.write(piece, 0, bytes, at);
        at += bytes;
        if (name === storeName) onProgress('copy', at, size);
      }
    } finally {
      await from.close();
      await to.close();
    }
  }
}

async function readPiece(
  from: Awaited<ReturnType<typeof open>>,
  piece: Buffer,
  at: number,
  length: number,
): Promise<number> {
  try {
    const { bytesRead } = await from.read(piece, 0, length, at);
    if (bytesRead > 0) return bytesRead;
  } catch {
    // Block by block below.
  }
  const bytes = Math.min(blockBytes, length);
  piece.fill(0, 0, bytes);
  await from.read(piece, 0, bytes, at).catch(() => piece.fill(0, 0, bytes));
  return bytes;
}

/** The same files under a second name: they are never changed in place. Where the disk has no second names they are copied. */
async function linkPictures(
  from: string,
  to: string,
  signal: AbortSignal,
  onProgress: PrepareRepairParts['onProgress'],
): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  if (!existsSync(from)) return;
  const files = (await readdir(from, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const folders = new Set<string>();
  for (const [done, { parentPath, name }] of files.entries()) {
    signal.throwIfAborted();
    const source = join(parentPath, name);
    const target = join(to, relative(from, source));
    if (!folders.has(dirname(target))) {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      folders.add(dirname(target));
    }
    await link(source, target).catch(() => copyFile(source, target));
    if (done % 200 === 0 || done === files.length - 1) onProgress('pictures', done + 1, files.length);
  }
}

function stopped(): MnemeError {
  return new MnemeError('cancelled', say('The repair was stopped. Nothing was changed.'));
}
