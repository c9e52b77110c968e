/**
 * The folder in which waits what was recorded while the store was locked: one sealed file an entry, named so that the order of
 * names is the order of time. A file is there whole or not at all.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

const extension = '.sealed';
const unfinished = '.part';
/** What does not open is kept under another name: it is the owner's, and another key may open it. */
const unreadable = '.unreadable';
const timeDigits = 15;

/** In the data folder. */
const sealedFolderName = 'sealed';

export interface SealedFolder {
  /** Answers its name, once it is on disk. Throws `disk-full` or `unreadable`; then nothing is left of it. */
  write(at: number, bytes: Uint8Array): Promise<string>;
  /** Oldest first. Removes what an interrupted write left; a folder that is not there is empty. */
  list(): Promise<string[]>;
  /** What was set aside, oldest first. */
  listUnreadable(): Promise<string[]>;
  /** What nobody here has put there. */
  listStrangers(): Promise<string[]>;
  /** Null where it is gone. */
  read(name: string): Promise<Uint8Array | null>;
  /** Gone for good when it resolves, also after a power cut. Answers whether it was there. */
  remove(name: string): Promise<boolean>;
  /** Out of the list, and still there. */
  setAside(name: string): Promise<void>;
  bytes(): Promise<number>;
}

/** When what lies in the file of this name was recorded, in ms since 1970; null for a file that is not of this folder. */
export function timeOfEntry(name: string): number | null {
  return new RegExp(`^\\d{${timeDigits}}-`, 'u').test(name) ? Number(name.slice(0, timeDigits)) : null;
}

export function openSealedFolder(dataFolder: string): SealedFolder {
  const folder = join(dataFolder, sealedFolderName);
  return {
    async write(at, bytes) {
      const time = String(Math.max(0, Math.floor(at))).padStart(timeDigits, '0');
      const name = `${time}-${randomBytes(4).toString('hex')}${extension}`;
      const draft = join(folder, name + unfinished);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeDurably(draft, bytes);
        await rename(draft, join(folder, name));
        await syncFolder(folder);
        return name;
      } catch (error) {
        await rm(draft, { force: true }).catch(() => {});
        throw failure(error, folder);
      }
    },
    async list() {
      const names = await namesIn(folder);
      for (const name of names) if (name.endsWith(unfinished)) await rm(join(folder, name), { force: true });
      return names.filter((name) => name.endsWith(extension)).sort();
    },
    listUnreadable: async () => (await namesIn(folder)).filter((name) => name.endsWith(unreadable)).sort(),
    async listStrangers() {
      const isOwn = (name: string): boolean =>
        timeOfEntry(name) !== null && [extension, unfinished, unreadable].some((end) => name.endsWith(end));
      return (await namesIn(folder)).filter((name) => !isOwn(name));
    },
    async read(name) {
      return readFile(join(folder, name)).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw failure(error, folder);
      });
    },
    async remove(name) {
      try {
        await rm(join(folder, name));
      } catch (error) {
        if (isMissing(error)) return false;
        throw failure(error, folder);
      }
      await syncFolder(folder);
      return true;
    },
    setAside: (name) => rename(join(folder, name), join(folder, name + unreadable)),
    async bytes() {
      const names = await readdir(folder).catch(() => []);
      const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw failure(error, folder);
  });
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts names on disk. Windows cannot open folders and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function failure(error: unknown, folder: string): MnemeError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MnemeError('disk-full', say('The disk is full: nothing more is recorded. Free some space.'), {
      cause: error,
    });
  }
  return new MnemeError(
    'unreadable',
    say(
      'What was recorded while Mneme was locked is in {folder}, which cannot be used ({code}). Check that you may.',
      { folder, code },
    ),
    { cause: error },
  );
}
