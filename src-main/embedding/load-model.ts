/** Loads the shipped model from local files; every way to the network is closed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoModel, AutoTokenizer, env, type Tensor } from '@huggingface/transformers';
import { model } from './model.ts';

// 512 tokens are some 2,500 characters; more only costs time in the tokenizer, which would cut it anyway.
const maxChars = 10_000;

export interface Encoded {
  /** The tokens of each text as WordPiece writes them, without padding. */
  readonly pieces: readonly (readonly string[])[];
  /** Vectors of the last layer, `[texts, longest, dimensions]`, row by row. */
  readonly states: Float32Array;
  /** Tokens of the longest text. */
  readonly longest: number;
}

export type Encode = (texts: readonly string[]) => Promise<Encoded>;

/** `threads`: how many the model runtime may use for one forward pass. */
export async function loadModel(modelsFolder: string, threads: number): Promise<Encode> {
  env.allowLocalModels = true;
  env.allowRemoteModels = false;
  env.localModelPath = modelsFolder;
  env.useFSCache = false;
  env.fetch = (resource: string | URL) =>
    Promise.reject(new Error(`The embedding model has no network; refused ${String(resource)}`));
  const tokenize = await AutoTokenizer.from_pretrained(model.folder);
  const vocabulary = await readVocabulary(modelsFolder);
  const network = await AutoModel.from_pretrained(model.folder, {
    dtype: 'q8',
    device: 'cpu',
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  });
  return async (texts) => {
    const input = tokenize(
      texts.map((text) => text.slice(0, maxChars)),
      { padding: true, truncation: true },
    ) as { input_ids: Tensor; attention_mask: Tensor };
    const output = (await network(input)) as { last_hidden_state: Tensor };
    const longest = output.last_hidden_state.dims[1]!;
    const ids = input.input_ids.data as BigInt64Array;
    const mask = input.attention_mask.data as BigInt64Array;
    const pieces = texts.map((_, text) => {
      const row: string[] = [];
      for (let at = text * longest; at < (text + 1) * longest && mask[at] === 1n; at++)
        row.push(vocabulary[Number(ids[at])] ?? '[UNK]');
      return row;
    });
    return { pieces, states: output.last_hidden_state.data as Float32Array, longest };
  };
}

/** The model's pieces by their number. */
async function readVocabulary(modelsFolder: string): Promise<readonly string[]> {
  const file = await readFile(join(modelsFolder, model.folder, 'tokenizer.json'), 'utf8');
  const { vocab } = (JSON.parse(file) as { model: { vocab: Record<string, number> } }).model;
  const pieces: string[] = [];
  for (const [piece, number] of Object.entries(vocab)) pieces[number] = piece;
  return pieces;
}
