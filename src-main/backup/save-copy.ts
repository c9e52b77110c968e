/** Writes a copy of the whole data folder, as encrypted as the original, that holds one moment of the store. */
import { constants, existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { SavedCopy } from '../../src-preload/contract/agent.ts';
import type { Store } from '../store/database.ts';
import { inspectInThread } from './inspect-in-thread.ts';
import { nameFault } from './name-fault.ts';

export interface SaveCopyParts {
  readonly dataFolder: string;
  readonly store: Pick<Store, 'file' | 'copyPages'>;
  /** Of the database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  readonly now: () => number;
}

/** Beside the store, and its own business: how it was closed, what it logged, copies of earlier layouts, what a restore left. */
const notCopied = /(-wal|-shm|\.open|\.part|\.before-\d+)$|^(restored|replaced|swap\.json)$/;

/**
 * Copies into `target` (absolute, outside the data folder) and answers where it is. The store is copied first, in one
 * moment, and checked by opening it; a picture is only ever replaced by one with less on it, so those that it names are copied after it, and
 * what is added meanwhile is only more than it needs. Until all is there the copy has another name; what fails leaves
 * nothing. Throws `invalid-input`, `disk-full`, `unreadable`, `store-damaged`.
 */
export async function saveCopy(
  { dataFolder, store, key, sqliteBinding, now }: SaveCopyParts,
  target: string,
): Promise<SavedCopy> {
  const folder = chooseFolder(dataFolder, target, now());
  const unfinished = join(dirname(folder), `.${basename(folder)}.part`);
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const copy = join(unfinished, basename(store.file));
    await store.copyPages(copy);
    await inspectInThread({ file: copy, key, sqliteBinding, settle: true });
    const counted = { files: 1, bytes: (await stat(copy)).size };
    await copyBeside(dataFolder, unfinished, basename(store.file), counted);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
    return { folder, ...counted };
  } catch (error) {
    // What cannot be taken away either is named by the fault itself.
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw nameFault(error, say('the copy'), folder);
  }
}

/** The folder itself where it is missing or empty; else a new one inside, named after the moment. */
function chooseFolder(dataFolder: string, target: string, now: number): string {
  if (!isAbsolute(target))
    throw new MnemeError(
      'invalid-input',
      say('"{target}" is no whole path. Name the folder from its root on.', { target }),
    );
  const folder = resolve(target);
  const inside = relative(resolve(dataFolder), folder);
  if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside)))
    throw new MnemeError(
      'invalid-input',
      say(
        '{folder} lies in the data folder itself; a copy there would go with it. Choose a folder elsewhere.',
        { folder },
      ),
    );
  if (!existsSync(folder)) return folder;
  try {
    if (readdirSync(folder).length === 0) return folder;
  } catch (cause) {
    throw new MnemeError(
      'unreadable',
      say('{folder} is no folder that can be read. Choose another one.', { folder }),
      {
        cause,
      },
    );
  }
  return join(folder, `mneme-${new Date(now).toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}`);
}

async function copyBeside(
  from: string,
  to: string,
  storeName: string,
  counted: { files: number; bytes: number },
): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.name === storeName || notCopied.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target, { mode: 0o700 });
      await copyBeside(source, target, storeName, counted);
    } else if (entry.isFile()) {
      // A picture may be deleted between the listing and here; then the owner wanted it gone.
      const bytes = await copyFile(source, target, constants.COPYFILE_FICLONE).then(
        async () => (await stat(target)).size,
        (error: unknown) => {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
          throw error;
        },
      );
      if (bytes === null) continue;
      counted.files += 1;
      counted.bytes += bytes;
    }
  }
}
