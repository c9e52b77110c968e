/** The product's embedder, with the vectors of passages kept in the house's cache between runs of a bench. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { silentLog } from '../../../src-main/base/log.ts';
import { createEmbedder } from '../../../src-main/embedding/create-embedder.ts';
import type { Embedder } from '../../../src-main/embedding/embedder.ts';

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
  const recordBytes = hashBytes + embedder.dimensions * 4;
  const known = new Map<string, Float32Array>();
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes) {
    const vector = bytes.subarray(at + hashBytes, at + recordBytes);
    known.set(bytes.toString('hex', at, at + hashBytes), new Float32Array(new Uint8Array(vector).buffer));
  }
  return {
    ...embedder,
    fingerprint: embedder.fingerprint,
    dimensions: embedder.dimensions,
    async embedPassages(texts) {
      const keys = texts.map((text) => digest(text).toString('hex'));
      const missing = texts.filter((_, place) => !known.has(keys[place]!));
      const made = missing.length > 0 ? await embedder.embedPassages(missing) : [];
      for (const [place, vector] of made.entries()) {
        const key = digest(missing[place]!);
        appendFileSync(
          file,
          Buffer.concat([key, Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)]),
        );
        known.set(key.toString('hex'), vector);
      }
      return keys.map((key) => known.get(key)!);
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
