/** One whole encrypted copy of the present state, with the same key, without free pages. */
import fs from 'node:fs';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Connection } from './driver.ts';
import { storeError } from './statements.ts';

/** Throws `invalid-input` where the target exists, `disk-full` or `unreadable`; nothing is left of a copy that failed. */
export function copyInto(target: string, connection: Connection): void {
  if (fs.existsSync(target)) {
    throw new MnemeError(
      'invalid-input',
      say('{target} exists already and was left as it is. Choose another name for the copy.', { target }),
    );
  }
  const unfinished = `${target}.part`;
  fs.rmSync(unfinished, { force: true });
  try {
    connection.prepare('VACUUM INTO ?').run([unfinished]);
    fs.renameSync(unfinished, target);
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    throw storeError(error, connection.name);
  }
}
