/** What the disk has to say about a file of memories, in words for the owner. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

/** `disk-full` or `unreadable`, with the path and what to do; anything that is no failure of the disk is given back as it is. */
export function fileTrouble(error: unknown, path: string): unknown {
  if (error instanceof MnemeError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new MnemeError(
      'disk-full',
      say('The disk that holds {path} is full; the file is as it was. Free some space and try again.', {
        path,
      }),
      { cause: error },
    );
  if (code === undefined) return error;
  const why =
    code === 'ENOTDIR' || code === 'EEXIST'
      ? say('a file stands where its folder should be; move it away')
      : code === 'EROFS' || code === 'EACCES' || code === 'EPERM'
        ? say('it may not be read or written; check its permissions')
        : say('check that the disk is connected');
  return new MnemeError('unreadable', say('{path}: {why} ({code}).', { path, why, code }), { cause: error });
}
