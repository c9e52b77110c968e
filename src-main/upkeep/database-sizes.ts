/**
 * What takes how much room in the database. SQLite's own count (dbstat) reads every page of the file, seconds of a large one;
 * so some hundred rows, evenly spread over all, tell for the rest. Within a third of dbstat's figures.
 */
import type { SizePart } from '../../src-preload/contract/performance.ts';
import { textIndexBytes } from '../store/text-rows.ts';
import type { ReadableDb } from '../store/statements.ts';

export interface DatabaseSizes {
  readonly parts: readonly {
    readonly part: SizePart;
    readonly bytes: number;
    readonly isEstimate: boolean;
  }[];
  readonly passages: number;
}

const samples = 200;
/** Beside the bytes of its columns: header, number, place on the page. */
const rowBytes = 16;
/** Of a passage in the lists by time, stream, frame, memory and message. */
const listBytes = 80;
const vectorRowBytes = 32;
/** Unit's number and a bit for each dimension, where the vector has a byte. */
const signBytesOf = (vectorBytes: number): number => vectorBytes / 8 + 2;
/** Pages are not filled to their end, and still less where rows come in another order than that of their numbers. */
const filled = 0.9;
const looselyFilled = 0.68;

/** `room` is the store's; the generator pauses after each row. */
export function* surveyDatabase(
  db: ReadableDb,
  room: { readonly fileBytes: number; readonly freeBytes: number },
): Generator<void, DatabaseSizes> {
  const units = yield* spread(db, 'units', (id) =>
    db.get<{ id: number; text: number; vector: number; tokens: number; index: number }>(
      `SELECT u.id, octet_length(u.text) + octet_length(u.stream) * 2 + octet_length(coalesce(u.author, '')) AS text,
         coalesce((SELECT length(vector) FROM unit_vectors v WHERE v.unit_id = u.id), 0) AS vector,
         coalesce((SELECT length(tokens) FROM unit_tokens t WHERE t.unit_id = u.id), 0) AS tokens,
         coalesce((SELECT length(sz) + ${rowBytes} FROM unit_text_docsize d WHERE d.id = u.id), 0) AS "index"
       FROM units u WHERE u.id >= ? ORDER BY u.id LIMIT 1`,
      [id],
    ),
  );
  const frames = yield* spread(db, 'frames', (id) =>
    db.get<{ id: number; words: number }>(
      `SELECT id, coalesce(length(words), 0) AS words FROM frames WHERE id >= ? ORDER BY id LIMIT 1`,
      [id],
    ),
  );
  const of = (each: (row: (typeof units.rows)[number]) => number, share = filled): number =>
    units.rows.length === 0
      ? 0
      : (units.count * units.rows.reduce((sum, row) => sum + each(row), 0)) / units.rows.length / share;
  const words = frames.rows.reduce((sum, row) => sum + row.words, 0);
  const estimates: [SizePart, number][] = [
    ['passages', of(({ text }) => text + rowBytes + listBytes)],
    ['word-index', textIndexBytes(db) + of(({ index }) => index)],
    ['vectors', of(({ vector }) => (vector > 0 ? vector + vectorRowBytes : 0), looselyFilled)],
    ['word-vectors', of(({ tokens }) => (tokens > 0 ? tokens + rowBytes : 0), looselyFilled)],
    ['signs', of(({ vector }) => (vector > 0 ? signBytesOf(vector) : 0))],
    ['picture-words', frames.rows.length === 0 ? 0 : (frames.count * words) / frames.rows.length / filled],
  ];
  const used = Math.max(0, room.fileBytes - room.freeBytes);
  const sum = estimates.reduce((total, [, bytes]) => total + bytes, 0);
  // Estimates never say more than the file holds.
  const scale = sum > used ? used / sum : 1;
  const parts = estimates.map(([part, bytes]) => ({
    part,
    bytes: Math.round(bytes * scale),
    isEstimate: true,
  }));
  const known = parts.reduce((total, { bytes }) => total + bytes, 0);
  return {
    passages: units.count,
    parts: [
      ...parts,
      { part: 'rest', bytes: Math.max(0, used - known), isEstimate: true },
      { part: 'free', bytes: room.freeBytes, isEstimate: false },
    ],
  };
}

/** Rows evenly spread over the numbers of a table, and how many rows it has, about: exactly where there are few. */
function* spread<Row extends { readonly id: number }>(
  db: ReadableDb,
  table: 'units' | 'frames',
  rowFrom: (id: number) => Row | undefined,
): Generator<void, { readonly rows: readonly Row[]; readonly count: number }> {
  const first = db.value<number | null>(`SELECT min(id) FROM ${table}`) ?? 0;
  const last = db.value<number | null>(`SELECT max(id) FROM ${table}`) ?? -1;
  const numbers = last - first + 1;
  const rows: Row[] = [];
  if (numbers <= samples * 4) {
    for (let row = rowFrom(first); row; row = rowFrom(row.id + 1)) {
      rows.push(row);
      yield;
    }
    return { rows, count: rows.length };
  }
  let met = 0;
  for (let nth = 0; nth < samples; nth++) {
    const wanted = first + Math.floor(((nth + 0.5) * numbers) / samples);
    const row = rowFrom(wanted);
    if (row?.id === wanted) met += 1;
    if (row) rows.push(row);
    yield;
  }
  return { rows, count: Math.round((numbers * met) / samples) };
}
