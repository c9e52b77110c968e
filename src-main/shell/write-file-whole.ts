/** Writes a small file so that it is either the old one or the new one, whatever happens in between. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

/** Readable by its owner only. Throws `disk-full` or `unreadable`; then the old file stands and nothing else is left. */
export function writeFileWhole(file: string, content: string): void {
  const next = `${file}.next`;
  try {
    writeDurably(next, content);
    renameSync(next, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(next, { force: true });
    throw writeFailure(error, file);
  }
}

function writeDurably(file: string, content: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    // Not `writeSync`, which stops in the middle of the text where a disk has room for some of it only.
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts the new name on disk. Windows cannot open folders and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeFailure(error: unknown, file: string): MnemeError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new MnemeError(
      'disk-full',
      say('The disk is full: {file} was not written and is as before. Free some space and try again.', {
        file,
      }),
      { cause: error },
    );
  }
  return new MnemeError(
    'unreadable',
    say('{file} cannot be written ({code}). Check that you may write there; it is as before.', {
      file,
      code,
    }),
    { cause: error },
  );
}
