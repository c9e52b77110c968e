/** Vault memory: credentials and other sensitive values. Here only what may be shown of them: the caption and the class. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { MemoryComponent } from '../component.ts';
import { vaultTable } from './vault-table.ts';

export const vault: MemoryComponent<'vault'> = {
  kind: 'vault',
  table: vaultTable,
  prompt: null,
  // Nothing enters classified by itself.
  firstState: (actor) => (actor === 'owner' ? 'active' : 'candidate'),
  titleOf: ({ caption }) => caption,
  searchTextOf: ({ caption, origin }) => [caption, origin].filter(Boolean).join('\n'),
  // Whether there is a value only sealing and erasing it decide.
  complete: (fields, before) => ({ ...fields, hasValue: before?.hasValue ?? false }),
  check({ entryType, sensitivity }, before, { actor }) {
    const isReclassified =
      before !== null && (before.entryType !== entryType || before.sensitivity !== sensitivity);
    if (isReclassified && actor !== 'owner') {
      throw new MnemeError('invalid-input', say('Only the owner classifies what is in the vault.'));
    }
  },
  merge() {
    throw new MnemeError(
      'invalid-input',
      say(
        'Entries of the vault are not merged: each has a value of its own. Discard the one that is not needed.',
      ),
    );
  },
};
