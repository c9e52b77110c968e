/** How much of the exact order of vectors the index in memory finds: every stored vector is compared with each question. */
import type { Embedder } from '../../../src-main/embedding/embedder.ts';
import { cosine, bytesAsInt8 } from '../../../src-main/store/vector-codec.ts';
import { createVectorIndex } from '../../../src-main/store/vector-index.ts';
import { openLargeStore } from './large-store.ts';

/**
 * Mean share (0..1) of the exact first ten, and of the exact first hundred, that the index has among as many. What is as
 * near as the last of the exact ones counts as one of them.
 */
export async function measureRecall(
  dataFolder: string,
  embedder: Embedder,
  questions: readonly string[],
): Promise<{ readonly at10: number; readonly at100: number }> {
  const store = openLargeStore(dataFolder);
  try {
    const index = createVectorIndex(store.db, embedder.fingerprint, embedder.dimensions);
    await index.load();
    const vectors: Float32Array[] = [];
    for (const question of questions) vectors.push((await embedder.embedQuery(question)).whole);
    const exact = vectors.map(() => [] as number[]);
    for (let after = 0, rows = 1; rows > 0;) {
      const slice = store.db.all<{ id: number; vector: Uint8Array }>(
        'SELECT unit_id AS id, vector FROM unit_vectors WHERE unit_id > ? ORDER BY unit_id LIMIT 20000',
        [after],
      );
      rows = slice.length;
      after = slice.at(-1)?.id ?? 0;
      for (const [place, question] of vectors.entries()) {
        const best = exact[place]!.concat(slice.map((row) => cosine(question, bytesAsInt8(row.vector))));
        exact[place] = best.sort((a, b) => b - a).slice(0, 100);
      }
    }
    const recall = (count: number): number => {
      const shares = vectors.map((question, place) => {
        const least = exact[place]![count - 1]!;
        return index.nearest(question, 400, null).filter((unit) => unit.cosine >= least).length / count;
      });
      return shares.reduce((sum, share) => sum + Math.min(1, share), 0) / shares.length;
    };
    return { at10: recall(10), at100: recall(100) };
  } finally {
    store.close();
  }
}
