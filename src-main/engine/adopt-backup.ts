/** Brings what another computer encrypted under the keys of this one, in a store that is restored from its backup. */
import type { StoreKeys } from '../backup/backup-passphrase.ts';
import type { Adoption } from '../backup/prepare-restore.ts';
import { seal, unseal } from '../images/sealed-file.ts';
import { resealValues } from '../memory/vault/reseal-values.ts';
import { createVaultSeal } from '../memory/vault/vault-seal.ts';
import { likenessOf } from './vault-handlers.ts';

/** The name of a picture's file is the frame that it is sealed for. */
const pictureName = /(?:^|\/)(\d+)\.img$/;

export function createAdoption(to: StoreKeys): Adoption {
  return {
    picture(from, path, bytes) {
      const id = Number(pictureName.exec(path)?.[1]);
      const plain = Number.isSafeInteger(id) ? unseal(from.images, id, bytes) : null;
      return plain === null ? bytes : seal(to.images, id, plain);
    },
    vault(from, db) {
      resealValues(db, createVaultSeal(from.vault), createVaultSeal(to.vault), likenessOf);
    },
  };
}
