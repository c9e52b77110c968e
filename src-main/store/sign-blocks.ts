/**
 * Signs of vectors as they are kept for the next start: 4096 units a row. The table's triggers take a row away as soon as a
 * vector of its units comes, changes or goes, so what is there is right. Only this table's SQL.
 */
import type { ReadableDb, WritableDb } from './statements.ts';
import type { VectorTables } from './vector-tables.ts';

const unitsABlock = 4096;

export interface SignBlock {
  readonly unitIds: readonly number[];
  /** Of each unit the same number of words, one unit after the other. */
  readonly signs: Uint32Array;
}

export function blockOf(unitId: number): number {
  return Math.floor(unitId / unitsABlock);
}

/** The first unit of a block. */
export function firstOf(block: number): number {
  return block * unitsABlock;
}

/** Null where it has to be made. */
export function readSignBlock(
  db: ReadableDb,
  tables: VectorTables,
  embedderId: number,
  block: number,
): SignBlock | null {
  const row = db.get<{ units: Uint8Array; signs: Uint8Array }>(
    `SELECT units, signs FROM ${tables.signs} WHERE block = ? AND embedder_id = ?`,
    [block, embedderId],
  );
  if (!row) return null;
  // Copied, because the driver's bytes may begin anywhere.
  const places = new Uint16Array(new Uint8Array(row.units).buffer);
  return {
    unitIds: Array.from(places, (place) => firstOf(block) + place),
    signs: new Uint32Array(new Uint8Array(row.signs).buffer),
  };
}

export function keepSignBlock(
  db: WritableDb,
  tables: VectorTables,
  embedderId: number,
  block: number,
  { unitIds, signs }: SignBlock,
): void {
  const places = Uint16Array.from(unitIds, (unitId) => unitId - firstOf(block));
  db.run(`INSERT OR REPLACE INTO ${tables.signs} (block, embedder_id, units, signs) VALUES (?, ?, ?, ?)`, [
    block,
    embedderId,
    new Uint8Array(places.buffer),
    new Uint8Array(signs.buffer, signs.byteOffset, signs.byteLength),
  ]);
}
