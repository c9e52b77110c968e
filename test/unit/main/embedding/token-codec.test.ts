import { describe, expect, it } from 'vitest';
import {
  bestMatches,
  packToken,
  tableOf,
  tokenBytes,
  tokenDimensions,
} from '../../../../src-main/embedding/token-codec.ts';
import { repeatable } from '../../../bench/large-store/numbers.ts';

const random = repeatable(3);

/** A direction of which no dimension is special, as the projection's turn makes those of tokens. */
function anyVector(): Float32Array {
  // The sum of twelve even numbers is nearly normal.
  const gaussian = (): number => Array.from({ length: 12 }, random).reduce((sum, part) => sum + part, -6);
  const parts = Array.from({ length: tokenDimensions }, gaussian);
  return Float32Array.from(parts, (part) => part / Math.hypot(...parts));
}

function pack(...vectors: Float32Array[]): Uint8Array {
  const packed = new Uint8Array(vectors.length * tokenBytes);
  for (const [place, vector] of vectors.entries()) packToken(vector, packed, place * tokenBytes);
  return packed;
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, part, place) => sum + part * b[place]!, 0);
}

describe('packed token vectors', () => {
  it('take 32 bytes each and keep how like two vectors are', () => {
    expect(pack(anyVector(), anyVector()).length).toBe(64);
    for (let pair = 0; pair < 100; pair++) {
      const [question, other, share] = [anyVector(), anyVector(), random()];
      const near = question.map((part, place) => share * part + (1 - share) * other[place]!);
      const token = near.map((part) => part / Math.hypot(...near));
      const [match] = bestMatches([tableOf(question)], pack(token), 0, 1);
      expect(Math.abs(match! - dot(question, token))).toBeLessThan(0.25);
    }
  });

  it('answer for each token of the question with the most like one', () => {
    const tokens = Array.from({ length: 20 }, anyVector);
    const packed = pack(...tokens);
    const matches = bestMatches(tokens.map(tableOf), packed, 0, 20);
    for (const match of matches) expect(match).toBeGreaterThan(0.75);
  });

  it('are searched only in the stretch that was asked for', () => {
    const [first, second] = [anyVector(), anyVector()];
    const packed = pack(first, second);
    const tables = [tableOf(first), tableOf(second)];
    const [own, other] = bestMatches(tables, packed, 0, 1);
    expect(own).toBeGreaterThan(other! + 0.4);
    expect([...bestMatches(tables, packed, 1, 1)]).toEqual([-1, -1]);
  });
});
