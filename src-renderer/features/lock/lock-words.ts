/** What was refused, in the words of the window: the shell's own are English. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { t } from '../../messages/t.ts';

/** `by` is what was typed. Null where nothing was refused. */
export function refusalWords(error: Error | null, by: 'passphrase' | 'code'): string | null {
  if (error === null) return null;
  const code = error instanceof MnemeError ? error.code : null;
  if (code === 'passphrase') return t(by === 'code' ? 'lock.wrongCode' : 'lock.wrong');
  if (code === 'invalid-input' && by === 'code') return t('lock.mistyped');
  return error.message;
}
