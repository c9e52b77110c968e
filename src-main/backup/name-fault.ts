/** Puts what the file system says into words for the owner. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';

/** `what` is what should have been written; `folder` is where it was written. What is in words already stays as it is. */
export function nameFault(error: unknown, what: Sentence, folder: string): unknown {
  if (error instanceof MnemeError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new MnemeError(
      'disk-full',
      say(
        'There is no room for {what} in {folder}; nothing of it was left there. Free some space or choose another disk.',
        { what, folder },
      ),
      { cause: error },
    );
  if (code === undefined) return error;
  return new MnemeError(
    'unreadable',
    say(
      'What should be written to {folder}, {what}, was not ({code}). Check that the disk is connected and that you may write there.',
      { what, folder, code },
    ),
    { cause: error },
  );
}
