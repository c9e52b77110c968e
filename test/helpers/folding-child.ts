/** Writes notes into a store and says of each that it is there, until it is killed: `<file>`. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openDatabase } from '../../src-main/store/database.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { noteSteps, writeNotes } from './notes-store.ts';

const { db } = openDatabase({
  file: process.argv[2]!,
  key: new Uint8Array(32).fill(7),
  sqliteBinding: null,
  log: silentLog,
  steps: noteSteps,
});
for (;;) {
  writeNotes(db, 20);
  process.send!({
    notes: db.value<number>('SELECT COUNT(*) FROM notes'),
    folded: db.get<{ checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)')!.checkpointed,
  });
  await nextTurn();
}
