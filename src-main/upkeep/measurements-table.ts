/** The SQL of `measurements`: the last results of each sort, as JSON of figures. */
import type { z } from 'zod';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export type Measured = 'search' | 'check';

const kept = 30;

export function keepMeasurement(db: WritableDb, what: Measured, measuredAt: number, result: object): void {
  db.run('INSERT INTO measurements (what, measured_at, result) VALUES (?, ?, ?)', [
    what,
    measuredAt,
    JSON.stringify(result),
  ]);
  db.run(
    `DELETE FROM measurements WHERE what = :what
       AND id NOT IN (SELECT id FROM measurements WHERE what = :what ORDER BY id DESC LIMIT ${kept})`,
    { what },
  );
}

/** Newest first; what an earlier version wrote in another shape is left out. */
export function readMeasurements<Result>(
  db: ReadableDb,
  what: Measured,
  schema: z.ZodType<Result>,
): Result[] {
  return db
    .column<string>('SELECT result FROM measurements WHERE what = ? ORDER BY id DESC', [what])
    .map((text) => schema.safeParse(JSON.parse(text)))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []));
}
