/** The pictures that the window asks for, with the thumbnails used last kept in memory: a list scrolls back and forth. */
import type { FrameId } from '../../src-preload/contract/frames.ts';

const maxBytes = 24 * 1024 * 1024;

export interface Thumbnails {
  get(id: FrameId): Promise<Uint8Array>;
  /** A deleted frame leaves no copy. */
  forget(ids: readonly FrameId[]): void;
}

/** `make` decrypts and shrinks; what is made twice at the same time is made once. */
export function createThumbnails(make: (id: FrameId) => Promise<Uint8Array>): Thumbnails {
  const kept = new Map<FrameId, Uint8Array>();
  const making = new Map<FrameId, Promise<Uint8Array>>();
  let bytes = 0;

  function keep(id: FrameId, picture: Uint8Array): void {
    forget(id);
    kept.set(id, picture);
    bytes += picture.length;
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  }

  function forget(id: FrameId): void {
    bytes -= kept.get(id)?.length ?? 0;
    kept.delete(id);
  }

  return {
    async get(id) {
      const found = kept.get(id);
      if (found) {
        // The last one of a Map is the one used last.
        kept.delete(id);
        kept.set(id, found);
        return found;
      }
      const started = making.get(id) ?? make(id);
      making.set(id, started);
      try {
        const picture = await started;
        if (making.get(id) === started) keep(id, picture);
        return picture;
      } finally {
        if (making.get(id) === started) making.delete(id);
      }
    },
    forget(ids) {
      for (const id of ids) {
        making.delete(id);
        forget(id);
      }
    },
  };
}
