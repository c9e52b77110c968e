/** Opens a picture that came from outside: only the formats that a screen comes in, no bombs, faults in words. */
import type { Sharp } from 'sharp';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { loadSharp } from './sharp.ts';

/** An 8K display has 33 million pixels; a file that unpacks to more than this is a fault or an attack. */
const maxPixels = 100_000_000;

/**
 * A pipeline on a PNG, JPEG or WebP file, turned upright where the file says so. Other formats are refused by their first
 * bytes, before the library sees them: some of its loaders (SVG, for one) can read other files.
 */
export async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  if (!formatOf(bytes)) {
    throw new MnemeError(
      'image-damaged',
      say('The picture ({bytes} bytes) is no PNG, JPEG or WebP file. Take it again, or convert it first.', {
        bytes: bytes.length,
      }),
    );
  }
  const sharp = await loadSharp();
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated', pages: 1 }).autoOrient();
}

/** Runs a pipeline; what the library throws becomes `image-damaged` with what was being done. */
export async function orDamaged<T>(doing: Sentence, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof MnemeError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new MnemeError('image-damaged', say('The picture cannot be {doing}: {reason}', { doing, reason }), {
      cause: error,
    });
  }
}

function formatOf(bytes: Uint8Array): 'png' | 'jpeg' | 'webp' | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(12, bytes.length)).toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  return null;
}
