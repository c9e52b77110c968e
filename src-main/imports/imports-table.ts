/** The SQL of `imports`: what was imported from which file, and the step that takes it back. */
import type { ImportCounts, ImportFormat, ImportRun } from '../../src-preload/contract/imports.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';

export interface StoredImport extends Omit<ImportRun, 'counts'>, ImportCounts {
  readonly step: number | null;
}

const columns =
  'id, file, format, state, step, started_at AS startedAt, added, known, kept, excluded, redacted';

export function beginImport(
  db: WritableDb,
  row: {
    readonly file: string;
    readonly digest: string;
    readonly format: ImportFormat;
    readonly now: number;
  },
): number {
  return db.run(
    `INSERT INTO imports (file, digest, format, state, started_at) VALUES (:file, :digest, :format, 'running', :now)`,
    row,
  ).id;
}

/** The import of this content that did not end. */
export function interruptedImport(db: ReadableDb, digest: string): StoredImport | undefined {
  return db.all<StoredImport>(
    `SELECT ${columns} FROM imports WHERE digest = ? AND state = 'running' ORDER BY id DESC LIMIT 1`,
    [digest],
  )[0];
}

export function readImport(db: ReadableDb, id: number): StoredImport | undefined {
  return db.all<StoredImport>(`SELECT ${columns} FROM imports WHERE id = ?`, [id])[0];
}

export function listImports(db: ReadableDb): StoredImport[] {
  return db.all(`SELECT ${columns} FROM imports ORDER BY id DESC LIMIT 100`);
}

export function noteStep(db: WritableDb, id: number, step: number): void {
  db.run('UPDATE imports SET step = ? WHERE id = ?', [step, id]);
}

export function noteCounts(db: WritableDb, id: number, counts: ImportCounts): void {
  db.run(
    `UPDATE imports SET added = :added, known = :known, kept = :kept, excluded = :excluded, redacted = :redacted
     WHERE id = :id`,
    { id, ...counts },
  );
}

export function endImport(db: WritableDb, id: number, state: 'done' | 'undone'): void {
  db.run('UPDATE imports SET state = ? WHERE id = ?', [state, id]);
}

/** Some of what a step added and nobody changed since. */
export function unchangedOfStep(db: ReadableDb, step: number, limit: number): MemoryId[] {
  return db.column<MemoryId>(
    `SELECT c.memory_id FROM memory_changes c JOIN memories m ON m.id = c.memory_id
     WHERE c.step = :step AND c.event = 'ADD' AND m.state <> 'deleted' AND NOT EXISTS (
       SELECT 1 FROM memory_changes later WHERE later.memory_id = c.memory_id AND later.id > c.id AND later.undone = 0)
     LIMIT :limit`,
    { step, limit },
  );
}

export function countOfStep(db: ReadableDb, step: number): number {
  return (
    db.value<number>(
      `SELECT count(*) FROM memory_changes c JOIN memories m ON m.id = c.memory_id
       WHERE c.step = ? AND c.event = 'ADD' AND m.state <> 'deleted'`,
      [step],
    ) ?? 0
  );
}
