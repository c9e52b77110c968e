/**
 * A stream of any length under one key, in chunks that can neither be exchanged, left out nor cut off unseen: each is sealed with
 * its number, the last one as the last (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015) by AES-256-GCM.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';

const chunkBytes = 64 * 1024;
const tagBytes = 16;
export const sealedChunkBytes = chunkBytes + tagBytes;

export interface ChunkSealer {
  /** Takes more in, and answers what is whole by now; may be empty. */
  seal(bytes: Uint8Array): Uint8Array;
  /** The rest; there is always a last chunk. */
  end(): Uint8Array;
}

/** `key`: 32 bytes, for this one stream and never again. `header` must be the same when it is opened. */
export function createChunkSealer(key: Uint8Array, header: Uint8Array): ChunkSealer {
  let number = 0;
  let waiting = Buffer.alloc(0);
  const sealOne = (bytes: Uint8Array, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, isLast));
    cipher.setAAD(header);
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  };
  return {
    seal(bytes) {
      waiting = Buffer.concat([waiting, bytes]);
      const sealed: Buffer[] = [];
      // One is kept back: it may be the last.
      let at = 0;
      for (; waiting.length - at > chunkBytes; at += chunkBytes)
        sealed.push(sealOne(waiting.subarray(at, at + chunkBytes), false));
      waiting = Buffer.from(waiting.subarray(at));
      return Buffer.concat(sealed);
    },
    end: () => sealOne(waiting, true),
  };
}

/** Chunk number `number`, from 0; null where it is not what was sealed there. */
export function openChunk(
  key: Uint8Array,
  header: Uint8Array,
  number: number,
  isLast: boolean,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed.length < tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast), { authTagLength: tagBytes });
  decipher.setAAD(header);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** The key is used for one stream, so a number is never used twice. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(isLast ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}
