/** A real encrypted store in a folder of its own, removed when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { silentLog } from '../../src-main/base/log.ts';
import { openDatabase, type OpenDatabaseOptions, type Store } from '../../src-main/store/database.ts';

export const testKey = new Uint8Array(32).fill(7);

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mneme-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a store and closes it when the test is over. */
export function openTestStore(options: Partial<OpenDatabaseOptions> = {}): Store {
  const store = openDatabase({
    file: options.file ?? path.join(temporaryFolder(), 'mneme.db'),
    key: testKey,
    sqliteBinding: null,
    log: silentLog,
    ...options,
  });
  onTestFinished(() => store.close());
  return store;
}
