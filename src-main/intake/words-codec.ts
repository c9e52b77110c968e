/** Packs the words of a frame with their boxes, because they are the largest thing that the database keeps of it. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';

/** A word with its box in pixels of the frame; words of one text line share `line`. */
export interface PlacedWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly line: number;
}

const version = 1;
/** A display full of the smallest letters packs into some hundred kilobytes. */
const maxInflatedBytes = 64 * 1024 * 1024;
const columns = ['line', 'x', 'y', 'width', 'height'] as const;

/**
 * One version byte, then deflated: the count of words, each numeric column as differences (zigzag varints, because
 * neighbours are alike), then the texts, one a line. Boxes are rounded to whole pixels.
 */
export function packWords(words: readonly PlacedWord[]): Uint8Array {
  const numbers: number[] = [];
  writeVarint(numbers, words.length);
  for (const column of columns) {
    let before = 0;
    for (const word of words) {
      const value = Math.round(word[column]);
      writeVarint(numbers, zigzag(value - before));
      before = value;
    }
  }
  const texts = Buffer.from(words.map((word) => word.text.replaceAll('\n', ' ')).join('\n'), 'utf8');
  return Buffer.concat([Buffer.of(version), deflateRawSync(Buffer.concat([Buffer.from(numbers), texts]))]);
}

/** The words as they were packed. Throws `MnemeError('store-damaged')` on bytes that are none of ours. */
export function unpackWords(packed: Uint8Array): PlacedWord[] {
  if (packed[0] !== version) {
    throw new MnemeError(
      'store-damaged',
      say('The words of a frame have the unknown format {format}; update Mneme.', {
        format: packed[0] ?? '',
      }),
    );
  }
  const bytes = inflated(packed);
  const reader = { bytes, at: 0 };
  const count = readVarint(reader);
  // Each word has a byte in every column at least, so a larger count is no count of ours.
  if (count * columns.length > bytes.length) throw damagedWords();
  const values = columns.map(() => {
    let before = 0;
    return Array.from({ length: count }, () => (before += unzigzag(readVarint(reader))));
  });
  const texts = bytes.subarray(reader.at).toString('utf8').split('\n');
  return Array.from({ length: count }, (_, i) => ({
    text: texts[i] ?? '',
    line: values[0]![i]!,
    x: values[1]![i]!,
    y: values[2]![i]!,
    width: values[3]![i]!,
    height: values[4]![i]!,
  }));
}

function inflated(packed: Uint8Array): Buffer {
  try {
    return inflateRawSync(packed.subarray(1), { maxOutputLength: maxInflatedBytes });
  } catch (error) {
    throw damagedWords(error);
  }
}

function damagedWords(cause?: unknown): MnemeError {
  return new MnemeError(
    'store-damaged',
    say(
      'The words of this frame are damaged in the database; its picture is not. The text that search finds is kept elsewhere.',
    ),
    { cause },
  );
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function writeVarint(into: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) into.push((rest % 128) + 128);
  into.push(rest);
}

function readVarint(reader: { readonly bytes: Buffer; at: number }): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value += (byte % 128) * scale;
    if (byte < 128) return value;
  }
}
