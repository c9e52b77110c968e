/**
 * AEGIS-256 (draft-irtf-cfrg-aegis-aead), decryption only. SQLite cannot say which pages of a damaged store are whole: after the
 * first that fails it answers nothing. So the pages are opened here, one by one, each with its own tag.
 */

const blockBytes = 16;
const keyBytes = 32;
const tagBytes = 32;

const substitution = substitutionBox();
/** A round of AES as four tables (Daemen and Rijmen 2002, section 4.2), the words little-endian. */
const tables = [0, 1, 2, 3].map(roundTable) as [Int32Array, Int32Array, Int32Array, Int32Array];
const [t0, t1, t2, t3] = tables;

/** The numbers of Fibonacci modulo 256, as the draft lays them down. */
const constants = words(
  Buffer.from('000101020305080d1522375990e97962db3d18556dc22ff12011314273b528dd', 'hex'),
);
const noWords = new Int32Array(8);

/** The first `length` bytes of the stream of a key and a nonce of 32 bytes each: zeros, encrypted. */
export function aegisStream(length: number, key: Uint8Array, nonce: Uint8Array): Buffer {
  const state = begin(key, nonce);
  const stream = new Int32Array(Math.ceil(length / blockBytes) * 4);
  for (let at = 0; at < stream.length; at += 4) {
    for (let i = 0; i < 4; i++) stream[at + i] = mask(state, i);
    update(state, noWords, 0);
  }
  return Buffer.from(stream.buffer, 0, length);
}

/** What stands in `sealed`, without data beside it; null where its tag of 32 bytes is not the right one. */
export function aegisOpen(
  sealed: Uint8Array,
  tag: Uint8Array,
  key: Uint8Array,
  nonce: Uint8Array,
): Buffer | null {
  const state = begin(key, nonce);
  const { length } = sealed;
  // In whole words in the order of the machine, which is little-endian wherever this runs.
  const text = new Int32Array(Math.ceil(length / blockBytes) * 4);
  const bytes = Buffer.from(text.buffer);
  bytes.set(sealed);
  for (let at = 0; at < text.length; at += 4) {
    for (let i = 0; i < 4; i++) text[at + i]! ^= mask(state, i);
    if (length < 4 * at + blockBytes) bytes.fill(0, length);
    update(state, text, at);
  }
  return isTag(state, length, tag) ? bytes.subarray(0, length) : null;
}

function isTag(state: Int32Array, length: number, tag: Uint8Array): boolean {
  const last = new Int32Array(4);
  last[2] = (length * 8) | 0;
  last[3] = Math.floor((length * 8) / 2 ** 32);
  for (let i = 0; i < 4; i++) last[i]! ^= state[12 + i]!;
  for (let round = 0; round < 7; round++) update(state, last, 0);
  const expected = words(tag);
  let differs = tag.length === tagBytes ? 0 : 1;
  for (let i = 0; i < 4; i++) {
    differs |= expected[i]! ^ state[i]! ^ state[4 + i]! ^ state[8 + i]!;
    differs |= expected[4 + i]! ^ state[12 + i]! ^ state[16 + i]! ^ state[20 + i]!;
  }
  return differs === 0;
}

/** Six blocks of four words. */
function begin(key: Uint8Array, nonce: Uint8Array): Int32Array {
  if (key.length !== keyBytes || nonce.length !== keyBytes)
    throw new Error(`AEGIS-256 takes a key and a nonce of ${keyBytes} bytes.`);
  const [k, n] = [words(key), words(nonce)];
  const both = k.map((word, i) => word ^ n[i]!);
  const state = new Int32Array(24);
  state.set(both, 0);
  state.set(constants.subarray(4), 8);
  state.set(constants.subarray(0, 4), 12);
  for (let i = 0; i < 8; i++) state[16 + i] = k[i]! ^ constants[i]!;
  for (let round = 0; round < 4; round++) {
    update(state, k, 0);
    update(state, k, 4);
    update(state, both, 0);
    update(state, both, 4);
  }
  return state;
}

/** One word of what the next block of text is masked with. */
function mask(s: Int32Array, i: number): number {
  return s[4 + i]! ^ s[16 + i]! ^ s[20 + i]! ^ (s[8 + i]! & s[12 + i]!);
}

function update(s: Int32Array, block: Int32Array, at: number): void {
  const a = s[20]!;
  const b = s[21]!;
  const c = s[22]!;
  const d = s[23]!;
  for (let to = 20; to > 0; to -= 4) mix(s, to, s[to - 4]!, s[to - 3]!, s[to - 2]!, s[to - 1]!);
  s[0]! ^= block[at]!;
  s[1]! ^= block[at + 1]!;
  s[2]! ^= block[at + 2]!;
  s[3]! ^= block[at + 3]!;
  mix(s, 0, a, b, c, d);
}

/** A round of AES of the words `a b c d`, with what stands at `to` as its key and written there. */
function mix(s: Int32Array, to: number, a: number, b: number, c: number, d: number): void {
  s[to]! ^= t0[a & 255]! ^ t1[(b >>> 8) & 255]! ^ t2[(c >>> 16) & 255]! ^ t3[d >>> 24]!;
  s[to + 1]! ^= t0[b & 255]! ^ t1[(c >>> 8) & 255]! ^ t2[(d >>> 16) & 255]! ^ t3[a >>> 24]!;
  s[to + 2]! ^= t0[c & 255]! ^ t1[(d >>> 8) & 255]! ^ t2[(a >>> 16) & 255]! ^ t3[b >>> 24]!;
  s[to + 3]! ^= t0[d & 255]! ^ t1[(a >>> 8) & 255]! ^ t2[(b >>> 16) & 255]! ^ t3[c >>> 24]!;
}

function roundTable(row: number): Int32Array {
  const table = new Int32Array(256);
  for (let value = 0; value < 256; value++) {
    const once = substitution[value]!;
    const twice = double(once);
    const column = twice | (once << 8) | (once << 16) | ((twice ^ once) << 24);
    table[value] = row === 0 ? column : (column << (8 * row)) | (column >>> (32 - 8 * row));
  }
  return table;
}

/** The S-box of AES (FIPS 197, 5.1.1), computed. */
function substitutionBox(): Uint8Array {
  const box = new Uint8Array(256);
  let [p, q] = [1, 1];
  do {
    p = p ^ double(p);
    q ^= q << 1;
    q ^= q << 2;
    q ^= q << 4;
    q &= 255;
    if (q & 0x80) q ^= 0x09;
    const turned = (by: number): number => ((q << by) | (q >>> (8 - by))) & 255;
    box[p] = q ^ turned(1) ^ turned(2) ^ turned(3) ^ turned(4) ^ 0x63;
  } while (p !== 1);
  box[0] = 0x63;
  return box;
}

function double(value: number): number {
  return ((value << 1) ^ (value & 0x80 ? 0x11b : 0)) & 255;
}

function words(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getInt32(4 * i, true));
}
