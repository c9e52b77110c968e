/** Loaded before a program: kills it before the n-th renaming or removal in any of its threads. `KILL_BEFORE=n`. */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const killBefore = Number(process.env['KILL_BEFORE']);
if (isMainThread) setEnvironmentData('changes', new SharedArrayBuffer(4));
const changes = new Int32Array(getEnvironmentData('changes') as unknown as SharedArrayBuffer);

function killAtLast<Work extends (...given: never[]) => unknown>(work: Work): Work {
  return ((...given: Parameters<Work>) => {
    if (Atomics.add(changes, 0, 1) + 1 === killBefore) process.kill(process.pid, 'SIGKILL');
    return work(...given);
  }) as Work;
}

promises.rename = killAtLast(promises.rename);
promises.rm = killAtLast(promises.rm);
fs.renameSync = killAtLast(fs.renameSync);
syncBuiltinESMExports();
