/** Puts what the file system says into words for the owner. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

/** `what` as in "The backup"; `folder` is where it was written. What is in words already stays as it is. */
export function nameFault(error: unknown, what: string, folder: string): unknown {
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
    `${what[0]?.toUpperCase()}${what.slice(1)} could not be written to ${folder} (${code}). ` +
      'Check that the disk is connected and that you may write there.',
    { cause: error },
  );
}
