/** One key comes in; each purpose gets its own, so that what is encrypted with one says nothing about another. */
import { hkdfSync } from 'node:crypto';

/** The keys of the database and of the images, 32 bytes each, by HKDF-SHA256 (RFC 5869). */
export function deriveKeys(key: Uint8Array): { readonly database: Uint8Array; readonly images: Uint8Array } {
  if (key.length !== 32) throw new Error(`The engine's key has 32 bytes, not ${key.length}.`);
  return { database: derive(key, 'mneme database'), images: derive(key, 'mneme images') };
}

function derive(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), purpose, 32));
}
