/** Cleans a store up in a process of its own, so that a test can kill it at any moment. */
import { systemClock } from '../../src-main/base/clock.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { createModelServers } from '../../src-main/engine/model-servers.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import { createPolicies } from '../../src-main/memory/policies/policies.ts';
import { createTidy } from '../../src-main/memory/tidy/tidy.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import { createVectorIndex } from '../../src-main/store/vector-index.ts';
import { testSettings } from './test-settings.ts';

const { db } = openDatabase({
  file: process.argv[2]!,
  key: new Uint8Array(32).fill(7),
  sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
  log: silentLog,
});
const parts = { db, clock: systemClock, log: silentLog };
const memories = createMemories({
  ...parts,
  onUnits: () => {},
  onUnitsRemoved: () => {},
  // In the middle of the transaction of a slice.
  onChange: () => process.send!('changed'),
  onDue: () => {},
});
const { llm } = createModelServers({ ...parts, settings: testSettings(), keys: {} });
const vectors = createVectorIndex(db, 'none', 4);
const tidy = createTidy({ ...parts, memories, vectors, llm });
const policies = createPolicies({ ...parts, memories, tidy, llm, onChange: () => {} });
policies.start();
await policies.drain();
process.send!('done', () => process.exit());
