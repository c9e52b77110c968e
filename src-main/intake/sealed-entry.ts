/** What is recorded while the store is locked, as bytes: a header and, of a frame, its picture. Knows nothing of files. */
import { z } from 'zod';
import { gapSchema } from '../../src-preload/contract/timeline.ts';
import { timestampSchema } from '../../src-preload/contract/frames.ts';
import { openSealed, sealTo, type BoxKeys } from '../base/sealed-box.ts';

const headerSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('frame'),
    displayId: z.string(),
    capturedAt: timestampSchema,
    application: z.string().nullable(),
    title: z.string().nullable(),
    url: z.string().nullable(),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  z.strictObject({ type: z.literal('gap'), gap: gapSchema }),
]);
export type SealedHeader = z.infer<typeof headerSchema>;

export interface SealedEntry {
  readonly header: SealedHeader;
  /** A WebP file; empty for a gap. */
  readonly picture: Uint8Array;
}

const lengthBytes = 4;

/** Four bytes with the header's length, the header as JSON, the picture; sealed to `publicKey`. */
export function sealEntry(publicKey: Uint8Array, { header, picture }: SealedEntry): Buffer {
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(text.length);
  return sealTo(publicKey, Buffer.concat([length, text, picture]));
}

/** Null where the file was changed, cut, or sealed to other keys. */
export function openEntry(keys: BoxKeys, file: Uint8Array): SealedEntry | null {
  const plain = openSealed(keys, file);
  if (!plain || plain.length < lengthBytes) return null;
  const end = lengthBytes + plain.readUInt32BE();
  if (end > plain.length) return null;
  try {
    const header = headerSchema.parse(JSON.parse(plain.toString('utf8', lengthBytes, end)));
    return { header, picture: plain.subarray(end) };
  } catch {
    return null;
  }
}
