/**
 * Data that one side can only lock away and the other alone can open: X25519 with a key of its own for each message, HKDF-SHA256
 * over the shared secret and both public keys, AES-256-GCM (the way of ECIES, as in RFC 9180's base mode). Who has the
 * public key, and even the process that sealed, can read nothing of it afterwards.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

// Layout: magic "MNES", one byte of version, 32 bytes of the message's own public key, the ciphertext, 16 bytes of tag.
// The key serves one message, so its nonce may be the same always.
const magic = Buffer.from('MNES\x01', 'latin1');
const keyBytes = 32;
const tagBytes = 16;
const nonce = Buffer.alloc(12);
const purpose = 'mneme sealed box 1';

export interface BoxKeys {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A new pair, 32 bytes each (RFC 7748). */
export function makeBoxKeys(): BoxKeys {
  const { privateKey } = generateKeyPairSync('x25519');
  const { x, d } = privateKey.export({ format: 'jwk' });
  return { publicKey: Buffer.from(x!, 'base64url'), privateKey: Buffer.from(d!, 'base64url') };
}

/** Seals `plain` for the owner of the private key to `publicKey` (32 bytes). */
export function sealTo(publicKey: Uint8Array, plain: Uint8Array): Buffer {
  const own = generateKeyPairSync('x25519');
  const ownPublic = Buffer.from(own.publicKey.export({ format: 'jwk' }).x!, 'base64url');
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: publicKeyOf(publicKey) });
  const cipher = createCipheriv('aes-256-gcm', messageKey(shared, ownPublic, publicKey), nonce);
  cipher.setAAD(magic);
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([magic, ownPublic, body, cipher.getAuthTag()]);
}

/** What was sealed to these keys; null where it was changed, cut, or sealed to others. */
export function openSealed(keys: BoxKeys, sealed: Uint8Array): Buffer | null {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const headerBytes = magic.length + keyBytes;
  if (bytes.length < headerBytes + tagBytes || !bytes.subarray(0, magic.length).equals(magic)) return null;
  const theirs = bytes.subarray(magic.length, headerBytes);
  try {
    const shared = diffieHellman({ privateKey: privateKeyOf(keys), publicKey: publicKeyOf(theirs) });
    const key = messageKey(shared, theirs, keys.publicKey);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(magic);
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(headerBytes, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

function messageKey(shared: Uint8Array, own: Uint8Array, to: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', shared, Buffer.concat([own, to]), purpose, 32));
}

function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: base64url(raw) }, format: 'jwk' });
}

function privateKeyOf({ publicKey, privateKey }: BoxKeys): KeyObject {
  const key = { kty: 'OKP', crv: 'X25519', x: base64url(publicKey), d: base64url(privateKey) };
  return createPrivateKey({ key, format: 'jwk' });
}

function base64url(raw: Uint8Array): string {
  return Buffer.from(raw).toString('base64url');
}
