/**
 * Vectors for a million passages without running the model a million times. They lie as real ones do: each is a mixture of
 * two real vectors of bench texts, moved a little, so that every question has close, middling and far passages. Its tokens
 * are those of one of the two.
 */
import type { Embedder, PassageVectors } from '../../../src-main/embedding/embedder.ts';
import { repeatable } from './numbers.ts';

/** Largest change of one part, of vectors of length 1: turns a vector by about 20 degrees. */
const largestChange = 0.03;

/** An embedder whose passages get made-up vectors, the same in every run; questions go to `real`. */
export function createMadeUpEmbedder(real: Embedder, seeds: readonly PassageVectors[]): Embedder {
  const random = repeatable(7);
  const pick = (): PassageVectors => seeds[Math.floor(random() * seeds.length)]!;
  const makeUp = (): PassageVectors => {
    const [first, second] = [pick(), pick()];
    const share = 0.5 + random() / 2;
    const whole = first.whole.map(
      (part, place) => share * part + (1 - share) * second.whole[place]! + (random() * 2 - 1) * largestChange,
    );
    return { whole, tokens: first.tokens };
  };
  return { ...real, embedPassages: (texts) => Promise.resolve(texts.map(makeUp)) };
}
