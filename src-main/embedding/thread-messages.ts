/** What the embedder and its thread say to each other. */

export interface ThreadStart {
  readonly modelsFolder: string;
  /** Threads that the model runtime may use for one forward pass. */
  readonly threads: number;
}

export interface ThreadRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

export type ThreadMessage =
  | { readonly type: 'ready'; readonly loadMs: number }
  /** The thread ends after this: the model's files are missing or not the ones shipped. */
  | { readonly type: 'model-missing'; readonly message: string }
  /** One vector of unit length for each text, one after the other; the buffer is moved, not copied. */
  | { readonly type: 'vectors'; readonly id: number; readonly vectors: Float32Array }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
