/** The files beside the store: what tells an unclean end, what tells a wrong key, and the copies that changes leave. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Log } from '../base/log.ts';
import { storeError } from './statements.ts';

export interface FilesBeside {
  /** Empty; stands there while the store is open, and stays after an unclean end or where damage was met. */
  readonly open: string;
  /** Made with the store, a keyed digest: tells a wrong key from damage, and a store that was emptied from a new one. */
  readonly keyCheck: string;
  /** The store as it is being written anew. */
  readonly rewritten: string;
}

export function filesBeside(file: string): FilesBeside {
  return { open: `${file}.open`, keyCheck: `${file}.check`, rewritten: `${file}.rewritten` };
}

/** Bytes of the log of changes that stands beside the file; 0 without one. */
export function logBytes(file: string): number {
  return sizeOf(`${file}-wal`);
}

/** Bytes of a file; 0 without one. */
export function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The copy that is kept of the store before its layout is taken further than `version`. */
export function copyBefore(file: string, version: number): string {
  return `${file}.before-${version}`;
}

/** Removes the copies of earlier layouts. One that the disk does not let go is tried again at the next occasion. */
export function removeCopiesBefore(file: string, log: Log): void {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.before-`;
  try {
    for (const name of fs.readdirSync(folder)) {
      if (!name.startsWith(start)) continue;
      fs.rmSync(path.join(folder, name), { force: true });
      log('info', 'the copy of an earlier layout was removed', { name });
    }
  } catch (error) {
    log('error', 'a copy of an earlier layout could not be removed', { reason: String(error) });
  }
}

export function writeOpenMark(file: string): void {
  writeSmallFile(filesBeside(file).open, Buffer.alloc(0));
}

export function writeKeyCheck(file: string, key: Uint8Array): void {
  writeSmallFile(filesBeside(file).keyCheck, digestOf(key));
}

/** The store was made with this key, as far as is known. */
export function isKnownKey(file: string, key: Uint8Array): boolean {
  const { keyCheck } = filesBeside(file);
  const kept = fs.existsSync(keyCheck) ? fs.readFileSync(keyCheck) : null;
  const expected = digestOf(key);
  return kept?.length === expected.length && timingSafeEqual(kept, expected);
}

function digestOf(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('mneme store key check').digest();
}

function writeSmallFile(file: string, bytes: Uint8Array): void {
  try {
    fs.writeFileSync(file, bytes, { mode: 0o600 });
  } catch (error) {
    throw storeError(error, file);
  }
}
