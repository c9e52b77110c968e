/**
 * Token vectors in the form that the store keeps: 128 dimensions of two bits, 32 bytes a token. A question's tokens stay
 * exact and are compared with packed ones by adding up entries of a table, four dimensions at a time.
 * (Of the forms measured, more dimensions with fewer bits kept more than the reverse: `test/bench/README.md`.)
 */

/** Dimensions of a projected token vector. */
export const tokenDimensions = 128;
/** Bytes of a packed token. */
export const tokenBytes = tokenDimensions / 4;

// A part of a random unit vector has about this standard deviation; cut at 0 and ±0.98 of it, and read back as the mean of
// each quarter (the least squares of a normal distribution: Max, Quantizing for Minimum Distortion, 1960).
const deviation = 1 / Math.sqrt(tokenDimensions);
const cut = 0.98 * deviation;
const levels = [-1.51, -0.45, 0.45, 1.51].map((level) => level * deviation);

/** Packs a vector of unit length into `target` from `offset` on. */
export function packToken(vector: Float32Array, target: Uint8Array, offset: number): void {
  for (let byte = 0; byte < tokenBytes; byte++) {
    let bits = 0;
    for (let place = 0; place < 4; place++) {
      const part = vector[byte * 4 + place]!;
      bits |= (part < -cut ? 0 : part < 0 ? 1 : part < cut ? 2 : 3) << (place * 2);
    }
    target[offset + byte] = bits;
  }
}

/** What each byte of a packed token adds to its likeness to one token of a question. */
export type TokenTable = Float32Array;

export function tableOf(vector: Float32Array): TokenTable {
  const table = new Float32Array(tokenBytes * 256);
  for (let byte = 0; byte < tokenBytes; byte++) {
    for (let bits = 0; bits < 256; bits++) {
      let sum = 0;
      for (let place = 0; place < 4; place++)
        sum += vector[byte * 4 + place]! * levels[(bits >> (place * 2)) & 3]!;
      table[byte * 256 + bits] = sum;
    }
  }
  return table;
}

/**
 * For each token of a question its likeness (about -1..1) to the most like of the packed tokens `from` to `to - 1`;
 * -1 where there is none. (MaxSim: Khattab and Zaharia, ColBERT, 2020.)
 */
export function bestMatches(
  tables: readonly TokenTable[],
  packed: Uint8Array,
  from: number,
  to: number,
): Float32Array {
  const best = new Float32Array(tables.length).fill(-1);
  for (let token = from; token < to; token++) {
    const offset = token * tokenBytes;
    for (let place = 0; place < tables.length; place++) {
      const table = tables[place]!;
      let sum = 0;
      for (let byte = 0; byte < tokenBytes; byte++) sum += table[(byte << 8) | packed[offset + byte]!]!;
      if (sum > best[place]!) best[place] = sum;
    }
  }
  return best;
}
