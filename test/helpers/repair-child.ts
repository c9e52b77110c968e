/** A process that repairs the damaged store of a data folder; it says when it comes to a step and stays there, to be killed. */
import { writeSync } from 'node:fs';
import { prepareRepair } from '../../src-main/repair/prepare-repair.ts';

const [folder, key, last] = process.argv.slice(2);

await prepareRepair({
  dataFolder: folder!,
  key: Buffer.from(key!, 'hex'),
  sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
  now: Date.now(),
  signal: new AbortController().signal,
  onProgress(step) {
    if (step !== last) return;
    writeSync(1, step);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
process.disconnect();
