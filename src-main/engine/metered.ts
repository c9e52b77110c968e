/** Reading and making vectors, with the time that they take noted. */
import type { Embedder } from '../embedding/embedder.ts';
import type { Ocr } from '../ocr/ocr.ts';
import type { WorkMeter } from '../upkeep/work-meter.ts';

export function meteredReader(ocr: () => Ocr, meter: WorkMeter): () => Ocr {
  return () => {
    const present = ocr();
    return {
      ...present,
      read: (image, regions) => meter.measure('reading', 1, () => present.read(image, regions)),
    };
  };
}

export function meteredEmbedder(embedder: Embedder, meter: WorkMeter): Embedder {
  return {
    ...embedder,
    embedPassages: (texts) => meter.measure('vectors', texts.length, () => embedder.embedPassages(texts)),
  };
}
