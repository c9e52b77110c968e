/** The port to the model that turns text into vectors. */

export interface Embedder {
  /** Names model, weights, pooling and dimensions; vectors with another fingerprint cannot be compared with its own. */
  readonly fingerprint: string;
  readonly dimensions: number;
  /** Vectors of unit length (L2), in the order of the texts. Rejects with `MnemeError('model-missing')`. */
  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /** The vector of a question, with the model's query prefix. */
  embedQuery(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}
