/**
 * Starting anew: everything that is remembered goes, the keys stay. A small file says that it was asked for; the next start of the
 * engine does it before anything is opened, and takes that file away last, so that an end at any step is gone on with.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

const askedName = 'start-anew.json';

/** What is no memory: keys, with which old backups can still be read, and the reader's languages. */
const staysPattern = /^(?:languages|.*(?:key|passphrase|recovery|lock).*\.(?:bin|json))$/;

/** Throws `unreadable` or `disk-full` where it cannot be noted; then nothing will happen. */
export function askToStartAnew(dataFolder: string, now: number): void {
  try {
    const handle = fs.openSync(join(dataFolder, askedName), 'w', 0o600);
    try {
      fs.writeFileSync(handle, `${JSON.stringify({ at: now })}\n`);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch (cause) {
    const isFull = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new MnemeError(
      isFull ? 'disk-full' : 'unreadable',
      say('Starting anew could not be noted in {dataFolder} ({reason}). Nothing was erased. {remedy}', {
        dataFolder,
        reason: String(cause),
        remedy: isFull
          ? say('Make room on the disk, then try again.')
          : say('Check that you may write there.'),
      }),
      { cause },
    );
  }
}

/** Answers whether it was asked for and is done. Throws `unreadable` where something cannot be erased; the next start tries again. */
export function startAnew(dataFolder: string): boolean {
  const asked = join(dataFolder, askedName);
  if (!fs.existsSync(asked)) return false;
  try {
    for (const name of fs.readdirSync(dataFolder))
      if (name !== askedName && !staysPattern.test(name))
        fs.rmSync(join(dataFolder, name), { recursive: true, force: true });
    fs.rmSync(asked, { force: true });
    return true;
  } catch (cause) {
    throw new MnemeError(
      'unreadable',
      say(
        'Not everything in {dataFolder} could be erased ({reason}). Close what has files of this folder open, then start again: the rest is erased then.',
        { dataFolder, reason: String(cause) },
      ),
      { cause },
    );
  }
}
