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

/** 32-bit words that hold one sign bit a dimension. */
export function signWords(dimensions: number): number {
  return Math.ceil(dimensions / 32);
}

/** Writes the sign bits of a vector to `target` from `offset` on. */
export function writeSigns(vector: ArrayLike<number>, target: Uint32Array, offset: number): void {
  target.fill(0, offset, offset + signWords(vector.length));
  for (let place = 0; place < vector.length; place++) {
    if (vector[place]! > 0) target[offset + (place >>> 5)]! |= 1 << (place & 31);
  }
}

/** Number of bits that differ between `a` and the `a.length` words of `all` from `offset` on (Hamming distance). */
export function hamming(a: Uint32Array, all: Uint32Array, offset: number): number {
  let distance = 0;
  for (let word = 0; word < a.length; word++) {
    let bits = a[word]! ^ all[offset + word]!;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    distance += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return distance;
}
