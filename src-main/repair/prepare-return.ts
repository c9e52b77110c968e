/** The backup way out of a damaged store: its store is built beside, and what the damaged one had beyond it is told. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Loss, RepairReport } from '../../src-preload/contract/repair.ts';
import { storeName } from '../backup/backup-places.ts';
import { prepareRestore } from '../backup/prepare-restore.ts';
import { restorePlace } from '../backup/restore-places.ts';
import { compareInThread, salvageInThread, type OnStep } from './in-repair-thread.ts';
import { copyDamaged, refuseWhileReplaced, type PrepareRepairParts } from './prepare-repair.ts';
import type { Comparison } from './compare-stores.ts';
import type { SalvageAnswer } from './salvage-store.ts';
import { writeReport } from './report-file.ts';

export interface PrepareReturnParts extends PrepareRepairParts {
  readonly backup: { readonly folder: string; readonly id: string; readonly madeAt: number };
}

/** Throws `conflict` while an earlier replaced store is kept, and as `prepareRestore`. */
export async function prepareReturn(parts: PrepareReturnParts): Promise<RepairReport> {
  const { dataFolder, key, sqliteBinding, signal, onProgress, backup, now } = parts;
  refuseWhileReplaced(dataFolder);
  const common = { dataFolder, key, sqliteBinding, signal };
  await prepareRestore({ ...common, folder: backup.folder, id: backup.id, onProgress });
  const restored = restorePlace.restored(dataFolder);
  const compared = await compareWithDamaged(parts, join(restored, storeName));
  const report: RepairReport = {
    way: 'restore',
    at: now,
    backupAt: backup.madeAt,
    pages: compared.salvaged?.pages ?? 0,
    lostPages: compared.salvaged?.lostPages ?? 0,
    isLogCut: compared.salvaged?.isLogCut ?? false,
    losses: lossesOf(compared.comparison),
    memories: [...compared.comparison.memories],
    holds: compared.comparison.built,
  };
  await writeReport(restored, key, report);
  return report;
}

/** What can still be read of the damaged store is brought into a store of its own for the time. */
async function compareWithDamaged(
  { dataFolder, key, sqliteBinding, now, signal, onProgress }: PrepareReturnParts,
  built: string,
): Promise<{ readonly comparison: Comparison; readonly salvaged: SalvageAnswer | null }> {
  const scratch = restorePlace.unfinished(dataFolder);
  const other = join(scratch, storeName);
  const onStep: OnStep = onProgress;
  try {
    await rm(scratch, { recursive: true, force: true });
    await mkdir(join(scratch, 'damaged'), { recursive: true, mode: 0o700 });
    await copyDamaged(dataFolder, join(scratch, 'damaged'), signal, onProgress);
    const source = join(scratch, 'damaged', storeName);
    const salvaged = await salvageInThread(
      { source, target: other, key, sqliteBinding, now },
      signal,
      onStep,
    );
    return { comparison: await compareInThread({ built, other, key, sqliteBinding }, signal), salvaged };
  } catch (error) {
    if (signal.aborted) throw error;
    // Nothing of it can be read, or there is no room to try: the backup is good for all that.
    const comparison = await compareInThread({ built, other: null, key, sqliteBinding }, signal);
    return { comparison, salvaged: null };
  } finally {
    await rm(scratch, { recursive: true, force: true }).catch(() => {});
  }
}

function lossesOf({ built, other }: Comparison): Loss[] {
  if (other === null) return [];
  const memories = (holds: Comparison['built']): number =>
    Object.values(holds.memories).reduce((sum, count) => sum + count, 0);
  const counts = [
    ['frames', other.frames - built.frames],
    ['memories', memories(other) - memories(built)],
    ['messages', other.messages - built.messages],
  ] as const;
  return counts
    .filter(([, gone]) => gone > 0)
    .map(([what, gone]) => ({
      what,
      gone,
      partly: 0,
      from: what === 'frames' ? built.lastAt : null,
      to: what === 'frames' ? other.lastAt : null,
    }));
}
