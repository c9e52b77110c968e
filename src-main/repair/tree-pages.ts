/** The pages of SQLite's trees ("Database File Format", 1.6 and 2): cells, chains of overflow, records. Pure but for the pages. */
import type { SqlValue } from '../store/statements.ts';
import { usableBytes } from './sealed-pages.ts';

export type ReadPage = (page: number) => Buffer | null;

/** First byte of a page of a tree. */
export const pageKind = { indexInterior: 2, tableInterior: 5, indexLeaf: 10, tableLeaf: 13 } as const;

export function kindOf(bytes: Buffer, page: number): number {
  const kind = bytes[headerAt(page)]!;
  return Object.values(pageKind).includes(kind as 2) ? kind : 0;
}

export interface Row {
  /** Null in the tree of an index and of a table without one. */
  readonly rowid: bigint | null;
  readonly values: readonly SqlValue[];
}

/** The pages below an interior page, none for a leaf. */
export function childrenOf(bytes: Buffer, page: number): number[] {
  const kind = kindOf(bytes, page);
  if (kind !== pageKind.tableInterior && kind !== pageKind.indexInterior) return [];
  const children = cellsOf(bytes, page, 12).map((cell) => bytes.readUInt32BE(cell));
  return [...children, bytes.readUInt32BE(headerAt(page) + 8)];
}

/** The lowest row number of a leaf of a table, by which leaves stand in order. */
export function firstRowid(bytes: Buffer, page: number): number {
  const cell = cellsOf(bytes, page, 8)[0];
  if (cell === undefined) return 0;
  return Number(readVarint(bytes, readVarint(bytes, cell).next).value);
}

/**
 * The rows that a page holds itself: a leaf, or an interior page of an index. A row of which a page of its chain is lost, or that
 * is no record, is left out and told to `onLost`.
 */
export function* rowsOf(bytes: Buffer, page: number, read: ReadPage, onLost: () => void): Generator<Row> {
  const kind = kindOf(bytes, page);
  if (kind === pageKind.tableInterior || kind === 0) return;
  const isTable = kind === pageKind.tableLeaf;
  for (const cell of cellsOf(bytes, page, kind === pageKind.indexInterior ? 12 : 8)) {
    try {
      const size = readVarint(bytes, kind === pageKind.indexInterior ? cell + 4 : cell);
      const rowid = isTable ? readVarint(bytes, size.next) : null;
      const payload = gather(bytes, rowid?.next ?? size.next, Number(size.value), isTable, read);
      const values = payload && readRecord(payload);
      if (values) yield { rowid: rowid && BigInt.asIntN(64, rowid.value), values };
      else onLost();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      onLost();
    }
  }
}

function headerAt(page: number): number {
  return page === 1 ? 100 : 0;
}

/** Where the cells begin, after a header of so many bytes. */
function cellsOf(bytes: Buffer, page: number, headerBytes: number): number[] {
  const header = headerAt(page);
  const count = Math.min(bytes.readUInt16BE(header + 3), Math.floor(usableBytes / 4));
  const cells: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = bytes.readUInt16BE(header + headerBytes + 2 * i);
    if (at < usableBytes) cells.push(at);
  }
  return cells;
}

/** The whole content of a cell; null where a page of its chain is lost. */
function gather(bytes: Buffer, at: number, size: number, isTable: boolean, read: ReadPage): Buffer | null {
  const most = isTable ? usableBytes - 35 : Math.floor(((usableBytes - 12) * 64) / 255) - 23;
  if (size <= most) return bytes.subarray(at, at + size);
  const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usableBytes - 4));
  const local = fitting <= most ? fitting : least;
  const pieces = [bytes.subarray(at, at + local)];
  let left = size - local;
  let next = bytes.readUInt32BE(at + local);
  while (left > 0) {
    const page = next === 0 ? null : read(next);
    if (page === null) return null;
    const piece = page.subarray(4, 4 + Math.min(left, usableBytes - 4));
    pieces.push(piece);
    left -= piece.length;
    next = page.readUInt32BE(0);
  }
  return Buffer.concat(pieces);
}

/** The values of a record; null where it is none. */
function readRecord(payload: Buffer): SqlValue[] | null {
  const header = readVarint(payload, 0);
  const headerEnd = Number(header.value);
  const values: SqlValue[] = [];
  let at = header.next;
  let body = headerEnd;
  while (at < headerEnd) {
    const type = readVarint(payload, at);
    at = type.next;
    const serial = Number(type.value);
    const bytes = bytesOf(serial);
    if (body + bytes > payload.length) return null;
    values.push(readValue(payload, body, serial, bytes));
    body += bytes;
  }
  return at === headerEnd && body === payload.length ? values : null;
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

function bytesOf(serial: number): number {
  return serial < 10 ? integerBytes[serial]! : Math.floor((serial - 12) / 2);
}

function readValue(payload: Buffer, at: number, serial: number, bytes: number): SqlValue {
  if (serial === 0) return null;
  if (serial <= 5) return BigInt(payload.readIntBE(at, bytes));
  if (serial === 6) return payload.readBigInt64BE(at);
  if (serial === 7) return payload.readDoubleBE(at);
  if (serial === 8 || serial === 9) return BigInt(serial - 8);
  if (serial < 12) throw new RangeError('no type of a record');
  return serial % 2 === 0
    ? Buffer.from(payload.subarray(at, at + bytes))
    : payload.toString('utf8', at, at + bytes);
}

/** At most nine bytes, the ninth whole; beyond the end a RangeError. */
function readVarint(bytes: Buffer, at: number): { readonly value: bigint; readonly next: number } {
  let value = 0;
  // Eight bytes are fewer bits than a bigint needs only up to the seventh.
  for (let i = 0; i < 7; i++) {
    const byte = bytes.readUInt8(at + i);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value: BigInt(value), next: at + i + 1 };
  }
  let wide = BigInt(value);
  const eighth = bytes.readUInt8(at + 7);
  wide = wide * 128n + BigInt(eighth & 127);
  if (eighth < 128) return { value: wide, next: at + 8 };
  return { value: wide * 256n + BigInt(bytes.readUInt8(at + 8)), next: at + 9 };
}
