/** What goes from the owner's folder: backups that the schedule has no place for, and what in the pools nobody needs then. */
import { readdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { placeOf, unfinishedName } from './backup-places.ts';
import { readManifest, readPages, readPictures } from './manifest.ts';
import { prunePool } from './pool.ts';
import { readBackups } from './read-backups.ts';
import { chooseGone } from './schedule.ts';

/** By the schedule of the settings; `key` is that of the present store. */
export async function prune(folder: string, key: Uint8Array, settings: Settings['backup']): Promise<void> {
  // What was made with another key is not of this schedule.
  const backups = readBackups(folder, key).filter(({ isOwn }) => isOwn);
  const gone = new Set(
    chooseGone(
      backups.map(({ id, madeAt, verified }) => ({ id, madeAt, isVerified: verified?.ok === true })),
      settings,
    ),
  );
  for (const id of gone) await removeOne(folder, id);
  await prunePools(folder, key);
}

/** One backup, and what only it needs of the pools. */
export async function removeBackup(folder: string, id: string, key: Uint8Array): Promise<void> {
  await removeOne(folder, id);
  await prunePools(folder, key);
}

/** What a backup that was ended in the middle left. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of readdirSync(folder))
    if (unfinishedName.test(name)) await rm(join(folder, name), { recursive: true, force: true });
}

/** Renamed first: half a backup must not look like one. */
async function removeOne(folder: string, id: string): Promise<void> {
  const place = placeOf.unfinished(folder, id);
  renameSync(placeOf.backup(folder, id), place);
  await rm(place, { recursive: true, force: true });
}

async function prunePools(folder: string, key: Uint8Array): Promise<void> {
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
