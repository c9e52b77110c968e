/** The way back from a damaged store, one thing at a time: what could be done, what goes on, what waits for the restart. */
import fs from 'node:fs';
import { rm, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { RepairStatus } from '../../src-preload/contract/repair.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { storeName } from '../backup/backup-places.ts';
import { readBackups } from '../backup/read-backups.ts';
import { momentIn, restorePlace } from '../backup/restore-places.ts';
import { prepareRepair, type BackupAsked, type PrepareRepairParts } from './prepare-repair.ts';
import { prepareReturn } from './prepare-return.ts';
import { readReport } from './report-file.ts';

export interface RepairsParts {
  readonly dataFolder: string;
  /** Of the database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  /** Of the backups; null where none is chosen. */
  readonly backupFolder: () => string | null;
  /** In words for the owner. */
  readonly damage: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (status: RepairStatus) => void;
}

export interface Repairs {
  status(): RepairStatus;
  /** `backupId`: of the backup that fills in what is lost; null for none. */
  repair(backupId: string | null): Promise<void>;
  restore(id: string): Promise<void>;
  cancel(): void;
  /** Forgets what waits for the restart. */
  discard(): Promise<void>;
  /** Lets the store go that an earlier repair or restore replaced. */
  dropReplaced(): Promise<void>;
  stop(): Promise<void>;
}

type Running = NonNullable<RepairStatus['running']>;

const tellEveryMs = 250;
/** A copy of the damaged store, the new one, and what its layout and its log take. A backup that fills in comes on top. */
const times = 2.3;
const spareBytes = 64 * 1024 * 1024;

export function createRepairs(parts: RepairsParts): Repairs {
  const { dataFolder, key, sqliteBinding, clock, log } = parts;
  let running: Running | null = null;
  let stopping: AbortController | null = null;
  let inHand: Promise<unknown> = Promise.resolve();
  let trouble = '';
  let toldAt = 0;
  const restored = restorePlace.restored(dataFolder);
  const replaced = restorePlace.replaced(dataFolder);

  function tell(): void {
    toldAt = clock.now();
    parts.onChange(status());
  }

  function status(): RepairStatus {
    const folder = parts.backupFolder();
    const { bavail, bsize } = fs.statfsSync(dataFolder);
    const bytes = sizeOf(join(dataFolder, storeName)) + sizeOf(join(dataFolder, `${storeName}-wal`));
    const replacedAt = momentIn(replaced);
    const backups =
      folder === null
        ? []
        : readBackups(folder, key).filter(({ verified, isOwn }) => isOwn && verified?.ok === true);
    return {
      damage: parts.damage,
      canRepair: bytes > 0,
      neededBytes: Math.round(bytes * times) + (backups[0]?.bytes ?? 0) + spareBytes,
      freeBytes: bavail * bsize,
      backups,
      running,
      trouble,
      prepared: momentIn(restored) === null ? null : readReport(restored, key),
      replacedAt,
    };
  }

  async function alone(
    what: Running['what'],
    work: (common: PrepareRepairParts) => Promise<unknown>,
  ): Promise<void> {
    if (stopping)
      throw new MnemeError('conflict', say('A repair goes on already. Wait for its end, or stop it.'));
    const controller = new AbortController();
    stopping = controller;
    trouble = '';
    running = { what, step: 'copy', done: 0, total: 1 };
    tell();
    const onProgress = (step: Running['step'], done: number, total: number): void => {
      const isNew = running?.step !== step;
      running = { what, step, done, total };
      if (isNew || clock.now() - toldAt >= tellEveryMs) tell();
    };
    const now = clock.now();
    const ended = work({ dataFolder, key, sqliteBinding, now, signal: controller.signal, onProgress });
    inHand = ended.catch(() => {});
    try {
      await ended;
      log('info', 'a store was built in place of the damaged one', { what });
    } catch (error) {
      if (!controller.signal.aborted) {
        trouble = wordsOf(error);
        log('error', 'a damaged store could not be replaced', { what, reason: String(error) });
      }
      throw error;
    } finally {
      running = null;
      stopping = null;
      tell();
    }
  }

  function refuseWithoutRoom(): void {
    const { neededBytes, freeBytes } = status();
    if (freeBytes >= neededBytes) return;
    throw new MnemeError(
      'disk-full',
      say(
        'The repair needs {needed} MB on the disk of {folder} for a while, and {free} MB are free. Nothing was changed. Free some space, then try again.',
        { needed: megabytes(neededBytes), free: megabytes(freeBytes), folder: dataFolder },
      ),
    );
  }

  function requireBackup(id: string): BackupAsked {
    const folder = parts.backupFolder();
    const backup = status().backups.find((one) => one.id === id);
    if (folder === null || !backup)
      throw new MnemeError('not-found', say('The backup {id} is not there any more.', { id }));
    return { folder, id, madeAt: backup.madeAt };
  }

  /** Renamed first, so that half of it never looks whole. */
  async function removeWhole(place: string): Promise<void> {
    const gone = restorePlace.unfinished(dataFolder);
    await rm(gone, { recursive: true, force: true });
    if (fs.existsSync(place)) await rename(place, gone);
    await rm(gone, { recursive: true, force: true });
    tell();
  }

  return {
    status,
    async repair(backupId) {
      await alone('repair', async (common) => {
        refuseWithoutRoom();
        await prepareRepair({ ...common, backup: backupId === null ? null : requireBackup(backupId) });
      });
    },
    async restore(id) {
      await alone('restore', async (common) => {
        await prepareReturn({ ...common, backup: requireBackup(id) });
      });
    },
    cancel: () => stopping?.abort(),
    discard: () => removeWhole(restored),
    dropReplaced: () => removeWhole(replaced),
    async stop() {
      stopping?.abort();
      await inHand;
    },
  };
}

function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
