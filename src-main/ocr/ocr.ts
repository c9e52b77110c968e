/** The port to the reader of pictures. */
import type { Region } from '../../src-preload/contract/frames.ts';

/** A word with its box in pixels of the whole picture. */
export interface ReadWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Number of the text line it stands in, from the top; words of one line share it. */
  readonly line: number;
  /** 0..1 */
  readonly confidence: number;
}

export interface Ocr {
  /**
   * Reads an encoded picture (PNG, JPEG or WebP), or only the given regions of it.
   * Throws `MnemeError('image-damaged')` where the picture cannot be decoded.
   */
  read(image: Uint8Array, regions: readonly Region[] | null): Promise<readonly ReadWord[]>;
  close(): Promise<void>;
}
