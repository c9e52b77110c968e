/** The embedder: puts texts in batches, lets questions go first, and hands the batches to the model's thread. */
import { availableParallelism } from 'node:os';
import { systemClock, type Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cutIntoBatches } from './batches.ts';
import type { Embedder, PassageVectors, QuestionVectors } from './embedder.ts';
import { model, modelFingerprint } from './model.ts';
import { createModelThread } from './model-thread.ts';

interface Job<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
}

type PassagesJob = Job<readonly string[], readonly PassageVectors[]>;
type QuestionJob = Job<string, QuestionVectors>;

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
  const questions: QuestionJob[] = [];
  const passages: PassagesJob[] = [];
  let isRunning = false;

  function enqueue<Input, Output>(queue: Job<Input, Output>[], input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      queue.push({ input, resolve, reject });
      void work();
    });
  }

  async function work(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    do {
      await answerQuestions();
      const job = passages.shift();
      if (job) await embedAll(job.input).then(job.resolve, job.reject);
    } while (questions.length > 0 || passages.length > 0);
    isRunning = false;
  }

  async function embedAll(texts: readonly string[]): Promise<readonly PassageVectors[]> {
    const answers = new Array<PassageVectors>(texts.length);
    for (const batch of cutIntoBatches(texts)) {
      // Questions that came in meanwhile do not wait for the end of a long job.
      await answerQuestions();
      const made = await thread.run(
        'passages',
        batch.map((index) => texts[index]!),
      );
      for (const [place, index] of batch.entries()) answers[index] = made[place]!;
    }
    return answers;
  }

  async function answerQuestions(): Promise<void> {
    for (let job = questions.shift(); job; job = questions.shift()) {
      await thread.run('question', job.input).then(job.resolve, job.reject);
    }
  }

  return {
    fingerprint: modelFingerprint,
    dimensions: model.dimensions,
    embedPassages: (texts) => (texts.length === 0 ? Promise.resolve([]) : enqueue(passages, texts)),
    embedQuery: (text) => enqueue(questions, text),
    close: () => thread.close(),
  };
}
