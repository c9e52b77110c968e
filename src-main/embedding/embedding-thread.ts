/**
 * The worker thread that runs the model: a forward pass takes milliseconds to a second and would hold up the engine.
 * It reads local files only; every way to the network is closed.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { AutoModel, AutoTokenizer, env, type Tensor } from '@huggingface/transformers';
import { findModelFault } from './check-model.ts';
import { model } from './model.ts';
import type { ThreadMessage, ThreadRequest, ThreadStart } from './thread-messages.ts';

// 512 tokens are some 2,500 characters; more only costs time in the tokenizer, which would cut it anyway.
const maxChars = 10_000;

const port = parentPort;
if (!port) throw new Error('embedding-thread is started as a worker thread by create-embedder, not by hand.');
const say = (message: ThreadMessage, move: ArrayBuffer[] = []): void => port.postMessage(message, move);
const start = workerData as ThreadStart;

const startedAt = performance.now();
const fault = await findModelFault(start.modelsFolder);
if (fault) {
  say({ type: 'model-missing', message: fault });
} else {
  const forward = await loadModel();
  port.on('message', (request: ThreadRequest) => void answer(request, forward));
  say({ type: 'ready', loadMs: performance.now() - startedAt });
}

type Forward = (texts: readonly string[]) => Promise<Tensor>;

/** The function from texts to the token vectors of the last layer, `[texts, tokens, dimensions]`. */
async function loadModel(): Promise<Forward> {
  env.allowLocalModels = true;
  env.allowRemoteModels = false;
  env.localModelPath = start.modelsFolder;
  env.useFSCache = false;
  env.fetch = (resource: string | URL) =>
    Promise.reject(new Error(`The embedding thread has no network; refused ${String(resource)}`));
  const tokenize = await AutoTokenizer.from_pretrained(model.folder);
  const network = await AutoModel.from_pretrained(model.folder, {
    dtype: 'q8',
    device: 'cpu',
    session_options: { intraOpNumThreads: start.threads, interOpNumThreads: 1 },
  });
  return async (texts) => {
    const tokens: unknown = tokenize(
      texts.map((text) => text.slice(0, maxChars)),
      { padding: true, truncation: true },
    );
    const output = (await network(tokens)) as { last_hidden_state: Tensor };
    return output.last_hidden_state;
  };
}

async function answer(request: ThreadRequest, forward: Forward): Promise<void> {
  try {
    const vectors = poolFirstToken(await forward(request.texts), request.texts.length);
    say({ type: 'vectors', id: request.id, vectors }, [vectors.buffer]);
  } catch (error) {
    say({ type: 'failed', id: request.id, message: error instanceof Error ? error.message : String(error) });
  }
}

/** CLS pooling: the first token's vector stands for the text; then divided by its length (L2). */
function poolFirstToken(tokenVectors: Tensor, count: number): Float32Array<ArrayBuffer> {
  const { dimensions } = model;
  const tokens = tokenVectors.dims[1]!;
  const all = tokenVectors.data as Float32Array;
  const pooled = new Float32Array(count * dimensions);
  for (let text = 0; text < count; text++) {
    const vector = all.subarray(text * tokens * dimensions, text * tokens * dimensions + dimensions);
    const length = Math.hypot(...vector) || 1;
    for (let i = 0; i < dimensions; i++) pooled[text * dimensions + i] = vector[i]! / length;
  }
  return pooled;
}
