/**
 * Pictures of which only the text is kept: they wait in memory until they are read, and never reach the disk. Their rows say that
 * there is none. What an end or too many of them takes away is not read; a moment lost is better than a picture kept.
 */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { ImageFiles } from './intake-parts.ts';

export interface TextOnlyPictures {
  /** The files, but for these pictures. */
  readonly images: ImageFiles;
  /** The picture of this frame, which is written next, is one. */
  note(id: FrameId): void;
  has(id: FrameId): boolean;
  /** Forgets those that wait no more, whatever became of them. */
  settle(isSettled: (id: FrameId) => boolean): void;
}

/** Some tens of megabytes. */
const mostPictures = 100;

export function createTextOnlyPictures(files: ImageFiles): TextOnlyPictures {
  const ids = new Set<FrameId>();
  const pictures = new Map<FrameId, Uint8Array>();
  return {
    images: {
      ...files,
      write(id, bytes) {
        if (!ids.has(id)) return files.write(id, bytes);
        pictures.set(id, bytes);
        const [oldest] = pictures.keys();
        if (pictures.size > mostPictures) pictures.delete(oldest!);
        return Promise.resolve(bytes.byteLength);
      },
      read: (id) => {
        const picture = pictures.get(id);
        return picture ? Promise.resolve(picture) : files.read(id);
      },
      remove(id) {
        if (!ids.has(id)) return files.remove(id);
        pictures.delete(id);
        return Promise.resolve();
      },
    },
    note: (id) => void ids.add(id),
    has: (id) => ids.has(id),
    settle(isSettled) {
      for (const id of [...ids].filter(isSettled)) {
        pictures.delete(id);
        ids.delete(id);
      }
    },
  };
}
