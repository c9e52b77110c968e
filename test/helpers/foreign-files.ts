/** SQLite files as other programs make them: each by the schema in its public source, none of a real account. */
import { join } from 'node:path';
import { openConnection, type Connection } from '../../src-main/store/driver.ts';
import { makeFolder } from './exchange-bed.ts';

/** Answers the path of a new file that `fill` made. */
export function makeDatabase(name: string, fill: (connection: Connection) => void): string {
  const file = join(makeFolder(), name);
  const connection = openDatabaseFile(file);
  fill(connection);
  connection.close();
  return file;
}

export function openDatabaseFile(file: string): Connection {
  return openConnection(file, { fileMustExist: false, readonly: false });
}
