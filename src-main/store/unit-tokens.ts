/** The packed token vectors of units: a row each, made by one embedder; those of others are invisible. */
import type { ReadableDb, WritableDb } from './statements.ts';

export function putUnitTokens(db: WritableDb, embedderId: number, unitId: number, tokens: Uint8Array): void {
  db.run('INSERT OR REPLACE INTO unit_tokens (unit_id, embedder_id, tokens) VALUES (?, ?, ?)', [
    unitId,
    embedderId,
    tokens,
  ]);
}

/** Of the given units, those that have token vectors. */
export function readUnitTokens(
  db: ReadableDb,
  embedderId: number,
  unitIds: readonly number[],
): Map<number, Uint8Array> {
  const rows = db.all<{ id: number; tokens: Uint8Array }>(
    `SELECT unit_id AS id, tokens FROM unit_tokens
     WHERE unit_id IN (SELECT value FROM json_each(?)) AND embedder_id = ?`,
    [JSON.stringify(unitIds), embedderId],
  );
  return new Map(rows.map((row) => [row.id, row.tokens]));
}
