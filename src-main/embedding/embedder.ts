/** The port to the model that turns text into vectors. */

export interface PassageVectors {
  /** Of the whole text; unit length (L2). */
  readonly whole: Float32Array;
  /** Of its telling tokens, packed by `packToken`, one after the other. */
  readonly tokens: Uint8Array;
}

/** A token of a question that says what is looked for. */
export interface QuestionToken {
  /** The word that it is a part of, in lower case. */
  readonly word: string;
  /** Projected and of unit length; compared with packed tokens by `bestMatches`. */
  readonly vector: Float32Array;
}

export interface QuestionVectors {
  /** Of the whole question; unit length (L2). */
  readonly whole: Float32Array;
  /** Empty where the question is made of stop words, or of a script that the model does not know. */
  readonly tokens: readonly QuestionToken[];
}

export interface Embedder {
  /** Names model, weights, pooling and dimensions; vectors with another fingerprint cannot be compared with its own. */
  readonly fingerprint: string;
  readonly dimensions: number;
  /** Whether it compares meanings in every script; without it only in the Latin one. */
  readonly readsEveryScript?: boolean;
  /** In the order of the texts. Rejects with `MnemeError('model-missing')`. */
  embedPassages(texts: readonly string[]): Promise<readonly PassageVectors[]>;
  /** The vectors of a question, with the model's query prefix. */
  embedQuery(text: string): Promise<QuestionVectors>;
  close(): Promise<void>;
}
