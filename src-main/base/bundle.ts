/**
 * The encrypted form of an export: a first line that says how it is opened, then chunks under a key of its own. Values of the
 * vault have another key under another passphrase, so whoever opens the bundle cannot read them.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { openWithPassphrase, passphraseBoxSchema, sealWithPassphrase } from './passphrase.ts';

/** What a file begins with. */
export const bundleStart = '{"format":"mneme-bundle"';
export const maxBundleHeadBytes = 16_384;

export const bundleHeadSchema = z.object({
  format: z.literal('mneme-bundle'),
  version: z.number().int(),
  box: passphraseBoxSchema,
  /** Null where no value of the vault is in it. */
  vaultBox: passphraseBoxSchema.nullable(),
});
export type BundleHead = z.infer<typeof bundleHeadSchema>;

/** One value of the vault; strings are base64. */
export const sealedValueSchema = z.object({
  nonce: z.base64().length(16),
  sealed: z.base64().max(400_000),
});
export type SealedValue = z.infer<typeof sealedValueSchema>;

const purposes = { all: 'mneme export bundle', vault: 'mneme export vault' } as const;

/** New keys, and the line that opens them. Throws `invalid-input` for a passphrase that is too short or too long. */
export async function makeBundleKeys(
  passphrase: string,
  vaultPassphrase: string | null,
): Promise<{ readonly head: Uint8Array; readonly key: Uint8Array; readonly vaultKey: Uint8Array | null }> {
  const key = randomBytes(32);
  const vaultKey = vaultPassphrase === null ? null : randomBytes(32);
  const head: BundleHead = {
    format: 'mneme-bundle',
    version: 1,
    box: await sealWithPassphrase(key, passphrase, purposes.all),
    vaultBox:
      vaultPassphrase === null || vaultKey === null
        ? null
        : await sealWithPassphrase(vaultKey, vaultPassphrase, purposes.vault),
  };
  return { head: Buffer.from(`${JSON.stringify(head)}\n`), key, vaultKey };
}

/** Null where the passphrase is another one, or the line was changed. */
export function openBundleKey(
  head: BundleHead,
  passphrase: string,
  of: keyof typeof purposes,
): Promise<Uint8Array | null> {
  const box = of === 'all' ? head.box : head.vaultBox;
  return box === null ? Promise.resolve(null) : openWithPassphrase(box, passphrase, purposes[of]);
}

/** `id` names what it belongs to: it opens nowhere else. */
export function sealValue(key: Uint8Array, id: string, value: string): SealedValue {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** Null where it was changed, or belongs to something else. */
export function openValue(key: Uint8Array, id: string, { nonce, sealed }: SealedValue): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < 16) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(id));
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
