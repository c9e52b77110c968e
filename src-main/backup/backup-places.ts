/** Where a backup has what: a folder for each in the owner's folder, and two pools that all of them share. */
import { join } from 'node:path';

export const placeOf = {
  backup: (folder: string, id: string): string => join(folder, id),
  /** While it is being made; what a crash left of it is removed by the next one. */
  unfinished: (folder: string, id: string): string => join(folder, `.${id}.part`),
  /** Pictures by the SHA-256 of their sealed file. */
  pictures: (folder: string): string => join(folder, 'pictures'),
  /** Pieces of the database by their SHA-256. */
  pages: (folder: string): string => join(folder, 'pages'),
} as const;

export const unfinishedName = /^\.mneme-[\d-]+\.part$/;
export const storeName = 'mneme.db';
/** What a repair brought back, sealed, beside the store that it made. */
export const reportName = `${storeName}.repaired`;
/** Tells a wrong key from damage. */
export const checkName = `${storeName}.check`;
export const manifestName = 'manifest.json';
export const verifiedName = 'verified.json';
export const picturesName = 'pictures.json';
/** Which pieces make the database. */
export const pagesName = 'pages.json';
/** Files of the data folder that are small and not encrypted by themselves, in one sealed file. */
export const othersName = 'others.sealed';

const backupName = /^mneme-(\d{4})-(\d{2})-(\d{2})-(\d{2})-(\d{2})-(\d{2})$/;

/** The name of a backup made at this moment (UTC). */
export function backupId(at: number): string {
  return `mneme-${new Date(at).toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}`;
}

export function isBackupId(name: string): boolean {
  return backupName.test(name);
}
