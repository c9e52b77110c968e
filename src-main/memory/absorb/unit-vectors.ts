/** Vectors of length 1: their dot product is their cosine. */

/** The same direction with length 1; a vector without length stays as it is. */
export function unitLength(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((part) => part / length);
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += a[place]! * b[place]!;
  return sum;
}
