/** The backups of the owner's folder: made by hand and by the schedule, one thing at a time, and restored. */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Backup, BackupStatus, Holds } from '../../src-preload/contract/backup.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { PassphraseCost } from '../base/passphrase.ts';
import type { Store } from '../store/database.ts';
import {
  hasPassphrase,
  openKeys,
  removePassphrase,
  setPassphrase,
  type StoreKeys,
} from './backup-passphrase.ts';
import { backupId, placeOf, unfinishedName } from './backup-places.ts';
import { makeBackup } from './make-backup.ts';
import { isSignedWith, readManifest, readPages, readPictures } from './manifest.ts';
import { prunePool } from './pool.ts';
import { prepareRestore, type Adoption } from './prepare-restore.ts';
import { newestLists, noteVerified, readBackup, readBackups } from './read-backups.ts';
import { readHolds } from './read-holds.ts';
import { momentIn, restorePlace } from './restore-places.ts';
import { chooseGone, nextBackupAt } from './schedule.ts';
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

type Running = NonNullable<BackupStatus['running']>;

/** A start has more urgent things to do. */
const firstLookMs = 60_000;
const lookEveryMs = 10 * 60_000;
const retryMs = 60 * 60_000;
const tellEveryMs = 250;

export function createBackups(parts: BackupsParts): Backups {
  const { dataFolder, store, keys, adoption, sqliteBinding, settings, clock, log } = parts;
  const key = keys.database;
  let running: Running | null = null;
  let stopping: AbortController | null = null;
  let inHand: Promise<unknown> = Promise.resolve();
  let trouble = '';
  let failedAt: number | null = null;
  let cancelLook = (): void => {};
  let isStopped = true;
  let toldAt = 0;

  const common = { dataFolder, key, sqliteBinding };

  function tell(): void {
    toldAt = clock.now();
    void status().then(parts.onChange);
  }

  function progress(what: Running['what']) {
    return (step: Running['step'], done: number, total: number): void => {
      const isNew = running?.step !== step;
      running = { what, step, done, total };
      if (isNew || clock.now() - toldAt >= tellEveryMs) tell();
    };
  }

  async function alone<T>(
    what: Running['what'],
    work: (signal: AbortSignal, onProgress: ReturnType<typeof progress>) => Promise<T>,
  ): Promise<T> {
    if (stopping)
      throw new MnemeError(
        'conflict',
        say('Another backup or restore goes on. Wait for its end, or stop it.'),
      );
    const controller = new AbortController();
    stopping = controller;
    running = { what, step: what === 'make' ? 'database' : 'verify', done: 0, total: 1 };
    tell();
    const ended = work(controller.signal, progress(what));
    inHand = ended.catch(() => {});
    try {
      return await ended;
    } finally {
      running = null;
      stopping = null;
      tell();
    }
  }

  function chosenFolder(): string {
    const { folder } = settings();
    if (folder === null)
      throw new MnemeError(
        'invalid-input',
        say('No folder for backups is chosen. Choose one, best on another disk.'),
      );
    const inside = relative(resolve(dataFolder), resolve(folder));
    if (!isAbsolute(folder) || inside === '' || (!inside.startsWith('..') && !isAbsolute(inside)))
      throw new MnemeError(
        'invalid-input',
        say(
          '{folder} is no whole path outside the data folder. Choose a folder elsewhere, best on another disk.',
          { folder },
        ),
      );
    if (!existsSync(folder))
      throw new MnemeError(
        'unreadable',
        say('The folder for backups {folder} is not there. Connect its disk, or choose another folder.', {
          folder,
        }),
      );
    return folder;
  }

  async function make(): Promise<Backup> {
    try {
      const made = await alone('make', async (signal, onProgress) => {
        const folder = chosenFolder();
        await removeUnfinished(folder);
        const now = freeMoment(folder);
        const before = newestLists(folder, key);
        const { id } = await makeBackup({ ...common, folder, store, now, before, signal, onProgress });
        await look(folder, id, 'present', signal, (done, total) => onProgress('verify', done, total));
        await prune(folder);
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

  /** Two backups of one second would have one name. */
  function freeMoment(folder: string): number {
    let at = clock.now();
    while (existsSync(placeOf.backup(folder, backupId(at)))) at += 1_000;
    return at;
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

  async function prune(folder: string): Promise<void> {
    // What was made with another key is not of this schedule.
    const backups = readBackups(folder, key).filter(({ isOwn }) => isOwn);
    const gone = new Set(
      chooseGone(
        backups.map(({ id, madeAt, verified }) => ({ id, madeAt, isVerified: verified?.ok === true })),
        settings(),
      ),
    );
    for (const id of gone) await removeOne(folder, id);
    await prunePools(folder);
  }

  async function prunePools(folder: string): Promise<void> {
    const pictures = new Set<string>();
    const pages = new Set<string>();
    for (const { id, holds } of readBackups(folder, key)) {
      // What a backup that cannot be read needs is not known, so nothing goes.
      if (!holds) return;
      const place = placeOf.backup(folder, id);
      for (const [, hash] of readPictures(place)) pictures.add(hash);
      for (const hash of readPages(place, readManifest(place, null))?.pieces ?? []) pages.add(hash);
    }
    await prunePool(placeOf.pictures(folder), pictures);
    await prunePool(placeOf.pages(folder), pages);
  }

  /** Renamed first: half a backup must not look like one. */
  async function removeOne(folder: string, id: string): Promise<void> {
    const place = placeOf.unfinished(folder, id);
    renameSync(placeOf.backup(folder, id), place);
    await rm(place, { recursive: true, force: true });
  }

  /** Renamed first, for the same reason; what an end in the middle leaves goes at the next start. */
  async function removeWhole(place: string): Promise<void> {
    const gone = restorePlace.unfinished(dataFolder);
    await rm(gone, { recursive: true, force: true });
    if (!existsSync(place)) return;
    renameSync(place, gone);
    await rm(gone, { recursive: true, force: true });
  }

  async function removeUnfinished(folder: string): Promise<void> {
    for (const name of readdirSync(folder))
      if (unfinishedName.test(name)) await rm(join(folder, name), { recursive: true, force: true });
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
    const replacedAt = momentIn(restorePlace.replaced(dataFolder));
    return {
      folder,
      hasPassphrase: hasPassphrase(dataFolder),
      running,
      trouble,
      lastVerifiedAt: list().find(({ isOwn, verified }) => isOwn && verified?.ok)?.madeAt ?? null,
      nextAt: nextAt(),
      restored: restoredAt === null ? null : { backupAt: restoredAt },
      replaced:
        replacedAt === null
          ? null
          : { at: replacedAt, bytes: await sizeOf(restorePlace.replaced(dataFolder)) },
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
      if (next !== null && next <= clock.now() && !stopping) make().catch(() => {});
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
      stopping?.abort();
      await inHand;
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
    cancel: () => stopping?.abort(),
    async remove(id) {
      await alone('make', async () => {
        const folder = one(id);
        await removeOne(folder, id);
        await prunePools(folder);
      });
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
      const [restored, replaced] = [restorePlace.restored(dataFolder), restorePlace.replaced(dataFolder)];
      await alone('restore', async () => {
        if (existsSync(restored)) await removeWhole(restored);
        else if (momentIn(replaced) !== null) renameSync(replaced, restored);
        else
          throw new MnemeError('not-found', say('There is no restored database that could be taken back.'));
      });
    },
    async keepRestored() {
      await alone('restore', () => removeWhole(restorePlace.replaced(dataFolder)));
    },
  };
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    if (entry.isFile())
      bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0;
  return bytes;
}
