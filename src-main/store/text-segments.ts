/**
 * The segments of the full-text index, read from FTS5's own record of its structure: cookie, mark of the second version, then as
 * varints the levels, each with its segments (`fts5StructureDecode` in SQLite's fts5_index.c).
 */
import type { ReadableDb } from './statements.ts';

export interface TextSegments {
  readonly ids: ReadonlySet<number>;
  /** A merge was begun and is not finished. */
  readonly isMerging: boolean;
}

/** Of the row that holds the record: `FTS5_STRUCTURE_ROWID`. */
const recordId = 10;
const cookieBytes = 4;
/** `FTS5_STRUCTURE_V2`; tables with marked rows have it. */
const secondVersion = Buffer.from([0xff, 0, 0, 1]);
/** After its number: first and last page, both origins, pages of marks, marks, entries. */
const fieldsOfSegment = 7;

/** Throws where the record is not of the version that this was written for. */
export function readTextSegments(db: ReadableDb): TextSegments {
  const record = db.value<Uint8Array>('SELECT block FROM unit_text_data WHERE id = ?', [recordId]);
  if (!record || secondVersion.compare(record, cookieBytes, cookieBytes + secondVersion.length) !== 0)
    throw new Error('The text index has a structure that this version does not know.');
  let at = cookieBytes + secondVersion.length;
  const levels = next();
  // How many segments there are is the sum of the levels' own; how many pages were written says nothing here.
  next();
  next();
  const ids = new Set<number>();
  let isMerging = false;
  for (let level = 0; level < levels; level += 1) {
    if (next() > 0) isMerging = true;
    const segments = next();
    for (let segment = 0; segment < segments; segment += 1) {
      ids.add(next());
      for (let field = 0; field < fieldsOfSegment; field += 1) next();
    }
  }
  return { ids, isMerging };

  /** SQLite's varint: seven bits a byte, the most significant first; a ninth byte counts whole. */
  function next(): number {
    let value = 0;
    for (let nth = 0; nth < 9; nth += 1) {
      const byte = record![at++];
      if (byte === undefined) throw new Error('The record of the text index’s structure is cut off.');
      if (nth === 8) return value * 256 + byte;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    return value;
  }
}
