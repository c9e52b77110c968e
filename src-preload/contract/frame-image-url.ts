/** Where the window finds a stored picture. A file of its own, because the window needs no schema to load for it. */
import type { FrameId } from './frames.ts';

/**
 * The address of a stored picture for the renderer. Served by the shell, which asks the engine.
 * `thumbnail` is at most 320 pixels wide.
 */
export function frameImageUrl(id: FrameId, size: 'full' | 'thumbnail'): string {
  return `mneme-frame://frame/${id}?size=${size}`;
}
