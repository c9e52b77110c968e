/** The SQLite driver with the types that its package writes but does not export. Only `connect.ts` and `foreign-database.ts` open with it. */
// @ts-expect-error -- the package's exports map names no types
import Database from 'better-sqlite3';

export interface Statement {
  run(parameters: unknown): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  get(parameters?: unknown): unknown;
  all(parameters?: unknown): unknown[];
  pluck(on: boolean): this;
}

export interface Connection {
  readonly name: string;
  readonly open: boolean;
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
  pragma(source: string, options?: { readonly simple: boolean }): unknown;
  transaction(change: () => unknown): { immediate(): unknown };
  close(): void;
}

interface OpenOptions {
  readonly nativeBinding?: string;
  readonly fileMustExist: boolean;
  readonly readonly: boolean;
}

/** Loads the driver's binary on the first call, not before. */
export function openConnection(file: string, options: OpenOptions): Connection {
  const Driver = Database as unknown as new (file: string, options: OpenOptions) => Connection;
  return new Driver(file, options);
}
