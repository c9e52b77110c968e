/** The encrypted pictures on disk: one file a frame, a thousand files a folder, never a plain byte, never half a file. */
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { seal, unseal } from './sealed-file.ts';

const filesPerFolder = 1_000;
const extension = '.img';
const unfinished = '.tmp';

export interface ImageFiles {
  /** Resolves with the file's size when it is on disk. Throws `disk-full` or `unreadable`; then no file is left. */
  write(id: FrameId, bytes: Uint8Array): Promise<number>;
  /** Throws `not-found` where there is no file, `image-damaged` where it was changed or sealed with another key. */
  read(id: FrameId): Promise<Uint8Array>;
  /** A file that is not there is no failure. */
  remove(id: FrameId): Promise<void>;
  totalBytes(): Promise<number>;
  /** The frames that have a file, in ascending order. Removes what an interrupted write left. */
  list(): Promise<readonly FrameId[]>;
}

/** `folder` is made at the first write; `key` is 32 bytes. */
export function createImageFiles(options: { readonly folder: string; readonly key: Uint8Array }): ImageFiles {
  const { folder, key } = options;
  if (key.length !== 32) throw new Error(`The key of the images has ${key.length} bytes instead of 32.`);

  const folderOf = (id: number): string =>
    join(folder, String(Math.floor(id / filesPerFolder)).padStart(4, '0'));
  const fileOf = (id: number): string => join(folderOf(id), `${id}${extension}`);

  return {
    async write(id, bytes) {
      const sealed = seal(key, id, bytes);
      const file = fileOf(id);
      const draft = file + unfinished;
      try {
        await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
        await writeDurably(draft, sealed);
        await rename(draft, file);
        await syncFolder(dirname(file));
      } catch (error) {
        await rm(draft, { force: true }).catch(() => {});
        throw writeFailure(error, file);
      }
      return sealed.length;
    },

    async read(id) {
      const file = fileOf(id);
      const sealed = await readFile(file).catch((error: unknown) => {
        throw codeOf(error) === 'ENOENT'
          ? new MnemeError(
              'not-found',
              say('The picture of frame {id} is not there any more ({file}).', { id, file }),
            )
          : new MnemeError(
              'unreadable',
              say(
                'The picture of frame {id} cannot be read ({file}): {reason}. Check that you may open it.',
                { id, file, reason: String(error) },
              ),
              { cause: error },
            );
      });
      const plain = unseal(key, id, sealed);
      if (!plain) {
        throw new MnemeError(
          'image-damaged',
          say(
            'The picture of frame {id} was changed or damaged on disk ({file}). Its text is still there; the picture is lost.',
            { id, file },
          ),
        );
      }
      return plain;
    },

    async remove(id) {
      await rm(fileOf(id), { force: true });
    },

    async totalBytes() {
      let total = 0;
      for await (const name of filesIn(folder)) {
        total += await stat(name).then(
          (found) => found.size,
          () => 0,
        );
      }
      return total;
    },

    async list() {
      const ids: FrameId[] = [];
      for await (const name of filesIn(folder)) {
        if (name.endsWith(unfinished)) await rm(name, { force: true });
        const id = /(\d+)\.img$/.exec(name)?.[1];
        if (id) ids.push(Number(id) as FrameId);
      }
      return ids.sort((a, b) => a - b);
    },
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts the new name on disk. Windows cannot open folders and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle: FileHandle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder after the other: the names of a hundred thousand pictures at once hold the thread for a while. */
async function* filesIn(folder: string): AsyncGenerator<string, void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw new MnemeError(
      'unreadable',
      say('The folder of pictures {folder} cannot be read: {reason}', { folder, reason: String(error) }),
      {
        cause: error,
      },
    );
  });
  for (const entry of entries) {
    const name = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(name);
    else if (entry.isFile()) yield name;
  }
}

function writeFailure(error: unknown, file: string): MnemeError {
  if (['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '')) {
    return new MnemeError(
      'disk-full',
      say('The disk is full: the picture {file} was not kept. Free some space.', { file }),
      { cause: error },
    );
  }
  return new MnemeError(
    'unreadable',
    say('The picture {file} could not be written: {reason}', { file, reason: String(error) }),
    {
      cause: error,
    },
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
