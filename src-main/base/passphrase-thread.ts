/** The thread in which a passphrase becomes a key: it is meant to be slow, and nothing else should wait for it. */
import { argon2id } from 'hash-wasm';
import { answerAsThread } from './answer-as-thread.ts';
import type { KeyTask } from './passphrase.ts';

answerAsThread(({ password, salt, memoryKib, passes, lanes, keyBytes }: KeyTask) =>
  argon2id({
    password,
    salt: Buffer.from(salt, 'base64'),
    memorySize: memoryKib,
    iterations: passes,
    parallelism: lanes,
    hashLength: keyBytes,
    outputType: 'binary',
  }),
);
