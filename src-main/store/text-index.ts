/** The full-text index of the units: one row a unit, its own words and those of its neighbours. Only this table's SQL. */
import type { ReadableDb, WritableDb } from './statements.ts';
import { normaliseText } from './text-normal.ts';

export interface IndexedText {
  readonly text: string;
  /** Text of the units directly before and after. */
  readonly near1: string;
  /** Text of the units two before and two after. */
  readonly near2: string;
}

/** Writes or replaces the row of a unit. */
export function indexText(db: WritableDb, unitId: number, { text, near1, near2 }: IndexedText): void {
  db.run('INSERT OR REPLACE INTO unit_text (rowid, text, near1, near2) VALUES (?, ?, ?, ?)', [
    unitId,
    normaliseText(text),
    normaliseText(near1),
    normaliseText(near2),
  ]);
}

export interface TextMatch {
  readonly id: number;
  /** BM25 as FTS5 gives it: the lower, the better; below 0. */
  readonly bm25: number;
}

/** Weights of the columns text, near1, near2. */
export type ColumnWeights = readonly [number, number, number];

/** What a search may find. The SELECTs give one column of unit ids. */
export interface UnitRestriction {
  /** No unit before this one; 0 where left out. */
  readonly oldest?: number;
  /** No unit after this one. */
  readonly newest: number;
  readonly within: readonly string[];
  readonly without: readonly string[];
  readonly parameters: Readonly<Record<string, string | number>>;
}

/**
 * The best `count` units for an expression of `text-query.ts`, and, from the same pass, the scores of the units in
 * `also` that match it at all. BM25 (Robertson and Zaragoza 2009) over weighted columns.
 */
export function bestText(
  db: ReadableDb,
  expression: string,
  weights: ColumnWeights,
  count: number,
  also: readonly number[],
  restriction: UnitRestriction,
): TextMatch[] {
  return db.all<TextMatch>(
    `WITH matches AS MATERIALIZED (${matchSql(weights, restriction)})
     SELECT id, bm25 FROM (SELECT id, bm25 FROM matches ORDER BY bm25, id DESC LIMIT :count)
     UNION
     SELECT id, bm25 FROM matches WHERE id IN (SELECT value FROM json_each(:also))`,
    { ...rangeOf(restriction), expression, count, also: JSON.stringify(also) },
  );
}

/** Every unit that matches, best first. */
export function allText(
  db: ReadableDb,
  expression: string,
  weights: ColumnWeights,
  restriction: UnitRestriction,
): number[] {
  return db.column<number>(`SELECT id FROM (${matchSql(weights, restriction)}) ORDER BY bm25, id DESC`, {
    ...rangeOf(restriction),
    expression,
  });
}

function rangeOf({ parameters, oldest = 0, newest }: UnitRestriction) {
  return { ...parameters, oldest, newest };
}

/** The plus keeps SQLite from looking every allowed unit up in the index, one query each. */
function matchSql([text, near1, near2]: ColumnWeights, { within, without }: UnitRestriction): string {
  const conditions = [
    ...within.map((select) => `AND +rowid IN (${select})`),
    ...without.map((select) => `AND +rowid NOT IN (${select})`),
  ];
  return `SELECT rowid AS id, bm25(unit_text, ${text}, ${near1}, ${near2}) AS bm25
    FROM unit_text WHERE unit_text MATCH :expression AND rowid BETWEEN :oldest AND :newest ${conditions.join(' ')}`;
}

export interface AllowedUnits {
  has(unitId: number): boolean;
  /** How many there are, at most. */
  readonly size: number;
}

/** Which units may be found, for the vectors in memory; null where every unit that there is now may. */
export function allowedUnits(db: ReadableDb, restriction: UnitRestriction): AllowedUnits | null {
  const { newest, within, without, parameters } = restriction;
  if (within.length === 0 && without.length === 0) {
    const isAll = (db.value<number>('SELECT max(id) FROM units') ?? 0) <= newest;
    return isAll ? null : { has: (unitId) => unitId <= newest, size: newest };
  }
  // In one row for all: a row for each would take most of the time.
  const read = (select: string): Set<number> => {
    const sql = `SELECT json_group_array(id) FROM (SELECT * FROM (SELECT 0 AS id WHERE 0) UNION ALL ${select})`;
    return new Set(JSON.parse(db.value<string>(sql, named(select, parameters))!) as number[]);
  };
  const inside = within.map(read);
  const outside = without.map(read);
  return {
    has: (unitId) =>
      unitId <= newest && inside.every((ids) => ids.has(unitId)) && !outside.some((ids) => ids.has(unitId)),
    size: Math.min(newest, ...inside.map((ids) => ids.size)),
  };
}

/** Only the parameters that a statement names: the driver refuses others. */
function named(sql: string, parameters: UnitRestriction['parameters']): Record<string, string | number> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => sql.includes(`:${name}`)));
}
