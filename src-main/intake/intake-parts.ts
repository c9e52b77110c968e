/** What the rooms below give to intake; `engine.ts` puts them together. */
import type { FrameId, Region } from '../../src-preload/contract/frames.ts';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import type { Removed } from '../privacy/redact.ts';

/** Makes the picture that is stored; `images/` implements it. */
export type EncodeFrame = (
  pixels: AcceptedFrame['pixels'],
  size: { readonly width: number; readonly height: number },
) => Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number }>;

/** The encrypted image files; `images/` implements them. A write is on disk when it resolves. */
export interface ImageFiles {
  /** Answers the size of the encrypted file. */
  write(id: FrameId, bytes: Uint8Array): Promise<number>;
  read(id: FrameId): Promise<Uint8Array>;
  /** A file that is not there is no failure. */
  remove(id: FrameId): Promise<void>;
  list(): Promise<readonly FrameId[]>;
}

/** The picture with these boxes painted solid; `images/` implements it. Throws `image-damaged`. */
export type PaintOver = (image: Uint8Array, boxes: readonly Region[]) => Promise<Uint8Array>;

/** Where something was taken out of the words or the facts of a frame. */
export interface SecretsSeen {
  readonly id: FrameId;
  readonly capturedAt: number;
  readonly application: string | null;
}

/** Hears of what was taken out, inside the transaction that writes what is left. */
export type OnSecrets = (removed: readonly Removed[], frame: SecretsSeen) => void;
