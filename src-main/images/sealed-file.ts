/** The format of an encrypted image file. Knows nothing of folders. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

// Layout: magic "MNEI", one byte of version, 12 bytes of nonce, the ciphertext, 16 bytes of tag.
// AES-256-GCM (NIST SP 800-38D). The frame's id is authenticated with it, so a file under another name does not open.
// Nonces are random: after 2^32 files with one key their chance to collide would reach 2^-32.
const magic = Buffer.from('MNEI\x01', 'latin1');
const nonceBytes = 12;
const tagBytes = 16;
const cipherName = 'aes-256-gcm';

/** The bytes of the file that holds `plain` for the frame `id`. */
export function seal(key: Uint8Array, id: number, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(cipherName, key, nonce);
  cipher.setAAD(bindingOf(id));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([magic, nonce, body, cipher.getAuthTag()]);
}

/** What `seal` was given; null where the file was changed, cut, renamed, or sealed with another key. */
export function unseal(key: Uint8Array, id: number, file: Uint8Array): Buffer | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const headerBytes = magic.length + nonceBytes;
  if (bytes.length < headerBytes + tagBytes || !bytes.subarray(0, magic.length).equals(magic)) return null;
  const decipher = createDecipheriv(cipherName, key, bytes.subarray(magic.length, headerBytes));
  decipher.setAAD(bindingOf(id));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    const plain = decipher.update(bytes.subarray(headerBytes, bytes.length - tagBytes));
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

function bindingOf(id: number): Buffer {
  return Buffer.concat([magic, Buffer.from(String(id), 'latin1')]);
}
