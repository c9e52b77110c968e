/**
 * Follows the files: what stands in them becomes passages that search finds, what is gone from them goes. The file decides;
 * what the index held before is no reason to keep anything.
 */
import type { MemoryActor } from '../../src-preload/contract/memory.ts';
import { addUnits, removeUnits, updateUnit } from '../memory/units.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { cleanText } from '../store/text-normal.ts';
import type { ScopedEvent, ScopedMemory } from './backend.ts';
import { digestOfFact } from './fact.ts';
import type { MarkdownEntry } from './markdown-document.ts';
import type { MemoryFile, MemoryFolder } from './memory-folder.ts';
import type { Scope } from './scope.ts';
import { groupMessages } from './scoped-facts-table.ts';

export interface FileEntry extends ScopedMemory {
  readonly file: MemoryFile;
  readonly line: number;
  readonly unitId: number;
}

interface Row {
  readonly id: string;
  readonly scope: Scope;
  readonly note: string;
  readonly line: number;
  readonly digest: string;
  readonly unitId: number;
  readonly text: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const columns = `e.entry_id AS id, e.scope, e.note, e.line, e.digest, e.unit_id AS unitId, u.text,
  e.seen_at AS createdAt, e.changed_at AS updatedAt`;
const tables = 'file_entries e JOIN units u ON u.id = e.unit_id';

export interface Followed {
  readonly added: number;
  readonly changed: number;
  readonly removedUnits: readonly number[];
  /** Whether entries are left that were not added, because there were too many for once. */
  readonly isCut: boolean;
}

export interface FollowOptions {
  /** Who made the difference. */
  readonly actor: MemoryActor | 'hand';
  readonly now: number;
  /** Entries added at once; whoever calls again goes on where it ended. */
  readonly most?: number;
  /** What the index is in step with (see `isInStep`): only what differs from it is looked at. */
  readonly since?: readonly MarkdownEntry[];
}

/** Longer lines are no sentences. */
const maxPassageChars = 20_000;

/** Whether the index holds as many entries of a file as were found in it; units that were erased took theirs along. */
export function isInStep(
  db: ReadableDb,
  scope: Scope,
  file: MemoryFile,
  entries: readonly MarkdownEntry[],
): boolean {
  const count = 'SELECT count(*) FROM file_entries WHERE scope = ? AND note = ?';
  return db.value<number>(count, [scope, noteOf(file)]) === entries.length;
}

/** Brings the index in step with what a file says now, in one transaction; who calls merges the index of words afterwards. */
export function followFile(
  db: WritableDb,
  scope: Scope,
  file: MemoryFile,
  entries: readonly MarkdownEntry[],
  { actor, now, most = Infinity, since = [] }: FollowOptions,
): Followed {
  const before = new Map(since.map((entry) => [entry.id, entry]));
  const others = entries.filter(({ id, line, text }) => {
    const known = before.get(id);
    return known?.line !== line || known.text !== text;
  });
  const isThere = new Set(entries.map(({ id }) => id));
  const left = since.filter(({ id }) => !isThere.has(id));
  const bringInStep = (): Followed => {
    const note = noteOf(file);
    const looked = since.length > 0 ? [...others, ...left] : null;
    const rows = new Map(readPlaces(db, scope, note, looked).map((row) => [row.id, row]));
    const gone = [...rows.values()].filter(({ id }) => !isThere.has(id));
    for (const { id } of gone) noteDeletion(db, scope, id, actor, now);
    const removedUnits = gone.map(({ unitId }) => unitId);
    removeUnits(db, removedUnits);
    const added: MarkdownEntry[] = [];
    let changed = 0;
    let isCut = false;
    for (const entry of others) {
      const row = rows.get(entry.id);
      if (!row && added.length >= most) {
        isCut = true;
        break;
      }
      if (!row) {
        added.push(entry);
        continue;
      }
      const said = passageOf(entry);
      // Not by the digest: a capital or a comma that was put right is followed as well.
      const hasOtherText = row.text !== said;
      if (!hasOtherText && row.line === entry.line) continue;
      if (hasOtherText) {
        updateUnit(db, row.unitId, said);
        noteChange(db, scope, entry.id, {
          event: 'UPDATE',
          before: row.text,
          after: said,
          actor,
          changedAt: now,
        });
        changed += 1;
      }
      db.run(
        `UPDATE file_entries SET line = ?, digest = ?, changed_at = ?
         WHERE scope = ? AND note = ? AND entry_id = ?`,
        [entry.line, digestOfFact(said), hasOtherText ? now : row.updatedAt, scope, note, entry.id],
      );
    }
    addEntries(db, scope, file, added, { actor, now });
    return { added: added.length, changed, removedUnits, isCut };
  };
  return transaction(db, bringInStep);
}

function addEntries(
  db: WritableDb,
  scope: Scope,
  file: MemoryFile,
  entries: readonly MarkdownEntry[],
  { actor, now }: Pick<FollowOptions, 'actor' | 'now'>,
): void {
  const note = noteOf(file);
  const units = entries.map((entry) => ({
    text: passageOf(entry),
    author: null,
    byOwner: false,
    occurredAt: timeOf(entry.id, file, now),
    frameId: null,
    scope,
  }));
  const unitIds = addUnits(db, `file:${scope}/${note}`, units);
  for (const [place, entry] of entries.entries()) {
    const { text, occurredAt } = units[place]!;
    db.run(
      `INSERT INTO file_entries (scope, note, entry_id, line, digest, unit_id, seen_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        scope,
        note,
        entry.id,
        entry.line,
        digestOfFact(text),
        unitIds[place]!,
        Math.min(occurredAt, now),
        now,
      ],
    );
    noteChange(db, scope, entry.id, { event: 'ADD', before: null, after: text, actor, changedAt: now });
  }
}

/** What search holds of a line. */
function passageOf({ text }: MarkdownEntry): string {
  return cleanText(text.slice(0, maxPassageChars));
}

/**
 * Forgets what is indexed where it is of another folder than this one, and answers the passages that were removed. What was there
 * is not gone, so the histories stay.
 */
export function beginWithFolder(db: WritableDb, { root, entrypoint }: MemoryFolder): number[] {
  const known = db.get<{ path: string; entrypoint: string }>('SELECT path, entrypoint FROM followed_folder');
  if (known?.path === root && known.entrypoint === entrypoint) return [];
  return transaction(db, () => {
    const unitIds = db.column<number>('SELECT unit_id FROM file_entries');
    removeUnits(db, unitIds);
    // What the other folder holds is no removal of what was copied from or to this one.
    db.run('DELETE FROM backend_copies');
    db.run('INSERT OR REPLACE INTO followed_folder (id, path, entrypoint) VALUES (1, ?, ?)', [
      root,
      entrypoint,
    ]);
    return unitIds;
  });
}

export function findEntry(db: ReadableDb, scope: Scope, id: string): FileEntry | undefined {
  const row = db.get<Row>(`SELECT ${columns} FROM ${tables} WHERE e.scope = ? AND e.entry_id = ?`, [
    scope,
    id,
  ]);
  return row && toEntry(row);
}

/** An entry of the scope that says the same, in any of its files; of several the one in `file`, and there the last. */
export function findSameFact(
  db: ReadableDb,
  scope: Scope,
  text: string,
  file?: MemoryFile,
): FileEntry | undefined {
  const row = db.get<Row>(
    `SELECT ${columns} FROM ${tables} WHERE e.scope = ? AND e.digest = ?
     ORDER BY e.note = ? DESC, e.line DESC LIMIT 1`,
    [scope, digestOfFact(text), file ? noteOf(file) : ''],
  );
  return row && toEntry(row);
}

/** The messages that an entry was said in; those that are gone add nothing. */
export function noteSources(db: WritableDb, scope: Scope, id: string, messageIds: readonly number[]): void {
  if (messageIds.length === 0) return;
  db.run(
    `INSERT OR IGNORE INTO file_entry_sources (scope, entry_id, message_id)
     SELECT ?, ?, id FROM chat_messages WHERE id IN (SELECT value FROM json_each(?))`,
    [scope, id, JSON.stringify(messageIds)],
  );
}

export function entriesOfUnits(db: ReadableDb, unitIds: readonly number[]): Map<number, FileEntry> {
  return new Map(
    db
      .all<Row>(`SELECT ${columns} FROM ${tables} WHERE e.unit_id IN (SELECT value FROM json_each(?))`, [
        JSON.stringify(unitIds),
      ])
      .map((row) => [row.unitId, toEntry(row)]),
  );
}

/** The entrypoint's lines in their order, then those of the notes, newest day first. */
export function listEntries(db: ReadableDb, scope: Scope, offset: number, limit: number): FileEntry[] {
  return db
    .all<Row>(
      `SELECT ${columns} FROM ${tables} WHERE e.scope = ?
       ORDER BY e.note <> '', e.note DESC, e.line LIMIT ? OFFSET ?`,
      [scope, limit, offset],
    )
    .map(toEntry);
}

/** The files of a scope that the index knows. */
export function filesKnown(db: ReadableDb, scope: Scope): MemoryFile[] {
  return db.column<string>('SELECT DISTINCT note FROM file_entries WHERE scope = ?', [scope]).map(toFile);
}

export function scopesKnown(db: ReadableDb): Scope[] {
  return db.column<Scope>('SELECT DISTINCT scope FROM file_entries ORDER BY scope');
}

export function countEntries(db: ReadableDb): { readonly scope: Scope; readonly memories: number }[] {
  return db.all('SELECT scope, count(*) AS memories FROM file_entries GROUP BY scope ORDER BY scope');
}

/** Of each file of a scope: of the entrypoint under the empty name, of a note under its day. */
export function countEntriesOf(db: ReadableDb, scope: Scope): Map<string, number> {
  const rows = db.all<{ note: string; entries: number }>(
    'SELECT note, count(*) AS entries FROM file_entries WHERE scope = ? GROUP BY note',
    [scope],
  );
  return new Map(rows.map(({ note, entries }) => [note, entries]));
}

/** The messages that entries were said in; those that came from none are left out. */
export function messagesOfEntries(
  db: ReadableDb,
  scope: Scope,
  ids: readonly string[],
): Map<string, number[]> {
  return groupMessages(
    db.all(
      `SELECT entry_id AS id, message_id AS messageId FROM file_entry_sources
       WHERE scope = ? AND entry_id IN (SELECT value FROM json_each(?)) ORDER BY message_id`,
      [scope, JSON.stringify(ids)],
    ),
  );
}

export function readFileHistory(db: ReadableDb, scope: Scope, id: string): ScopedEvent[] {
  return db.all<ScopedEvent>(
    `SELECT event, before, after, actor, changed_at AS changedAt FROM file_changes
     WHERE scope = ? AND entry_id = ? ORDER BY id`,
    [scope, id],
  );
}

type Place = Pick<Row, 'id' | 'line' | 'unitId' | 'text' | 'updatedAt'>;

/** Rows of a file: those of some entries, or all, as a file has thousands of lines of which one is another. */
function readPlaces(
  db: ReadableDb,
  scope: Scope,
  note: string,
  entries: readonly MarkdownEntry[] | null,
): Place[] {
  const sql = `SELECT e.entry_id AS id, e.line, e.unit_id AS unitId, u.text, e.changed_at AS updatedAt FROM ${tables}
    WHERE e.scope = ? AND e.note = ?`;
  if (entries === null) return db.all<Place>(sql, [scope, note]);
  const ids = JSON.stringify(entries.map(({ id }) => id));
  return db.all<Place>(`${sql} AND e.entry_id IN (SELECT value FROM json_each(?))`, [scope, note, ids]);
}

/** Also the words of histories whose files lie in a folder that was chosen before, and what was copied from or to the scope. */
export function forgetFileHistory(db: WritableDb, scope: Scope): void {
  db.run('UPDATE file_changes SET before = NULL, after = NULL WHERE scope = ?', [scope]);
  db.run('DELETE FROM backend_copies WHERE scope = ?', [scope]);
}

function noteChange(db: WritableDb, scope: Scope, id: string, change: ScopedEvent): void {
  db.run(
    `INSERT INTO file_changes (scope, entry_id, event, before, after, actor, changed_at)
     VALUES (:scope, :id, :event, :before, :after, :actor, :changedAt)`,
    { scope, id, ...change },
  );
}

/** A deletion takes the words of the history with it. */
function noteDeletion(
  db: WritableDb,
  scope: Scope,
  id: string,
  actor: ScopedEvent['actor'],
  now: number,
): void {
  db.run('UPDATE file_changes SET before = NULL, after = NULL WHERE scope = ? AND entry_id = ?', [scope, id]);
  db.run('DELETE FROM file_entry_sources WHERE scope = ? AND entry_id = ?', [scope, id]);
  noteChange(db, scope, id, { event: 'DELETE', before: null, after: null, actor, changedAt: now });
}

function toEntry({ note, digest: _, ...row }: Row): FileEntry {
  return { ...row, file: toFile(note) };
}

function toFile(note: string): MemoryFile {
  return note === '' ? { type: 'entrypoint' } : { type: 'note', day: note };
}

function noteOf(file: MemoryFile): string {
  return file.type === 'entrypoint' ? '' : file.day;
}

/** When it was written: as the id says, else the day of its note at noon UTC, else when it was first seen. */
function timeOf(id: string, file: MemoryFile, now: number): number {
  const written = /^m_(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})_/.exec(id)?.slice(1).map(Number);
  if (written) {
    const [year, month, day, hour, minute, second] = written as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return Math.max(0, Date.UTC(year, month - 1, day, hour, minute, second));
  }
  const noon = file.type === 'note' ? Date.parse(`${file.day}T12:00:00Z`) : NaN;
  return Number.isNaN(noon) ? now : Math.max(0, noon);
}
