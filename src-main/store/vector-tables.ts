/** The tables in which the vectors of one embedder are kept. */
export interface VectorTables {
  readonly vectors: string;
  /** Signs of the vectors for the next start. */
  readonly signs: string;
  /** Units that have no vector yet. */
  readonly waiting: string;
  /** Whether the vectors of single tokens are kept beside them. */
  readonly hasTokens: boolean;
}

/** Of all units, by the model on this computer. */
export const unitTables: VectorTables = {
  vectors: 'unit_vectors',
  signs: 'vector_signs',
  waiting: 'units_waiting',
  hasTokens: true,
};

/** Of the units of conversation memory alone, by the embedder that the owner chose for them. */
export const scopedTables: VectorTables = {
  vectors: 'scoped_vectors',
  signs: 'scoped_signs',
  waiting: 'scoped_waiting',
  hasTokens: false,
};
