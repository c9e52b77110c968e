/** The data folder before anything in it is opened: what was asked for at the last end is done, and its folders are made. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { swapRestored } from '../backup/swap-restored.ts';
import type { Log } from '../base/log.ts';
import { startAnew } from './start-anew.ts';

export interface DataFolder {
  readonly database: string;
  readonly images: string;
  readonly languages: string;
}

/** Throws `disk-full` or `unreadable`. */
export function prepareDataFolder(dataFolder: string, now: number, log: Log): DataFolder {
  if (startAnew(dataFolder)) log('info', 'everything that was remembered was erased');
  if (swapRestored(dataFolder, now)) log('info', 'a restored store took the place of the one before');
  const images = join(dataFolder, 'images');
  const languages = join(dataFolder, 'languages');
  try {
    for (const folder of [images, languages]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new MnemeError(
      code === 'ENOSPC' ? 'disk-full' : 'unreadable',
      say(
        'The data folder {dataFolder} cannot be made ({code}). Check that the disk has room and that you may write there.',
        { dataFolder, code },
      ),
      { cause },
    );
  }
  return { database: join(dataFolder, 'mneme.db'), images, languages };
}
