/** Writes a small file so that it is either the old one or the new one, whatever happens in between. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Readable by its owner only. */
export function writeFileWhole(file: string, content: string): void {
  const next = `${file}.next`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}
