/**
 * A secret that only a passphrase opens: a key, never the data itself, so that another passphrase costs the writing of one key
 * anew. Argon2id (RFC 9106) makes each guess dear; AES-256-GCM tells a wrong passphrase or a changed box from a right one.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { runInThread, threadFileBeside } from './run-in-thread.ts';

/** What one guess costs. */
export type PassphraseCost = Pick<PassphraseBox['kdf'], 'memoryKib' | 'passes' | 'lanes'>;

/** RFC 9106's second recommended choice: about 0.4 s of one core. */
const usualCost: PassphraseCost = { memoryKib: 64 * 1024, passes: 3, lanes: 4 };
const saltBytes = 16;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const fewestCharacters = 8;
const mostCharacters = 1024;

/** What is written into a file; strings are base64. The bounds keep a foreign file from asking for all the memory there is. */
export const passphraseBoxSchema = z.strictObject({
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    memoryKib: z
      .int()
      .min(8 * 1024)
      .max(1024 * 1024),
    passes: z.int().min(1).max(16),
    lanes: z.int().min(1).max(16),
    salt: z.base64().length(24),
  }),
  nonce: z.base64().length(16),
  /** The secret as ciphertext, then its tag. */
  sealed: z.base64().max(4096),
});

export type PassphraseBox = z.infer<typeof passphraseBoxSchema>;

/**
 * Seals `secret` (up to 3,000 bytes) under `passphrase`. `purpose` names what it is for ("mneme store key") and must be the same
 * when it is opened. Takes about 0.4 s of another thread, unless a test asks for less. Throws `invalid-input` for a passphrase that is too short or too long.
 */
export async function sealWithPassphrase(
  secret: Uint8Array,
  passphrase: string,
  purpose: string,
  cost = usualCost,
): Promise<PassphraseBox> {
  const length = [...passphrase].length;
  if (length < fewestCharacters || length > mostCharacters) {
    throw new MnemeError(
      'invalid-input',
      say(
        'A passphrase has {fewestCharacters} to {mostCharacters} characters; this one has {length}. A few words that only you put together are good.',
        { fewestCharacters, mostCharacters, length },
      ),
    );
  }
  const kdf = { name: 'argon2id' as const, ...cost, salt: randomBytes(saltBytes).toString('base64') };
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, kdf), nonce);
  cipher.setAAD(Buffer.from(purpose, 'utf8'));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { kdf, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** The secret, or null where the passphrase is another one or the box was changed: from outside these are the same. */
export async function openWithPassphrase(
  box: PassphraseBox,
  passphrase: string,
  purpose: string,
): Promise<Uint8Array | null> {
  if (passphrase === '' || [...passphrase].length > mostCharacters) return null;
  const sealed = Buffer.from(box.sealed, 'base64');
  if (sealed.length < tagBytes) return null;
  const key = await keyOf(passphrase, box.kdf);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.nonce, 'base64'), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(purpose, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]));
  } catch {
    return null;
  }
}

export interface KeyTask {
  readonly password: string;
  /** Base64. */
  readonly salt: string;
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
  readonly keyBytes: number;
}

const threadFile = threadFileBeside(import.meta.url, 'passphrase-thread');

/** In a thread of its own: meanwhile the window is drawn, and questions are answered. */
function keyOf(passphrase: string, { name: _name, ...kdf }: PassphraseBox['kdf']): Promise<Uint8Array> {
  // The same letters whichever keyboard and system wrote them.
  const task: KeyTask = { ...kdf, password: passphrase.normalize('NFKC'), keyBytes };
  return runInThread<Uint8Array>(threadFile, task);
}
