/**
 * The key file once a passphrase or a recovery code was made (`key.bin`, version 2). All secrets lie under one lock key; the
 * lock key lies under each way in: the system's key store, a passphrase, a recovery code. So a change of the way in writes a
 * few bytes anew and nothing else. The public half of the sealing keys is readable, as it is needed while nobody may read.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  openWithPassphrase,
  passphraseBoxSchema,
  sealWithPassphrase,
  type PassphraseBox,
  type PassphraseCost,
} from '../base/passphrase.ts';
import { makeBoxKeys, type BoxKeys } from '../base/sealed-box.ts';
import type { Seal } from './keys.ts';

const boxSchema = z.strictObject({ nonce: z.base64().length(16), sealed: z.base64().max(4096) });
type Box = z.infer<typeof boxSchema>;

export const envelopeSchema = z.strictObject({
  version: z.literal(2),
  /** Null while a passphrase is set: what opens by itself protects from nobody at the keyboard. */
  system: z.strictObject({ sealedBy: z.string(), sealed: z.base64().max(16_384) }).nullable(),
  passphrase: passphraseBoxSchema.nullable(),
  recovery: boxSchema.extend({ salt: z.base64().length(24) }).nullable(),
  sealingPublicKey: z.base64().length(44),
  secrets: boxSchema,
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** 32 bytes each. */
export interface Secrets {
  readonly dataKey: Uint8Array;
  readonly vaultKey: Uint8Array;
  /** Null in a key file of version 1, which can't be locked. */
  readonly sealing: BoxKeys | null;
}

const passphrasePurpose = 'mneme lock key';
const keyBytes = 32;
const tagBytes = 16;

export interface Opened {
  readonly lockKey: Uint8Array;
  readonly secrets: Secrets;
}

/** A lock key of its own and new sealing keys, with no way in yet: add one before it is written. */
export function makeEnvelope(dataKey: Uint8Array, vaultKey: Uint8Array): { envelope: Envelope } & Opened {
  const lockKey = randomBytes(keyBytes);
  const sealing = makeBoxKeys();
  const sealingPublicKey = base64(sealing.publicKey);
  const plain = Buffer.concat([dataKey, vaultKey, sealing.privateKey]);
  const secrets = seal(lockKey, plain, secretsBinding(sealingPublicKey));
  return {
    envelope: { version: 2, system: null, passphrase: null, recovery: null, sealingPublicKey, secrets },
    lockKey,
    secrets: { dataKey, vaultKey, sealing },
  };
}

/** Null where the secrets, or the public key beside them, were changed or cut. */
export function openEnvelope(envelope: Envelope, lockKey: Uint8Array): Opened | null {
  const plain = unseal(lockKey, envelope.secrets, secretsBinding(envelope.sealingPublicKey));
  if (plain?.length !== 3 * keyBytes) return null;
  const [dataKey, vaultKey, privateKey] = [0, 1, 2].map(
    (at) => new Uint8Array(plain.subarray(at * keyBytes, (at + 1) * keyBytes)),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  plain.fill(0);
  const publicKey = Buffer.from(envelope.sealingPublicKey, 'base64');
  return { lockKey, secrets: { dataKey, vaultKey, sealing: { publicKey, privateKey } } };
}

export function wrapBySystem(lockKey: Uint8Array, by: Seal): NonNullable<Envelope['system']> {
  return { sealedBy: by.name, sealed: by.seal(base64(lockKey)).toString('base64') };
}

/** Throws whatever the key store throws. */
export function unwrapBySystem(wrapped: NonNullable<Envelope['system']>, by: Seal): Uint8Array {
  return Buffer.from(by.open(Buffer.from(wrapped.sealed, 'base64')), 'base64');
}

/** As `sealWithPassphrase`. */
export function wrapByPassphrase(
  lockKey: Uint8Array,
  passphrase: string,
  cost?: PassphraseCost,
): Promise<PassphraseBox> {
  return sealWithPassphrase(lockKey, passphrase, passphrasePurpose, cost);
}

/** Null where it is another passphrase. */
export function unwrapByPassphrase(box: PassphraseBox, passphrase: string): Promise<Uint8Array | null> {
  return openWithPassphrase(box, passphrase, passphrasePurpose);
}

/** `code` as `readRecoveryCode` answers it: with 120 random bits it needs no slow derivation. */
export function wrapByCode(lockKey: Uint8Array, code: string): NonNullable<Envelope['recovery']> {
  const salt = randomBytes(16);
  return { salt: base64(salt), ...seal(codeKey(code, salt), lockKey, 'mneme recovery') };
}

/** Null where it is another code. */
export function unwrapByCode(box: NonNullable<Envelope['recovery']>, code: string): Uint8Array | null {
  return unseal(codeKey(code, Buffer.from(box.salt, 'base64')), box, 'mneme recovery');
}

function codeKey(code: string, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', code, salt, 'mneme recovery code', keyBytes));
}

/** Ties the readable key to the secrets: who changes it is found out at the next unlocking. */
function secretsBinding(sealingPublicKey: string): string {
  return `mneme secrets 2 ${sealingPublicKey}`;
}

function seal(key: Uint8Array, plain: Uint8Array, binding: string): Box {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(binding, 'utf8'));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce: base64(nonce), sealed: base64(sealed) };
}

function unseal(key: Uint8Array, box: Box, binding: string): Buffer | null {
  const sealed = Buffer.from(box.sealed, 'base64');
  if (sealed.length < tagBytes || key.length !== keyBytes) return null;
  const nonce = Buffer.from(box.nonce, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(binding, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
