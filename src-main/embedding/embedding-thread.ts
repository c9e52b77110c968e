/**
 * The worker thread that runs the model: a forward pass takes milliseconds to a second and would hold up the engine.
 * It reads local files only.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { closeNetwork } from '../base/network-guard.ts';
import { findModelFault } from './check-model.ts';
import type { PassageVectors, QuestionVectors } from './embedder.ts';
import { loadModel, type Encode } from './load-model.ts';
import { model } from './model.ts';
import { tellingTokens } from './telling-tokens.ts';
import type { EndRequest, ThreadMessage, ThreadRequest, ThreadStart } from './thread-messages.ts';
import { packToken, tokenBytes, tokenDimensions } from './token-codec.ts';
import { readProjection, type Project } from './token-projection.ts';

closeNetwork();
const port = parentPort;
if (!port) throw new Error('embedding-thread is started as a worker thread by create-embedder, not by hand.');
const send = (message: ThreadMessage, move: ArrayBuffer[] = []): void => port.postMessage(message, move);
const start = workerData as ThreadStart;

const startedAt = performance.now();
const isWanted = (): boolean => Atomics.load(start.stop, 0) === 0;
const fault = await findModelFault(start.modelsFolder);
if (fault) {
  send({ type: 'model-missing', message: fault });
} else if (isWanted()) {
  const encode = await loadModel(start.modelsFolder, start.threads);
  const project = await readProjection(start.modelsFolder);
  port.on('message', (request: ThreadRequest | EndRequest) => {
    if (request.kind === 'end') port.close();
    else void answer(request, encode, project);
  });
  send({ type: 'ready', loadMs: performance.now() - startedAt });
}

async function answer(request: ThreadRequest, encode: Encode, project: Project): Promise<void> {
  try {
    const output =
      request.kind === 'question'
        ? await question(request.input, encode, project)
        : await passages(request.input, encode, project);
    send({ type: 'done', id: request.id, output });
  } catch (error) {
    send({
      type: 'failed',
      id: request.id,
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

async function passages(
  texts: readonly string[],
  encode: Encode,
  project: Project,
): Promise<PassageVectors[]> {
  const { pieces, states, longest } = await encode(texts);
  const vector = new Float32Array(tokenDimensions);
  return texts.map((_, text) => {
    const first = text * longest;
    const telling = tellingTokens(pieces[text]!);
    const tokens = new Uint8Array(telling.length * tokenBytes);
    for (const [at, { place }] of telling.entries()) {
      project(states, (first + place) * model.dimensions, vector);
      packToken(vector, tokens, at * tokenBytes);
    }
    return { whole: poolFirstToken(states, first), tokens };
  });
}

async function question(text: string, encode: Encode, project: Project): Promise<QuestionVectors> {
  const { pieces, states } = await encode([model.queryPrefix + text]);
  // The prefix ends with the first colon.
  const tokens = tellingTokens(pieces[0]!, pieces[0]!.indexOf(':') + 1).map(({ place, word }) => {
    const vector = new Float32Array(tokenDimensions);
    project(states, place * model.dimensions, vector);
    return { word, vector };
  });
  return { whole: poolFirstToken(states, 0), tokens };
}

/** CLS pooling: the vector of a text's first token (at `place` among all) stands for it; then divided by its length (L2). */
function poolFirstToken(states: Float32Array, place: number): Float32Array {
  const { dimensions } = model;
  const pooled = states.slice(place * dimensions, (place + 1) * dimensions);
  const length = Math.hypot(...pooled) || 1;
  return pooled.map((part) => part / length);
}
