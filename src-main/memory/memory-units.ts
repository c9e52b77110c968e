/** The passages under which search finds a memory: its title and text in pieces of at most some 200 words. */
import type { Memory, MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { componentOf } from './components.ts';
import { readMemories } from './memories-table.ts';
import { sourceFrames } from './sources.ts';
import { bringUnitsInStep } from './units-in-step.ts';

const maxWords = 200;
/** For scripts without spaces, where a "word" may be a page. */
const maxChars = 1_500;

/**
 * Brings the passages of a memory in step with it: one that is not in force has none. Pieces that stay as they are keep
 * their vectors. Answers the units that were removed.
 */
export function refreshUnits(db: WritableDb, memory: Memory): number[] {
  const pieces = isSearchable(memory) ? piecesOf(db, memory) : [];
  const { id, occurredAt, scope } = memory;
  return bringUnitsInStep(
    db,
    'memory_id',
    id,
    streamOf(memory),
    pieces.map((text) => ({
      text,
      author: speakerOf(memory),
      byOwner: false,
      occurredAt,
      frameId: null,
      memoryId: id,
      scope,
    })),
  );
}

/** As `refreshUnits`, of one that is there; those that are right already keep their vectors. */
export function writeMemoryUnits(db: WritableDb, id: MemoryId): void {
  const [memory] = readMemories(db, [id]);
  if (memory) refreshUnits(db, memory);
}

/** Of the memories in force with the next `count` ids after `after`: which have no passage though they should, and the last id. */
export function memoriesWithoutUnits(
  db: ReadableDb,
  after: string,
  count: number,
): { readonly ids: readonly MemoryId[]; readonly through: MemoryId | null } {
  const looked =
    "FROM memories WHERE id > :after AND state IN ('active', 'candidate') ORDER BY id LIMIT :count";
  const through = db.value<MemoryId | null>(`SELECT max(id) FROM (SELECT id ${looked})`, { after, count });
  const without = db.column<MemoryId>(
    `SELECT id FROM (SELECT id ${looked}) m WHERE NOT EXISTS (SELECT 1 FROM units u WHERE u.memory_id = m.id)`,
    { after, count },
  );
  const missing = readMemories(db, without).filter(
    (memory) => isSearchable(memory) && piecesOf(db, memory).length > 0,
  );
  return { ids: missing.map(({ id }) => id), through: through ?? null };
}

export function unitsOfMemories(db: ReadableDb, ids: readonly MemoryId[]): number[] {
  return db.column<number>('SELECT id FROM units WHERE memory_id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ]);
}

/** Whether search and answers may use a memory. */
function isSearchable({ kind, state, fields }: Memory): boolean {
  if (state !== 'active' && state !== 'candidate') return false;
  return componentOf(kind).isUsable?.(fields) ?? true;
}

/** Of what was said in a conversation, who said it: a question may name them. */
function speakerOf(memory: Memory): string | null {
  return memory.scope !== null && memory.kind === 'semantic' ? memory.fields.origin || null : null;
}

/** What was said one after the other in a conversation is found by its neighbours' words as well; other memories stand alone. */
function streamOf({ id, scope }: Memory): string {
  return scope === null ? `memory:${id}` : `scope:${scope}`;
}

function piecesOf(db: ReadableDb, { id, kind, title, fields }: Memory): string[] {
  const isOnFrames = sourceFrames(db, id).length > 0;
  const text = componentOf(kind).searchTextOf(fields, { isOnFrames });
  return piecesOfText(text.startsWith(title) ? text : `${title}\n${text}`);
}

/** Cuts at line breaks where it can, else between words, else between characters. Nothing is lost, nothing said twice. */
export function piecesOfText(text: string): string[] {
  const pieces: string[] = [];
  let words: string[] = [];
  let chars = 0;
  const close = (): void => {
    if (words.length > 0) pieces.push(words.join('').trim());
    words = [];
    chars = 0;
  };
  for (const line of text.split(/(?<=\n)/u)) {
    const lineWords = (line.match(/\S+\s*/gu) ?? []).flatMap(cutLong);
    const lineChars = lineWords.reduce((sum, word) => sum + word.length, 0);
    const fits = words.length + lineWords.length <= maxWords && chars + lineChars <= maxChars;
    if (!fits && lineWords.length <= maxWords && lineChars <= maxChars) close();
    for (const word of lineWords) {
      if (words.length >= maxWords || chars + word.length > maxChars) close();
      words.push(word);
      chars += word.length;
    }
  }
  close();
  return pieces;
}

/** Never inside a surrogate pair. */
function cutLong(word: string): string[] {
  if (word.length <= maxChars) return [word];
  const characters = [...word];
  const pieces: string[] = [];
  for (let from = 0; from < characters.length; from += maxChars / 2)
    pieces.push(characters.slice(from, from + maxChars / 2).join(''));
  return pieces;
}
