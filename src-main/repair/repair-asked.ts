/** The owner's wish to have the database repaired, noted for the next start of the engine. */
import fs from 'node:fs';
import { join } from 'node:path';
import { storeName } from '../backup/backup-places.ts';

/** Lies with the store, so that no backup takes it along. */
const askedName = `${storeName}.repair`;

/** Throws what the file system throws. */
export function askForRepair(dataFolder: string): void {
  fs.writeFileSync(join(dataFolder, askedName), '', { mode: 0o600 });
}

/** Whether it was asked for; the start after this one opens the database again. */
export function takeRepairAsked(dataFolder: string): boolean {
  const file = join(dataFolder, askedName);
  if (!fs.existsSync(file)) return false;
  fs.rmSync(file, { force: true });
  return true;
}
