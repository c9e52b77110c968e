/** How the rest of the house speaks SQL: prepared once, parameters bound, failures named, slow statements noted. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Log } from '../base/log.ts';
import type { Connection, Statement } from './driver.ts';

export type SqlValue = string | number | bigint | Uint8Array | null;
/** Values for `?` in their order, or for `:name` by their name. */
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** A store that may be asked. `Row` is what the statement selects, by column name; the caller's SQL is its proof. */
export interface ReadableDb {
  readonly kind: 'store';
  all<Row>(sql: string, parameters?: SqlParameters): Row[];
  get<Row>(sql: string, parameters?: SqlParameters): Row | undefined;
  /** The first column of every row. */
  column<Value>(sql: string, parameters?: SqlParameters): Value[];
  /** The first column of the first row. */
  value<Value>(sql: string, parameters?: SqlParameters): Value | undefined;
}

declare const writable: unique symbol;

/** A store that may be changed, too. */
export interface WritableDb extends ReadableDb {
  readonly [writable]: true;
  /** Runs one statement that changes something. */
  run(sql: string, parameters?: SqlParameters): { readonly changes: number; readonly id: number };
}

/** Statements that are kept prepared; the house has fewer, so the oldest only leaves where SQL is put together. */
const maxPrepared = 300;
const slowMs = 250;

export interface Statements {
  readonly db: WritableDb;
  /** From now on another connection to the same store is spoken to. */
  use(next: Connection): void;
}

/** Wraps an open connection. `file` is named in errors. */
export function createStatements(
  first: Connection,
  file: string,
  log: Log,
  onDamage: () => void = () => {},
): Statements {
  let connection = first;
  const prepared = new Map<string, Statement>();

  function prepare(sql: string): Statement {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    if (prepared.size >= maxPrepared) prepared.delete(prepared.keys().next().value!);
    prepared.set(sql, statement);
    return statement;
  }

  function timed<T>(sql: string, parameters: SqlParameters, use: (statement: Statement) => T): T {
    const startedAt = performance.now();
    try {
      return use(prepare(sql));
    } catch (error) {
      if (isDamage(error)) onDamage();
      throw storeError(error, file);
    } finally {
      const ms = Math.round(performance.now() - startedAt);
      if (ms >= slowMs) {
        log('warn', 'slow statement', { ms, parameters: Object.keys(parameters).length, sql: squeeze(sql) });
      }
    }
  }

  const db = {
    kind: 'store',
    all: <Row>(sql: string, parameters: SqlParameters = []) =>
      timed(sql, parameters, (statement) => statement.pluck(false).all(parameters) as Row[]),
    get: <Row>(sql: string, parameters: SqlParameters = []) =>
      timed(sql, parameters, (statement) => statement.pluck(false).get(parameters) as Row | undefined),
    column: <Value>(sql: string, parameters: SqlParameters = []) =>
      timed(sql, parameters, (statement) => statement.pluck(true).all(parameters) as Value[]),
    value: <Value>(sql: string, parameters: SqlParameters = []) =>
      timed(sql, parameters, (statement) => statement.pluck(true).get(parameters) as Value | undefined),
    run: (sql: string, parameters: SqlParameters = []) =>
      timed(sql, parameters, (statement) => {
        const result = statement.run(parameters);
        return { changes: result.changes, id: Number(result.lastInsertRowid) };
      }),
  } as WritableDb;
  return {
    db,
    use(next) {
      prepared.clear();
      connection = next;
    },
  };
}

/** Says in the product's codes what the driver reported; what it cannot place comes back as it was. */
export function storeError(error: unknown, file: string): unknown {
  const code = sqliteCode(error);
  if (
    code === 'SQLITE_FULL' ||
    code === 'SQLITE_IOERR_SHMSIZE' ||
    (error as { code?: string }).code === 'ENOSPC'
  ) {
    return new MnemeError(
      'disk-full',
      say('The disk that holds {file} is full, so nothing more was written. Free some space and try again.', {
        file,
      }),
      { cause: error },
    );
  }
  if (isDamage(error)) return damaged(file, error);
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_READONLY') {
    return new MnemeError(
      'unreadable',
      say(
        '{file} cannot be read or written ({code}). Check that the disk is connected and that you may write there.',
        { file, code },
      ),
      { cause: error },
    );
  }
  return error;
}

function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

export function damaged(file: string, cause?: unknown): MnemeError {
  return new MnemeError(
    'store-damaged',
    say(
      '{file} fails its own check: part of it is damaged. Nothing was deleted or changed. Mneme offers to repair it into a new one, or to restore a backup; or move the whole folder away to start anew.',
      { file },
    ),
    { cause },
  );
}

export function sqliteCode(error: unknown): string {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

function squeeze(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim().slice(0, 300);
}
