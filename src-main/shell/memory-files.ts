/**
 * Opens a Markdown file of conversation memory in the owner's editor, or shows it in its folder. The window names a scope and
 * a file, never a path; what leaves the folder, is a link on the way or is no Markdown is refused.
 */
import { lstat, realpath } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

export interface MemoryFilesParts {
  /** Where the files are now, as the engine follows them. */
  readonly known: () => Promise<{
    readonly folder: string;
    readonly files: readonly { readonly scope: string; readonly name: string; readonly path: string }[];
  }>;
  /** Answers why it could not be opened; empty where it was. */
  readonly openPath: (path: string) => Promise<string>;
  readonly reveal: (path: string) => void;
}

/** Rejects with `not-found`, `not-allowed` or `unreadable`. */
export async function showMemoryFile(
  { known, openPath, reveal }: MemoryFilesParts,
  { scope, name, how }: { readonly scope: string; readonly name: string; readonly how: 'open' | 'reveal' },
): Promise<void> {
  const { folder, files } = await known();
  const file = files.find((candidate) => candidate.scope === scope && candidate.name === name);
  if (!file)
    throw new MnemeError(
      'not-found',
      say('{name} of {scope} is no file of conversation memory any more.', { name, scope }),
    );
  await checkInside(folder, file.path);
  if (how === 'reveal') reveal(file.path);
  else await open(openPath, file.path);
}

/** Rejects with `not-found` where it does not exist yet, or with `unreadable`. */
export async function showMemoryFolder({
  known,
  openPath,
}: Pick<MemoryFilesParts, 'known' | 'openPath'>): Promise<void> {
  const { folder } = await known();
  const info = await lstat(folder).catch(() => null);
  if (!info)
    throw new MnemeError(
      'not-found',
      say('{folder} does not exist yet. It is made when the first fact is kept.', { folder }),
    );
  if (!info.isDirectory())
    throw new MnemeError('unreadable', say('{folder} is not a folder. Choose another one.', { folder }));
  await open(openPath, folder);
}

async function open(openPath: MemoryFilesParts['openPath'], path: string): Promise<void> {
  const trouble = await openPath(path);
  if (trouble !== '')
    throw new MnemeError('unreadable', say('{path} could not be opened: {trouble}', { path, trouble }));
}

async function checkInside(folder: string, path: string): Promise<void> {
  const within = relative(folder, path);
  if (
    extname(path).toLowerCase() !== '.md' ||
    within.startsWith('..') ||
    within === '' ||
    within.includes(':')
  )
    throw new MnemeError(
      'not-allowed',
      say('{path} is no Markdown file in {folder}, so it is not opened.', { path, folder }),
    );
  const info = await lstat(path).catch(() => null);
  if (!info) throw new MnemeError('not-found', say('{path} is not there any more.', { path }));
  // The folder itself may lie behind a link of the owner's; nothing below it may.
  const isLinked = (await realpath(path)) !== join(await realpath(folder), ...within.split(sep));
  if (!info.isFile() || isLinked)
    throw new MnemeError(
      'not-allowed',
      say('{path} is a link or no plain file, so it is not opened.', { path }),
    );
}
