/** Words as they are typed into the list: each must begin a word of the memory. */
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { beginsOf } from '../../store/text-query.ts';
import { foldText, isUnspaced } from '../../store/text-normal.ts';

const letters = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** Whether a text holds all that was typed. */
export function createTypedWords(typed: string): (text: string) => boolean {
  const words = foldText(typed).match(letters) ?? [];
  return (text) => {
    const folded = foldText(text);
    const begins = ` ${(folded.match(letters) ?? []).join(' ')}`;
    return words.every((word) => (isUnspaced(word) ? folded.includes(word) : begins.includes(` ${word}`)));
  };
}

/** Memories in force that may hold what was typed, by the text index; null where there are more than `most`. */
export function memoriesByWords(db: ReadableDb, typed: string, most: number): MemoryId[] | null {
  const expression = beginsOf(foldText(typed).match(letters) ?? []);
  if (expression === null) return [];
  const found = db.column<number>(`SELECT rowid FROM unit_text WHERE unit_text MATCH ? LIMIT ${most + 1}`, [
    expression,
  ]);
  if (found.length > most) return null;
  return db.column<MemoryId>(
    'SELECT DISTINCT memory_id FROM units WHERE id IN (SELECT value FROM json_each(?)) AND memory_id IS NOT NULL',
    [JSON.stringify(found)],
  );
}

/** Of these memories, those whose title or passages hold what was typed. */
export function keepByWords(
  db: ReadableDb,
  ids: readonly MemoryId[],
  fits: (text: string) => boolean,
): MemoryId[] {
  const rows = db.all<{ id: MemoryId; text: string }>(
    `SELECT m.id, m.title || char(10) || coalesce((SELECT group_concat(u.text, char(10)) FROM units u WHERE u.memory_id = m.id),
       (SELECT e.summary FROM episodic_memories e WHERE e.memory_id = m.id),
       (SELECT s.summary FROM semantic_memories s WHERE s.memory_id = m.id),
       (SELECT r.summary || ' ' || coalesce(r.address, '') FROM resource_memories r WHERE r.memory_id = m.id), '') AS text
     FROM memories m WHERE m.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  const kept = new Set(rows.filter(({ text }) => fits(text)).map(({ id }) => id));
  return ids.filter((id) => kept.has(id));
}
