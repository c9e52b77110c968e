/** The embedder: puts texts in batches, lets questions go first, and hands the batches to the model's thread. */
import { availableParallelism } from 'node:os';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { systemClock, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cutIntoBatches } from './batches.ts';
import type { Embedder } from './embedder.ts';
import { model, modelFingerprint } from './model.ts';
import { createModelThread } from './model-thread.ts';

interface Job {
  readonly texts: readonly string[];
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (error: unknown) => void;
}

export interface EmbedderOptions {
  /** Absolute path of the folder that holds the model's folder. */
  readonly modelsFolder: string;
  /** The worker's entry: `embedding-thread.js` beside the built engine, the `.ts` file in tests. */
  readonly threadFile: URL | string;
  readonly log: Log;
  readonly clock?: Clock;
}

/**
 * bge-small-en-v1.5 on this machine. The thread starts with the first request. Requests fail with `model-missing` where the
 * model's files are not the ones shipped, and with `internal` where the thread crashed; a later request tries again, after
 * a wait that grows to a minute.
 */
export function createEmbedder(options: EmbedderOptions): Embedder {
  const thread = createModelThread({
    threadFile: options.threadFile,
    // One core stays free for the owner; more than four gain nothing on so small a model.
    start: {
      modelsFolder: options.modelsFolder,
      threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
    },
    clock: options.clock ?? systemClock,
    log: options.log,
  });
  const questions: Job[] = [];
  const passages: Job[] = [];
  let isRunning = false;

  function enqueue(queue: Job[], texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (texts.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      queue.push({ texts, resolve, reject });
      void work();
    });
  }

  async function work(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let job = questions.shift() ?? passages.shift(); job; job = questions.shift() ?? passages.shift()) {
      await runJob(job).then(job.resolve, job.reject);
    }
    isRunning = false;
  }

  async function runJob(job: Job): Promise<readonly Float32Array[]> {
    const answers = new Array<Float32Array>(job.texts.length);
    for (const batch of cutIntoBatches(job.texts)) {
      await answerQuestions();
      const vectors = await thread.run(batch.map((index) => job.texts[index]!));
      batch.forEach((index, place) => {
        answers[index] = vectors.slice(place * model.dimensions, (place + 1) * model.dimensions);
      });
    }
    return answers;
  }

  /** Questions that came in while a long job runs do not wait for its end. */
  async function answerQuestions(): Promise<void> {
    for (let job = questions.shift(); job; job = questions.shift()) {
      await thread
        .run(job.texts)
        .then((vector) => [vector])
        .then(job.resolve, job.reject);
    }
  }

  return {
    fingerprint: modelFingerprint,
    dimensions: model.dimensions,
    embedPassages: (texts) => enqueue(passages, texts),
    async embedQuery(text) {
      const [vector] = await enqueue(questions, [model.queryPrefix + text]);
      if (!vector) throw new MnemeError('internal', 'The embedding model gave no vector for a question.');
      return vector;
    },
    close: () => thread.close(),
  };
}
