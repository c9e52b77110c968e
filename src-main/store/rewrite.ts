/**
 * Writing the store anew: beside itself, checked, and then put in its place. The new file has no free pages, and can give back
 * those that come a few at a time.
 */
import fs from 'node:fs';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { checkStructure, connect, onConnection, type StoreFile } from './connect.ts';
import { copyInto } from './copy-into.ts';
import type { Connection } from './driver.ts';
import { filesBeside, logBytes } from './files-beside.ts';
import type { LogFolding } from './log-folding.ts';
import type { PageCopier } from './page-copier.ts';
import { storeError } from './statements.ts';

export interface RewriteParts {
  readonly store: StoreFile;
  /** Is closed. */
  readonly connection: Connection;
  readonly pages: PageCopier;
  readonly folding: LogFolding;
  /** Hears of the connection that takes the place of the one before, also where the store stayed as it was. */
  readonly onReopened: (connection: Connection) => void;
}

/** Synchronous; a failure leaves the store as it was. Throws `conflict` where another connection reads it, else as `connect`. */
export function rewriteStore({ store, connection, pages, folding, onReopened }: RewriteParts): void {
  const { file } = store;
  const { rewritten } = filesBeside(file);
  pages.stop();
  try {
    folding.alone(() => {
      connection.pragma('auto_vacuum = INCREMENTAL');
      copyInto(rewritten, connection);
      // On a connection that cannot write: closing another would fold the log of changes into a file that is damaged.
      onConnection({ ...store, file: rewritten }, 'read-only', checkStructure);
      writeThrough(rewritten);
      // Closing folds the log in and removes it: it must not be taken for that of the new file.
      connection.close();
      pages.close();
      try {
        refuseWithLog(file);
        fs.renameSync(rewritten, file);
      } finally {
        const reopened = connect(store, 'existing');
        // A file that was written as a copy has no log.
        reopened.pragma('journal_mode = WAL');
        onReopened(reopened);
      }
    });
  } catch (error) {
    fs.rmSync(rewritten, { force: true });
    throw storeError(error, file);
  }
}

/** What a rewriting left that was ended in the middle; the store itself was not touched. */
export function removeUnfinishedRewrite(file: string): void {
  fs.rmSync(filesBeside(file).rewritten, { force: true });
}

/** It is still there where a check or a repair reads the store on a connection of its own. */
function refuseWithLog(file: string): void {
  if (logBytes(file) === 0) return;
  throw new MnemeError(
    'conflict',
    say('The database is being read by a check or a repair. Wait for its end, then try again.'),
  );
}

function writeThrough(file: string): void {
  const descriptor = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
