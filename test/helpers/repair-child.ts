/** A process that repairs the damaged store of a data folder, or puts a backup in its place; it says when it comes to a step and stays there, to be killed. */
import { writeSync } from 'node:fs';
import { prepareRepair, type RepairStep } from '../../src-main/repair/prepare-repair.ts';
import { prepareReturn } from '../../src-main/repair/prepare-return.ts';

const [folder, key, way, backup, last, nth = '1'] = process.argv.slice(2);
let seen = 0;

const parts = {
  dataFolder: folder!,
  key: Buffer.from(key!, 'hex'),
  sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
  now: Date.now(),
  signal: new AbortController().signal,
  onProgress(step: RepairStep) {
    if (step !== last || ++seen < Number(nth)) return;
    writeSync(1, step);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
};
const asked = JSON.parse(backup!) as { folder: string; id: string; madeAt: number } | null;
if (way === 'restore') await prepareReturn({ ...parts, backup: asked! });
else await prepareRepair({ ...parts, backup: asked });
process.disconnect();
