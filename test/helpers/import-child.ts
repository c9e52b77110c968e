/** Imports a file in a process of its own, and kills itself in the middle of the transaction that brings the so-many-th in. */
import { systemClock } from '../../src-main/base/clock.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { createImports } from '../../src-main/imports/imports.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import { openDatabase } from '../../src-main/store/database.ts';

const [storeFile, file, fatal] = process.argv.slice(2) as [string, string, string];
const sqliteBinding = process.env['MNEME_SQLITE_BINDING'] ?? null;
const { db } = openDatabase({
  file: storeFile,
  key: new Uint8Array(32).fill(7),
  sqliteBinding,
  log: silentLog,
});
const memories = createMemories({
  db,
  clock: systemClock,
  onUnits: () => {},
  onUnitsRemoved: () => {},
  onChange: () => {},
  onDue: () => {},
});
let brought = 0;
const imports = createImports({
  db,
  memories: {
    ...memories,
    bring(...what) {
      const outcome = memories.bring(...what);
      if (outcome === 'added' && ++brought === Number(fatal)) process.kill(process.pid, 'SIGKILL');
      return outcome;
    },
  },
  clock: systemClock,
  privacy: () => ({ personalData: [], rulesOff: [] }),
  exclusions: () => ({ presetsOff: [], rules: [] }),
  sqliteBinding,
  secrets: { foresee: () => 'known', bring: () => 'known' },
  addCategory: () => 1,
  onRedacted: () => {},
  onProgress: () => {},
});
await imports.run(file);
