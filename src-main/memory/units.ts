/**
 * Units: the passages that search finds. Adding or removing one keeps the full-text rows of its neighbours right,
 * because a short unit is also found by the words said just before and after it.
 */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { indexText } from '../store/text-index.ts';
import { cleanText, countWords } from '../store/text-normal.ts';
import { noteChore } from '../store/chores.ts';

export interface NewUnit {
  readonly text: string;
  /** The application for text of a screen, the writer's name for a message. */
  readonly author: string | null;
  readonly byOwner: boolean;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly occurredAt: number;
  /** Where the text stands: on a frame, in a memory, in a message of a chat, or elsewhere. */
  readonly frameId: FrameId | null;
  readonly memoryId?: MemoryId | null;
  readonly messageId?: number | null;
  /** Whose conversation memory it is; left out for the owner's own. */
  readonly scope?: string | null;
}

export interface Unit extends Omit<NewUnit, 'memoryId' | 'messageId' | 'scope'> {
  readonly id: number;
  readonly stream: string;
}

/** Long units stand for themselves: with neighbours indexed they were found for the wrong words. */
const maxWordsForNeighbours = 80;
const reach = 2;

interface Row {
  readonly id: number;
  readonly stream: string;
  readonly position: number;
  readonly author: string | null;
  readonly text: string;
  readonly wordCount: number;
}

const rowColumns = 'id, stream, position, author, text, word_count AS wordCount';

/** Appends units to a stream, in one transaction, and answers their ids. Their vectors follow in the background. */
export function addUnits(db: WritableDb, stream: string, units: readonly NewUnit[]): number[] {
  if (units.length === 0) return [];
  return transaction(db, () => {
    const before = rowsBefore(db, stream, Number.MAX_SAFE_INTEGER, reach * 2);
    let position = before.at(-1)?.position ?? 0;
    const added = units.map((unit): Row => {
      const text = cleanText(unit.text);
      const wordCount = countWords(text);
      position += 1;
      const { id } = db.run(
        `INSERT INTO units
           (stream, position, frame_id, memory_id, message_id, scope, occurred_at, author, by_owner, text, word_count)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          stream,
          position,
          unit.frameId,
          unit.memoryId ?? null,
          unit.messageId ?? null,
          unit.scope ?? null,
          unit.occurredAt,
          unit.author,
          unit.byOwner ? 1 : 0,
          text,
          wordCount,
        ],
      );
      return { id, stream, position, author: unit.author, text, wordCount };
    });
    const rows = [...before, ...added];
    indexRows(db, rows, Math.max(0, before.length - reach), rows.length);
    return added.map((row) => row.id);
  });
}

/**
 * Gives a unit another text (a line that grew while it was typed); its vector is made anew. With `shownBy` it belongs to
 * that frame from now on.
 */
export function updateUnit(
  db: WritableDb,
  unitId: number,
  text: string,
  shownBy: { readonly frameId: FrameId; readonly occurredAt: number } | null = null,
): void {
  transaction(db, () => {
    const clean = cleanText(text);
    const row = db.get<{ stream: string; position: number }>(
      'SELECT stream, position FROM units WHERE id = ?',
      [unitId],
    );
    if (!row) return;
    db.run('UPDATE units SET text = ?, word_count = ? WHERE id = ?', [clean, countWords(clean), unitId]);
    if (shownBy) {
      db.run('UPDATE units SET frame_id = ?, occurred_at = ? WHERE id = ?', [
        shownBy.frameId,
        shownBy.occurredAt,
        unitId,
      ]);
    }
    noteChore(db, 'forget-text');
    reindexAround(db, row.stream, row.position);
  });
}

/** Writes the text row of a unit anew, from what stands in it and beside it; nothing where the unit is gone. */
export function indexAgain(db: WritableDb, unitId: number): void {
  const place = db.get<{ stream: string; position: number }>(
    'SELECT stream, position FROM units WHERE id = ?',
    [unitId],
  );
  if (!place) return;
  const before = rowsBefore(db, place.stream, place.position, reach);
  const from = db.all<Row>(
    `SELECT ${rowColumns} FROM units WHERE stream = ? AND position >= ? ORDER BY position LIMIT ?`,
    [place.stream, place.position, reach + 1],
  );
  indexRows(db, [...before, ...from], before.length, before.length + 1);
}

/** Removes units with their text rows and vectors, and answers how many there were. */
export function removeUnits(db: WritableDb, unitIds: readonly number[]): number {
  if (unitIds.length === 0) return 0;
  return transaction(db, () => {
    const ids = JSON.stringify(unitIds);
    const gone = db.all<{ stream: string; position: number }>(
      'SELECT stream, position FROM units WHERE id IN (SELECT value FROM json_each(?)) ORDER BY stream, position',
      [ids],
    );
    const { changes } = db.run('DELETE FROM units WHERE id IN (SELECT value FROM json_each(?))', [ids]);
    if (gone.length > 0) noteChore(db, 'forget-text');
    const done = new Set<number>();
    for (const { stream, position } of gone) reindexAround(db, stream, position, done);
    return changes;
  });
}

/** Removes the units that were read from frames, and answers their ids (for the vector index in memory). */
export function removeUnitsOfFrames(db: WritableDb, frameIds: readonly FrameId[]): number[] {
  const ids = db.column<number>('SELECT id FROM units WHERE frame_id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(frameIds),
  ]);
  removeUnits(db, ids);
  return ids;
}

/** The newest `count` units of a stream, oldest first. */
export function lastUnits(db: ReadableDb, stream: string, count: number): Unit[] {
  return db
    .all<Omit<Unit, 'byOwner'> & { readonly byOwner: number }>(
      `SELECT id, stream, text, author, by_owner AS byOwner, occurred_at AS occurredAt, frame_id AS frameId
       FROM units WHERE stream = ? ORDER BY position DESC LIMIT ?`,
      [stream, count],
    )
    .reverse()
    .map((row) => ({ ...row, byOwner: row.byOwner === 1 }));
}

export interface UnitBeside {
  readonly id: number;
  /** -2, -1, 1 or 2. */
  readonly distance: number;
  readonly wordCount: number;
  readonly author: string | null;
  readonly isQuestion: boolean;
}

/** The units up to two places before and after a unit of a stream. */
export function unitsBeside(
  db: ReadableDb,
  { stream, position }: { readonly stream: string; readonly position: number },
): UnitBeside[] {
  type Beside = Omit<UnitBeside, 'isQuestion' | 'distance'> & { readonly text: string };
  const columns = 'id, author, text, word_count AS wordCount';
  const before = db.all<Beside>(
    `SELECT ${columns} FROM units WHERE stream = ? AND position < ? ORDER BY position DESC LIMIT ?`,
    [stream, position, reach],
  );
  const after = db.all<Beside>(
    `SELECT ${columns} FROM units WHERE stream = ? AND position > ? ORDER BY position LIMIT ?`,
    [stream, position, reach],
  );
  const placed = (side: -1 | 1) => (unit: Beside, place: number) => ({
    id: unit.id,
    distance: side * (place + 1),
    wordCount: unit.wordCount,
    author: unit.author,
    isQuestion: isQuestion(unit.text),
  });
  return [...before.map(placed(-1)), ...after.map(placed(1))];
}

/** Whether a text ends with a question mark of any script. */
export function isQuestion(text: string): boolean {
  return /[?？؟]\s*$/u.test(text);
}

/** The text of a unit as it is searched and turned into a vector. */
export function spokenText(unit: { readonly author: string | null; readonly text: string }): string {
  return unit.author ? `${unit.author}: ${unit.text}` : unit.text;
}

/** Indexes the units at a distance of at most two from a position again; `done` keeps a long removal from repeating them. */
export function reindexAround(
  db: WritableDb,
  stream: string,
  position: number,
  done = new Set<number>(),
): void {
  const before = rowsBefore(db, stream, position, reach * 2);
  const from = db.all<Row>(
    `SELECT ${rowColumns} FROM units WHERE stream = ? AND position >= ? ORDER BY position LIMIT ?`,
    [stream, position, reach * 2 + 1],
  );
  const rows = [...before, ...from];
  const middle = from[0]?.position === position ? 1 : 0;
  indexRows(db, rows, Math.max(0, before.length - reach), before.length + middle + reach, done);
}

function rowsBefore(db: ReadableDb, stream: string, position: number, count: number): Row[] {
  return db
    .all<Row>(
      `SELECT ${rowColumns} FROM units WHERE stream = ? AND position < ? ORDER BY position DESC LIMIT ?`,
      [stream, position, count],
    )
    .reverse();
}

/** Writes the text rows of `rows[from]` to `rows[to - 1]`; the others are only their neighbours. */
function indexRows(db: WritableDb, rows: readonly Row[], from: number, to: number, done?: Set<number>): void {
  for (let place = from; place < Math.min(to, rows.length); place++) {
    const row = rows[place]!;
    if (done?.has(row.id)) continue;
    done?.add(row.id);
    indexText(db, row.id, {
      text: spokenText(row),
      near1: neighbours(rows, place, 1),
      near2: neighbours(rows, place, 2),
    });
  }
}

function neighbours(rows: readonly Row[], place: number, distance: number): string {
  if (!isShort(rows[place]!)) return '';
  return [rows[place - distance], rows[place + distance]]
    .filter((row) => row !== undefined)
    .filter(isShort)
    .map(spokenText)
    .join('\n');
}

/** Only short units lend their words to their neighbours, and borrow theirs. */
export function isShort(unit: { readonly wordCount: number }): boolean {
  return unit.wordCount <= maxWordsForNeighbours;
}
