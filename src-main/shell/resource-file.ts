/** Shows the file that a resource is about in its folder. Its path was read from the screen, so nothing is started by it. */
import { access } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Memory } from '../../src-preload/contract/memory.ts';

/** Rejects with `invalid-input` where it is about no file on this machine, and `not-found` where that is gone. */
export async function showResourceFile(memory: Memory, reveal: (path: string) => void): Promise<void> {
  const address = memory.kind === 'resource' ? memory.fields.address : null;
  const path = address?.startsWith('file:///') ? fileURLToPath(address) : address;
  if (path === null || !isAbsolute(path))
    throw new MnemeError(
      'invalid-input',
      say('"{title}" is no file whose folder is known. Open it from the program that you read it in.', {
        title: memory.title,
      }),
    );
  await access(path).catch((cause: unknown) => {
    throw new MnemeError(
      'not-found',
      say('{path} is not there any more. It was moved, renamed or deleted.', { path }),
      {
        cause,
      },
    );
  });
  reveal(path);
}
