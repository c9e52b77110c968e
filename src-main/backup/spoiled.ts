/** What is said of a backup whose files are not what its list says. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';

/** `how` as in "is missing". */
export function spoiled(file: string, how: Sentence = say('is missing or was changed')): MnemeError {
  return new MnemeError(
    'store-damaged',
    say('{file} {how}. This backup cannot be restored; choose another one.', { file, how }),
  );
}
