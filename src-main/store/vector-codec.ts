/** Vectors in the two forms that the store keeps: eight bits a dimension for scoring, one for finding. */

/** A vector of any length as int8, scaled so that its largest part becomes 127. The cosine does not depend on the scale. */
export function toInt8(vector: Float32Array): Int8Array {
  let largest = 0;
  for (const part of vector) largest = Math.max(largest, Math.abs(part));
  const scale = largest > 0 ? 127 / largest : 0;
  return Int8Array.from(vector, (part) => Math.round(part * scale));
}

export function int8Bytes(vector: Int8Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

export function bytesAsInt8(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Cosine of a question's vector and a stored one, -1..1; 0 where one of them has no length. */
export function cosine(question: Float32Array, stored: Int8Array): number {
  let dot = 0;
  let questionSquare = 0;
  let storedSquare = 0;
  for (let place = 0; place < stored.length; place++) {
    const q = question[place]!;
    const s = stored[place]!;
    dot += q * s;
    questionSquare += q * q;
    storedSquare += s * s;
  }
  const lengths = Math.sqrt(questionSquare * storedSquare);
  return lengths > 0 ? dot / lengths : 0;
}

/** 32-bit words that hold one sign bit a dimension, in fours; bits without a dimension are 0. */
export function signWords(dimensions: number): number {
  return Math.ceil(dimensions / 128) * 4;
}

/** Writes the sign bits of a vector to `target` from `offset` on: a set bit means below 0. */
export function writeSigns(vector: Int8Array, target: Uint32Array, offset: number): void {
  const length = signWords(vector.length);
  for (let word = 0, place = 0; word < length; word++) {
    const end = Math.min(vector.length, place + 32);
    let bits = 0;
    for (let bit = 0; place < end; bit++, place++) bits |= (vector[place]! >>> 31) << bit;
    target[offset + word] = bits;
  }
}

/**
 * For each byte of sign bits, what each of its 256 values adds to the dot product of the question and a vector whose parts
 * are 1 or -1 as the bits say. With it a vector of signs is compared with all of the question (asymmetric distance, Gordo
 * and others 2014), which orders far better than counting bits.
 */
export function signTables(question: Float32Array): Float32Array {
  const bytes = signWords(question.length) * 4;
  const tables = new Float32Array(bytes * 256);
  for (let byte = 0; byte < bytes; byte++) {
    const table = tables.subarray(byte * 256, (byte + 1) * 256);
    const parts = question.subarray(byte * 8, (byte + 1) * 8);
    for (const part of parts) table[0]! += part;
    // Each further bit doubles what is known: with it set, its part is taken away twice.
    for (let bit = 0; bit < 8; bit++) {
      const part = parts[bit] ?? 0;
      for (let value = 0; value < 1 << bit; value++) table[value + (1 << bit)] = table[value]! - 2 * part;
    }
  }
  return tables;
}

/** The dot product that `signTables` describes, of the `words` words of `all` from `offset` on. */
export function signedDot(tables: Float32Array, all: Uint32Array, offset: number, words: number): number {
  let sum = 0;
  for (let word = 0, table = 0; word < words; word++, table += 1024) {
    const bits = all[offset + word]!;
    sum +=
      tables[table + (bits & 255)]! +
      tables[table + 256 + ((bits >>> 8) & 255)]! +
      tables[table + 512 + ((bits >>> 16) & 255)]! +
      tables[table + 768 + (bits >>> 24)]!;
  }
  return sum;
}
