/** The thread in which a passphrase becomes a key: it is meant to be slow, and nothing else should wait for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import { closeNetwork } from './network-guard.ts';
import type { KeyTask } from './passphrase.ts';

closeNetwork();
const port = parentPort;
if (!port) throw new Error('passphrase-thread is started as a worker thread by passphrase, not by hand.');

void run(workerData as KeyTask).then((key) => port.postMessage(key));

function run({ password, salt, memoryKib, passes, lanes, keyBytes }: KeyTask): Promise<Uint8Array> {
  return argon2id({
    password,
    salt: Buffer.from(salt, 'base64'),
    memorySize: memoryKib,
    iterations: passes,
    parallelism: lanes,
    hashLength: keyBytes,
    outputType: 'binary',
  });
}
