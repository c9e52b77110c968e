/** Seals the values of the vault with a key that nothing else is encrypted with. Knows no table. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';

// Layout: one byte of version, 12 bytes of nonce, the ciphertext, 16 bytes of tag. AES-256-GCM (NIST SP 800-38D); the memory's
// id is authenticated with it, so that a sealed value does not open in the row of another memory.
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const cipherName = 'aes-256-gcm';

export interface VaultSeal {
  /** A value for the row of a memory. The same value is sealed differently each time. */
  seal(id: MemoryId, value: string): Uint8Array;
  /** What was sealed; null where the bytes were changed, belong to another memory, or were sealed with another key. */
  open(id: MemoryId, sealed: Uint8Array): string | null;
  /** 32 bytes that are equal for equal texts and, without the key, say nothing about them (HMAC-SHA256). */
  digest(text: string): Uint8Array;
}

/** `key`: 32 random bytes, from which the keys for sealing and for digests are derived (HKDF-SHA256, RFC 5869). */
export function createVaultSeal(key: Uint8Array): VaultSeal {
  if (key.length !== 32) throw new Error(`The vault's key has 32 bytes, not ${key.length}.`);
  const sealingKey = derive(key, 'mneme vault values');
  const digestKey = derive(key, 'mneme vault digests');
  return {
    seal(id, value) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(cipherName, sealingKey, nonce);
      cipher.setAAD(Buffer.from(id, 'latin1'));
      const body = cipher.update(value, 'utf8');
      cipher.final();
      return Buffer.concat([Buffer.of(version), nonce, body, cipher.getAuthTag()]);
    },
    open(id, sealed) {
      const bytes = Buffer.from(sealed);
      const head = 1 + nonceBytes;
      if (bytes[0] !== version || bytes.length < head + tagBytes) return null;
      const decipher = createDecipheriv(cipherName, sealingKey, bytes.subarray(1, head));
      decipher.setAAD(Buffer.from(id, 'latin1'));
      decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
      try {
        const value = decipher.update(bytes.subarray(head, bytes.length - tagBytes));
        decipher.final();
        return value.toString('utf8');
      } catch {
        return null;
      }
    },
    digest: (text) => createHmac('sha256', digestKey).update(text, 'utf8').digest(),
  };
}

function derive(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), purpose, 32));
}
