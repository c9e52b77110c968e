/**
 * The secrets of the store: 32 random bytes each, sealed by the system's key store, in `key.bin` and `vault-key.bin` beside the
 * database. The first is never made anew where a database exists: that would lock the owner out of it for good.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import type { Status } from '../../src-preload/contract/app.ts';
import { writeFileWhole } from './write-file-whole.ts';

/** Who seals. `name` tells the key stores of one machine apart, so that a failure can say which one is missing. */
export interface Seal {
  readonly name: string;
  readonly protection: Status['protection'];
  seal(plain: string): Buffer;
  /** Throws where the sealed bytes cannot be opened. */
  open(sealed: Buffer): string;
}

/** What can be saved although a key is lost; said wherever one is. */
export const whatIsLeft = say(
  'What can be saved: the settings (config.yaml), the logs, and each backup whose own key or passphrase is known. To start anew, move the data folder away.',
);

const keyFileSchema = z.object({ version: z.literal(1), sealedBy: z.string(), sealed: z.base64() });
const keyBytes = 32;

/** The key of the store in `dataFolder`, made on the first start. Throws `store-key` where it cannot be had. */
export function loadKey(dataFolder: string, seal: Seal): Uint8Array {
  const file = join(dataFolder, 'key.bin');
  if (existsSync(file)) return openKey(file, seal);
  if (existsSync(join(dataFolder, 'mneme.db'))) {
    throw new MnemeError(
      'store-key',
      say(
        'The key of the database is gone: {file} is missing. Put it back from a backup of this folder; without it nobody can read what was recorded. {whatIsLeft}',
        { file, whatIsLeft },
      ),
    );
  }
  return makeKey(dataFolder, file, seal);
}

/** Another key in the place of the one before, which opens nothing any more. Only where the store is going to be erased. */
export function replaceKey(dataFolder: string, seal: Seal): void {
  makeKey(dataFolder, join(dataFolder, 'key.bin'), seal);
}

/**
 * The key of the values in the vault, beside the other and sealed alike. Where it is missing it is made: without it the values
 * are lost, but only they, and the vault says so at each. Throws `store-key` where it is there and cannot be opened.
 */
export function loadVaultKey(dataFolder: string, seal: Seal): Uint8Array {
  const file = join(dataFolder, 'vault-key.bin');
  return existsSync(file)
    ? openKey(file, seal, say('The key of the vault'))
    : makeKey(dataFolder, file, seal);
}

function makeKey(dataFolder: string, file: string, seal: Seal): Uint8Array {
  const key = randomBytes(keyBytes);
  const sealed = seal.seal(key.toString('base64')).toString('base64');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileWhole(file, `${JSON.stringify({ version: 1, sealedBy: seal.name, sealed })}\n`);
  return key;
}

function openKey(file: string, seal: Seal, key = say('The key of the database')): Uint8Array {
  let sealedBy: string | Sentence = say('an unknown key store');
  try {
    const parsed = keyFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    sealedBy = parsed.sealedBy;
    const opened = Buffer.from(seal.open(Buffer.from(parsed.sealed, 'base64')), 'base64');
    if (opened.length !== keyBytes)
      throw new Error(`It holds ${opened.length} bytes instead of ${keyBytes}.`);
    return opened;
  } catch (error) {
    throw doesNotOpen({ key, file, sealedBy, name: seal.name }, error);
  }
}

/** The failure of a key that nothing but the key store could open. */
export function doesNotOpen(
  facts: {
    readonly key: Sentence;
    readonly file: string;
    readonly sealedBy: string | Sentence;
    /** Of the key store of this session. */
    readonly name: string;
  },
  cause: unknown,
): MnemeError {
  const values = { ...facts, whatIsLeft };
  const said =
    facts.sealedBy === facts.name
      ? say(
          '{key} in {file} cannot be opened: it comes from another account or computer, or the file is damaged. Put the file back from a backup, then try again. {whatIsLeft}',
          values,
        )
      : say(
          '{key} in {file} cannot be opened. It was sealed by {sealedBy}, and this session offers {name}. Log in as usual and unlock your key ring, or put the file back from a backup, then start again. {whatIsLeft}',
          values,
        );
  return new MnemeError('store-key', said, { cause });
}
