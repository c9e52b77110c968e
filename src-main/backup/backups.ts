/** The backups of the owner's folder: made by hand and by the schedule, one thing at a time, and restored. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Backup, BackupStatus, Holds } from '../../src-preload/contract/backup.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { PassphraseCost } from '../base/passphrase.ts';
import type { Store } from '../store/database.ts';
import { freeMoment, usableFolder } from './backup-folder.ts';
import {
  hasPassphrase,
  openKeys,
  removePassphrase,
  setPassphrase,
  type StoreKeys,
} from './backup-passphrase.ts';
import { placeOf } from './backup-places.ts';
import { makeBackup } from './make-backup.ts';
import { isSignedWith, readManifest } from './manifest.ts';
import { createWorkInHand } from './work-in-hand.ts';
import { prepareRestore, type Adoption } from './prepare-restore.ts';
import { prune, removeBackup, removeUnfinished } from './prune.ts';
import { newestLists, noteVerified, readBackup, readBackups } from './read-backups.ts';
import { readHolds } from './read-holds.ts';
import { findReplaced, removeReplaced, takeRestoreBack } from './replaced-store.ts';
import { momentIn, restorePlace } from './restore-places.ts';
import { nextBackupAt } from './schedule.ts';
import { verifyBackup } from './verify-backup.ts';

export interface BackupsParts {
  readonly dataFolder: string;
  readonly store: Pick<Store, 'db' | 'file' | 'holdPages' | 'putOffFolding'>;
  readonly keys: StoreKeys;
  /** For backups of another computer. */
  readonly adoption: Adoption;
  readonly sqliteBinding: string | null;
  readonly settings: () => Settings['backup'];
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (status: BackupStatus) => void;
  /** What a guess at the passphrase costs where it is not the usual. */
  readonly cost?: PassphraseCost;
}

/** A backup, perhaps of another folder or computer. */
export interface BackupChoice {
  readonly id: string;
  /** Null for the folder of the settings. */
  readonly folder: string | null;
  /** Null for one that the present keys open. */
  readonly passphrase: string | null;
}

export interface Backups {
  /** Looks from now on whether one is due, and tells the window of changes in the settings. */
  start(): void;
  /** Ends what goes on; what was not finished is not kept. */
  stop(): Promise<void>;
  /** The settings may be others. */
  configure(): void;
  status(): Promise<BackupStatus>;
  list(): Backup[];
  /** Those in any folder. */
  listIn(folder: string): Backup[];
  make(): Promise<Backup>;
  verify(id: string): Promise<Backup>;
  cancel(): void;
  remove(id: string): Promise<void>;
  compare(choice: BackupChoice): Promise<{ readonly present: Holds; readonly backup: Holds }>;
  restore(choice: BackupChoice): Promise<void>;
  /** From the next backup on; null removes it. */
  setPassphrase(passphrase: string | null): Promise<void>;
  undoRestore(): Promise<void>;
  keepRestored(): Promise<void>;
}

/** A start has more urgent things to do. */
const firstLookMs = 60_000;
const lookEveryMs = 10 * 60_000;
const retryMs = 60 * 60_000;

export function createBackups(parts: BackupsParts): Backups {
  const { dataFolder, store, keys, adoption, sqliteBinding, settings, clock, log } = parts;
  const key = keys.database;
  let trouble = '';
  let failedAt: number | null = null;
  let cancelLook = (): void => {};
  let isStopped = true;

  const common = { dataFolder, key, sqliteBinding };
  const { alone, running, cancel, idle } = createWorkInHand(clock, tell);
  const chosenFolder = () => usableFolder(settings().folder, dataFolder);

  function tell(): void {
    void status().then(parts.onChange);
  }

  async function make(): Promise<Backup> {
    try {
      const made = await alone('make', async (signal, onProgress) => {
        const folder = chosenFolder();
        await removeUnfinished(folder);
        const now = freeMoment(folder, clock.now());
        const before = newestLists(folder, key);
        const { id } = await makeBackup({ ...common, folder, store, now, before, signal, onProgress });
        await look(folder, id, 'present', signal, (done, total) => onProgress('verify', done, total));
        await prune(folder, key, settings());
        return readBackup(folder, id, key);
      });
      trouble = made.verified?.ok === false ? made.verified.reason : '';
      failedAt = trouble === '' ? null : clock.now();
      log('info', 'a backup was made', { bytes: made.bytes, pictures: made.pictures, ok: trouble === '' });
      return made;
    } catch (error) {
      const isCancelled = error instanceof MnemeError && error.code === 'cancelled';
      if (!isCancelled) trouble = wordsOf(error);
      failedAt = clock.now();
      if (!isCancelled) log('warn', 'a backup could not be made', { reason: trouble });
      throw error;
    } finally {
      tell();
    }
  }

  /** Verifies and notes how it ended; only a stop is a failure. */
  async function look(
    folder: string,
    id: string,
    depth: 'whole' | 'present',
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ): Promise<void> {
    try {
      await verifyBackup({ folder, id, key, sqliteBinding, depth, signal, onProgress });
      await noteVerified(folder, id, { at: clock.now(), ok: true, reason: '' });
    } catch (error) {
      if (signal.aborted) throw new MnemeError('cancelled', say('The verification was stopped.'));
      const reason = wordsOf(error);
      await noteVerified(folder, id, { at: clock.now(), ok: false, reason });
    }
  }

  function one(id: string, folder = chosenFolder()): string {
    if (!existsSync(placeOf.backup(folder, id)))
      throw new MnemeError('not-found', say('The backup {id} is not in {folder} any more.', { id, folder }));
    return folder;
  }

  /** The keys of a backup that the present ones do not open; null where they do, or where nothing else can be tried. */
  async function foreignKeys(place: string, passphrase: string | null): Promise<StoreKeys | null> {
    if (isSignedWith(place, key) || !hasPassphrase(place)) return null;
    if (passphrase !== null) return openKeys(place, passphrase);
    throw new MnemeError(
      'passphrase',
      say(
        'The backup in {place} was made on another computer or with another key. Enter the passphrase of that backup.',
        { place },
      ),
    );
  }

  async function status(): Promise<BackupStatus> {
    const { folder } = settings();
    const restoredAt = momentIn(restorePlace.restored(dataFolder));
    return {
      folder,
      hasPassphrase: hasPassphrase(dataFolder),
      running: running(),
      trouble,
      lastVerifiedAt: list().find(({ isOwn, verified }) => isOwn && verified?.ok)?.madeAt ?? null,
      nextAt: nextAt(),
      restored: restoredAt === null ? null : { backupAt: restoredAt },
      replaced: await findReplaced(dataFolder),
    };
  }

  function list(): Backup[] {
    const { folder } = settings();
    return folder === null ? [] : readBackups(folder, key);
  }

  function nextAt(): number | null {
    const { enabled, folder, atHour } = settings();
    if (!enabled || folder === null) return null;
    const lastAt = list().find(({ isOwn, verified }) => isOwn && verified?.ok)?.madeAt ?? null;
    const next = nextBackupAt(lastAt, clock.now(), atHour);
    return failedAt === null ? next : Math.max(next, failedAt + retryMs);
  }

  function lookWhether(afterMs: number): void {
    cancelLook();
    if (isStopped) return;
    cancelLook = clock.after(afterMs, () => {
      const next = nextAt();
      // A failure is noted, and shown by the status.
      if (next !== null && next <= clock.now() && running() === null) make().catch(() => {});
      lookWhether(lookEveryMs);
    });
  }

  return {
    start() {
      isStopped = false;
      void rm(restorePlace.unfinished(dataFolder), { recursive: true, force: true }).catch(() => {});
      lookWhether(firstLookMs);
    },
    async stop() {
      isStopped = true;
      cancelLook();
      cancel();
      await idle();
    },
    configure() {
      trouble = '';
      failedAt = null;
      if (!isStopped) tell();
    },
    status,
    list,
    listIn(folder) {
      if (isAbsolute(folder) && existsSync(folder)) return readBackups(folder, key);
      throw new MnemeError(
        'unreadable',
        say('{folder} is not there. Connect its disk, or choose another folder.', { folder }),
      );
    },
    make,
    async verify(id) {
      return alone('verify', async (signal, onProgress) => {
        const folder = one(id);
        await look(folder, id, 'whole', signal, (done, total) => onProgress('verify', done, total));
        return readBackup(folder, id, key);
      });
    },
    cancel,
    async remove(id) {
      await alone('make', async () => removeBackup(one(id), id, key));
    },
    async compare({ id, folder, passphrase }) {
      const place = placeOf.backup(one(id, folder ?? undefined), id);
      const from = await foreignKeys(place, passphrase);
      return { present: readHolds(store.db), backup: readManifest(place, from?.database ?? key).holds };
    },
    async restore({ id, folder: other, passphrase }) {
      await alone('restore', async (signal, onProgress) => {
        const folder = one(id, other ?? undefined);
        const from = await foreignKeys(placeOf.backup(folder, id), passphrase);
        const foreign = from && { keys: from, adoption };
        const restore = { dataFolder, key, sqliteBinding, folder, id, foreign, signal, onProgress };
        await store.putOffFolding(() => prepareRestore(restore));
      });
    },
    async setPassphrase(passphrase) {
      if (passphrase === null) await removePassphrase(dataFolder);
      else await setPassphrase(dataFolder, keys, passphrase, parts.cost);
      log('info', passphrase === null ? 'backups have no passphrase any more' : 'backups have a passphrase');
      tell();
    },
    async undoRestore() {
      await alone('restore', () => takeRestoreBack(dataFolder));
    },
    async keepRestored() {
      await alone('restore', () => removeReplaced(dataFolder));
    },
  };
}
