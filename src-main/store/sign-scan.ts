/**
 * Counts, for every vector in memory, the sign bits in which it differs from a question's (Hamming distance). A million take
 * some 8 milliseconds in WebAssembly, which counts the bits of 16 bytes at once; plain JavaScript takes 40. The program is
 * short enough to stand here as it is run; a test holds it to the plain way.
 */

/** As little of the platform's own as is used; Node's types leave it to the DOM's. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  };
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

export interface SignScan {
  /** The signs of all vectors, one after the other, `words` each. Ask again after `reserve`: it may have moved. */
  signs(): Uint32Array;
  /** Makes room for so many vectors; what is there stays. */
  reserve(vectors: number): void;
  /** The distances of the first `vectors` to the question; good until the next call of anything here. */
  distances(question: Uint32Array, vectors: number): Uint16Array;
}

/** `words` is a multiple of 4: the program reads 16 bytes at once. */
export function createSignScan(words: number): SignScan {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(program), { m: { m: memory } });
  const scan = exports['s'] as (
    question: number,
    signs: number,
    vectorBytes: number,
    distances: number,
    distancesEnd: number,
  ) => void;
  const vectorBytes = words * 4;
  // In the memory lie the question, the room for vectors, and the distances.
  const signsAt = vectorBytes;
  let room = 0;
  const distancesAt = (): number => signsAt + room * vectorBytes;

  return {
    signs: () => new Uint32Array(memory.buffer, signsAt, room * words),
    reserve(vectors) {
      room = Math.max(room, vectors);
      const missing = distancesAt() + room * 2 - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / 65_536));
    },
    distances(question, vectors) {
      const found = new Uint16Array(memory.buffer, distancesAt(), vectors);
      new Uint32Array(memory.buffer, 0, words).set(question);
      if (vectors > 0) scan(0, signsAt, vectorBytes, distancesAt(), distancesAt() + vectors * 2);
      return found;
    },
  };
}

const simd = 0xfd;
const [question, signs, vectorBytes, out, outEnd, at, sum] = [0, 1, 2, 3, 4, 5, 6];
const get = 0x20;
const set = 0x21;
const tee = 0x22;
const add = 0x6a;
const end = 0x0b;
/** Adds one lane of `sum` to what is on the stack. */
const addLane = (lane: number): number[] => [get, sum, simd, 0x1b, lane, add];

/** The body of the only function: locals, then instructions (WebAssembly 2.0, binary format). */
const body = [
  ...[2, 1, 0x7f, 1, 0x7b], // locals: at is an i32, sum a v128
  ...[0x03, 0x40], // loop over the vectors
  ...[simd, 0x0c, ...new Array<number>(16).fill(0), set, sum], // sum = 0
  ...[0x41, 0, set, at], // at = 0
  ...[0x03, 0x40], // loop over 16 bytes each
  ...[get, question, get, at, add, simd, 0x00, 0, 0], // v128.load(question + at)
  ...[get, signs, get, at, add, simd, 0x00, 0, 0], // v128.load(signs + at)
  ...[simd, 0x51], // v128.xor
  ...[simd, 0x62], // i8x16.popcnt
  ...[simd, 0x7d], // i16x8.extadd_pairwise_i8x16_u
  ...[get, sum, simd, 0x8e, 0x01, set, sum], // sum = i16x8.add(…, sum)
  ...[get, at, 0x41, 16, add, tee, at, get, vectorBytes, 0x49, 0x0d, 0], // at += 16; again while at < vectorBytes
  end,
  ...[get, sum, simd, 0x7f, set, sum], // sum = i32x4.extadd_pairwise_i16x8_u(sum)
  ...[get, out, get, sum, simd, 0x1b, 0, ...addLane(1), ...addLane(2), ...addLane(3)],
  ...[0x3b, 0, 0], // i32.store16 at out
  ...[get, signs, get, vectorBytes, add, set, signs],
  ...[get, out, 0x41, 2, add, tee, out, get, outEnd, 0x49, 0x0d, 0], // out += 2; again while out < outEnd
  end,
  end,
];

const program = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 5, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0]), // one type: five i32, no result
  ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]), // imports the memory "m" of "m", of a page at least
  ...section(3, [1, 0]), // one function of that type
  ...section(7, [1, 1, 0x73, 0, 0]), // exported as "s"
  ...section(10, [1, ...sized(body)]),
]);

function section(id: number, bytes: readonly number[]): number[] {
  return [id, ...sized(bytes)];
}

/** The bytes with their number before them (LEB128, up to 16,383). */
function sized(bytes: readonly number[]): number[] {
  const { length } = bytes;
  return [...(length < 128 ? [length] : [(length & 127) | 128, length >> 7]), ...bytes];
}
