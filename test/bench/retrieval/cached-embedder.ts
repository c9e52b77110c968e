/** The product's embedder, with the vectors of passages kept in the house's cache between runs of a bench. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { silentLog } from '../../../src-main/base/log.ts';
import { createEmbedder } from '../../../src-main/embedding/create-embedder.ts';
import type { Embedder, PassageVectors } from '../../../src-main/embedding/embedder.ts';

const hashBytes = 32;

/** The real embedder of this machine, without a cache. */
export function createRealEmbedder(): Embedder {
  return createEmbedder({
    modelsFolder: fileURLToPath(new URL('../../../resources/models', import.meta.url)),
    threadFile: new URL('../../../src-main/embedding/embedding-thread.ts', import.meta.url),
    log: silentLog,
  });
}

/** Passages come from the cache where text and fingerprint are the same; questions always go through the model. */
export function createCachedEmbedder(embedder: Embedder): Embedder {
  const folder = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'mneme/bench');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `vectors-${digest(embedder.fingerprint).toString('hex').slice(0, 12)}.bin`);
  const known = existsSync(file)
    ? readRecords(readFileSync(file), embedder.dimensions)
    : new Map<string, PassageVectors>();
  return {
    ...embedder,
    async embedPassages(texts) {
      const keys = texts.map((text) => digest(text).toString('hex'));
      const missing = texts.filter((_, place) => !known.has(keys[place]!));
      const made = missing.length > 0 ? await embedder.embedPassages(missing) : [];
      for (const [place, vectors] of made.entries()) {
        const key = digest(missing[place]!);
        appendFileSync(file, writeRecord(key, vectors));
        known.set(key.toString('hex'), vectors);
      }
      return keys.map((key) => known.get(key)!);
    },
  };
}

/** A record: digest of the text, the whole's vector, the number of bytes of the tokens, the tokens. */
function writeRecord(key: Buffer, { whole, tokens }: PassageVectors): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(tokens.length);
  return Buffer.concat([key, new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength), size, tokens]);
}

/** A last record that was cut off is left out. */
function readRecords(bytes: Buffer, dimensions: number): Map<string, PassageVectors> {
  const known = new Map<string, PassageVectors>();
  const headBytes = hashBytes + dimensions * 4 + 4;
  for (let at = 0; at + headBytes <= bytes.length;) {
    const start = at + headBytes;
    const end = start + bytes.readUInt32LE(start - 4);
    if (end > bytes.length) break;
    const whole = new Float32Array(new Uint8Array(bytes.subarray(at + hashBytes, start - 4)).buffer);
    known.set(bytes.toString('hex', at, at + hashBytes), { whole, tokens: bytes.subarray(start, end) });
    at = end;
  }
  return known;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
