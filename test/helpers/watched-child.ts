/** Makes memories of what a store has seen, in a process of its own, so that a test can kill it at any moment. */
import { systemClock } from '../../src-main/base/clock.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import { createWatchedMemories } from '../../src-main/memory/watched-memories.ts';
import { openDatabase } from '../../src-main/store/database.ts';

const { db } = openDatabase({
  file: process.argv[2]!,
  key: new Uint8Array(32).fill(7),
  sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
  log: silentLog,
});
const memories = createMemories({
  db,
  clock: systemClock,
  onUnits: () => {},
  onUnitsRemoved: () => {},
  // In the middle of the transaction that writes the memory.
  onChange: () => process.send!('changed'),
  onDue: () => {},
});
const watched = createWatchedMemories({ db, memories, clock: systemClock, log: silentLog });
watched.start();
await watched.drain();
process.send!('done', () => process.exit());
