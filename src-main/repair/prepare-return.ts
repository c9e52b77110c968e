/** The backup way out of a damaged store: its store is built beside, and what the damaged one had beyond it is told. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Loss, RepairReport } from '../../src-preload/contract/repair.ts';
import { storeName } from '../backup/backup-places.ts';
import { prepareRestore } from '../backup/prepare-restore.ts';
import { compareInThread, salvageInThread, type OnStep } from './in-repair-thread.ts';
import {
  copyDamaged,
  refuseWhileReplaced,
  type BackupAsked,
  type PrepareRepairParts,
} from './prepare-repair.ts';
import type { Comparison } from './compare-stores.ts';
import type { SalvageAnswer } from './salvage-store.ts';
import { writeReport } from './report-file.ts';

export interface PrepareReturnParts extends PrepareRepairParts {
  readonly backup: BackupAsked;
}

/** The list lies in the built store before a start looks for it. Throws `conflict` while an earlier replaced store is kept, and as `prepareRestore`. */
export async function prepareReturn(parts: PrepareReturnParts): Promise<void> {
  const { dataFolder, key, sqliteBinding, signal, onProgress, backup, now } = parts;
  refuseWhileReplaced(dataFolder);
  const common = { dataFolder, key, sqliteBinding, signal };
  const { folder, id } = backup;
  await prepareRestore({ ...common, folder, id, onProgress, complete });

  async function complete(built: string): Promise<void> {
    const { comparison, salvaged } = await compareWithDamaged(parts, built);
    const report: RepairReport = {
      way: 'restore',
      at: now,
      backupAt: backup.madeAt,
      leftOut: 0,
      backupTrouble: '',
      pages: salvaged?.pages ?? 0,
      lostPages: salvaged?.lostPages ?? 0,
      isLogCut: salvaged?.isLogCut ?? false,
      losses: lossesOf(comparison),
      memories: [...comparison.memories],
      holds: comparison.built,
    };
    await writeReport(built, key, report);
  }
}

/** What can still be read of the damaged store is brought into a store of its own for the time. */
async function compareWithDamaged(
  { dataFolder, key, sqliteBinding, now, signal, onProgress }: PrepareReturnParts,
  place: string,
): Promise<{ readonly comparison: Comparison; readonly salvaged: SalvageAnswer | null }> {
  const built = join(place, storeName);
  const damaged = join(place, 'damaged');
  const source = join(damaged, storeName);
  const other = join(damaged, 'salvaged.db');
  const onStep: OnStep = onProgress;
  try {
    await mkdir(damaged, { mode: 0o700 });
    await copyDamaged(dataFolder, damaged, signal, onProgress);
    const task = { source, target: other, key, sqliteBinding, now, backup: null };
    const salvaged = await salvageInThread(task, signal, onStep);
    return { comparison: await compareInThread({ built, other, key, sqliteBinding }, signal), salvaged };
  } catch (error) {
    if (signal.aborted) throw error;
    // Nothing of it can be read, or there is no room to try: the backup is good for all that.
    const comparison = await compareInThread({ built, other: null, key, sqliteBinding }, signal);
    return { comparison, salvaged: null };
  } finally {
    await rm(damaged, { recursive: true, force: true });
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
      returned: 0,
      anew: 0,
      isUnsure: false,
      from: what === 'frames' ? built.lastAt : null,
      to: what === 'frames' ? other.lastAt : null,
    }));
}
