/** Reads and writes config.yaml as a whole: a reader never meets half of it, and a crash leaves the old one. */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

const mostBytes = 1_000_000;

/** The text; null where there is no file. Anything else that keeps it from being read is `unreadable`. */
export function readText(file: string): string | null {
  let bytes: Buffer;
  try {
    if (statSync(file).size > mostBytes) {
      throw new MnemeError(
        'config-invalid',
        say('{file} is larger than {mostBytes} bytes; that is no settings file. Move it away.', {
          file,
          mostBytes,
        }),
      );
    }
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof MnemeError) throw error;
    if (codeOf(error) === 'ENOENT') return null;
    throw new MnemeError(
      'unreadable',
      say('{file} cannot be read ({code}). Check its permissions.', { file, code: codeOf(error) }),
      {
        cause: error,
      },
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new MnemeError(
      'config-invalid',
      say('{file} is not UTF-8 text. Save it in that encoding.', { file }),
      {
        cause: error,
      },
    );
  }
}

/** Writes beside the file, to the disk, then in its place; a link stays a link, and permissions stay (new: owner only). */
export function writeText(file: string, text: string): void {
  const target = realPath(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    const handle = openSync(temporary, 'w', modeOf(target));
    try {
      // Not `writeSync`, which stops in the middle of the text where a disk has room for some of it only.
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, target);
  } catch (error) {
    removeIfThere(temporary);
    const isFull = ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
    const remedy = isFull
      ? say('The disk is full: free some space.')
      : say('Check that you may write there.');
    throw new MnemeError(
      isFull ? 'disk-full' : 'unreadable',
      say('{file} cannot be written ({code}). The settings are as before. {remedy}', {
        file,
        code: codeOf(error),
        remedy,
      }),
      { cause: error },
    );
  }
}

function removeIfThere(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // Why it could not be written is what is told.
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function modeOf(file: string): number {
  try {
    return statSync(file).mode & 0o777;
  } catch {
    return 0o600;
  }
}

function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : String(error);
}
