/**
 * The pages of a store's file as they stand on the disk, opened one by one without SQLite: with the changes that its log holds,
 * and with nothing of a page that was changed by anything but the store. Reads only.
 */
import fs from 'node:fs';
import { aegisOpen, aegisStream } from './aegis-256.ts';

const pageBytes = 4096;
/** At the end of each page: a tag and a nonce of 32 bytes. */
const reservedBytes = 64;
export const usableBytes = pageBytes - reservedBytes;
/** Of the first page these stand in the clear, and the tag does not know them. */
const plainBytes = 24;
const logHeaderBytes = 32;
const frameHeaderBytes = 24;
const fileStart = Buffer.from('SQLite format 3\0', 'latin1');

export interface SealedPages {
  /** As many as the file had or the log says; the last ones may not be there any more. */
  readonly count: number;
  /** Pages whose newest form lies in the log. */
  readonly inLog: number;
  /** The log ends with something that is no change of the store. */
  readonly isLogCut: boolean;
  /** Numbered from 1; the bytes that SQLite uses. Null where the page is damaged or gone. */
  read(page: number): Buffer | null;
  close(): void;
}

/** Opens `file` and its log beside it, with the raw key of 32 bytes. Either may be missing, cut or full of garbage. */
export function openSealedPages(file: string, key: Uint8Array): SealedPages {
  const handle = fs.existsSync(file) ? fs.openSync(file, 'r') : null;
  const logFile = `${file}-wal`;
  const logHandle = fs.existsSync(logFile) ? fs.openSync(logFile, 'r') : null;
  const log = logHandle === null ? emptyLog : readLog(logHandle, key);
  const inFile = handle === null ? 0 : Math.ceil(fs.fstatSync(handle).size / pageBytes);
  const sealed = Buffer.alloc(pageBytes);

  function read(page: number): Buffer | null {
    const offset = log.offsets.get(page);
    if (offset !== undefined) return open(logHandle!, offset, page);
    return handle === null ? null : open(handle, (page - 1) * pageBytes, page);
  }

  function open(from: number, offset: number, page: number): Buffer | null {
    // A disk that cannot read a place is one way in which a page is lost.
    try {
      if (fs.readSync(from, sealed, 0, pageBytes, offset) < pageBytes) return null;
    } catch {
      return null;
    }
    return openPage(sealed, page, key);
  }

  const declared = read(1)?.readUInt32BE(28) ?? 0;
  return {
    count: log.pages > 0 ? log.pages : Math.max(inFile, Math.min(declared, 2 * inFile + 1_000_000)),
    inLog: log.offsets.size,
    isLogCut: log.isCut,
    read,
    close() {
      for (const one of [handle, logHandle]) if (one !== null) fs.closeSync(one);
    },
  };
}

/** Opens one page; null where it is damaged. */
function openPage(sealed: Buffer, page: number, key: Uint8Array): Buffer | null {
  const tag = sealed.subarray(usableBytes, usableBytes + 32);
  const nonce = sealed.subarray(usableBytes + 32);
  // The cipher gives each page a key and a nonce of its own, the nonce with the number of the page at its end.
  const once = aegisStream(64, key, nonce);
  once.writeUInt32BE(page, 60);
  const from = page === 1 ? plainBytes : 0;
  const plain = aegisOpen(sealed.subarray(from, usableBytes), tag, once.subarray(0, 32), once.subarray(32));
  if (plain === null || from === 0) return plain;
  return Buffer.concat([fileStart, sealed.subarray(fileStart.length, plainBytes), plain]);
}

interface Log {
  /** Where the newest form of a page begins. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Of the store after its last change; 0 where the log holds none. */
  readonly pages: number;
  readonly isCut: boolean;
}

const emptyLog: Log = { offsets: new Map(), pages: 0, isCut: false };

/** The log of changes (SQLite's "WAL file format") up to the last that is whole; what follows never happened. */
function readLog(handle: number, key: Uint8Array): Log {
  const { size } = fs.fstatSync(handle);
  if (size === 0) return emptyLog;
  const header = Buffer.alloc(logHeaderBytes);
  fs.readSync(handle, header, 0, logHeaderBytes, 0);
  const isBigEndian = header.readUInt32BE(0) === 0x377f0683;
  if (!isBigEndian && header.readUInt32BE(0) !== 0x377f0682) return { ...emptyLog, isCut: true };
  const sum = checksum(header.subarray(0, 24), isBigEndian);
  if (header.readUInt32BE(24) !== sum[0] || header.readUInt32BE(28) !== sum[1])
    return { ...emptyLog, isCut: true };
  const offsets = new Map<number, number>();
  const pending = new Map<number, number>();
  const frame = Buffer.alloc(frameHeaderBytes + pageBytes);
  let pages = 0;
  let isCut = false;
  for (let at = logHeaderBytes; at < size; at += frame.length) {
    const got = fs.readSync(handle, frame, 0, frame.length, at);
    // What an earlier round of the log left has other salts: the ordinary end.
    if (got >= frameHeaderBytes && !frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
    const page = frame.readUInt32BE(0);
    const content = frame.subarray(frameHeaderBytes);
    const plain = got === frame.length && page > 0 ? openPage(content, page, key) : null;
    if (plain === null) {
      isCut = true;
      break;
    }
    pending.set(page, at + frameHeaderBytes);
    const after = frame.readUInt32BE(4);
    if (after === 0) continue;
    for (const [number, offset] of pending) offsets.set(number, offset);
    pending.clear();
    pages = after;
  }
  return { offsets, pages, isCut };
}

/** SQLite's checksum of its log: two sums over words, each fed by the other. The frames have their tags. */
function checksum(bytes: Buffer, isBigEndian: boolean): [number, number] {
  let [a, b] = [0, 0];
  for (let at = 0; at < bytes.length; at += 8) {
    const first = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const second = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + first + b) >>> 0;
    b = (b + second + a) >>> 0;
  }
  return [a, b];
}
