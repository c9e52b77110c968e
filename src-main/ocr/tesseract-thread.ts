/**
 * One worker thread that runs Tesseract, spoken to in the messages of tesseract.js. Its own `createWorker` is not used: it
 * leaves the thread's `error` event unheard, which ends the whole process, and mixes up languages given as data.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { closedThread } from '../base/network-guard.ts';

/** A page as tesseract.js gives it, as far as it is used here. Boxes in pixels of the picture read. */
export interface RecognizedPage {
  readonly blocks: readonly RecognizedBlock[] | null;
}
export interface RecognizedBlock {
  readonly paragraphs: readonly {
    readonly lines: readonly { readonly words: readonly RecognizedWord[] }[];
  }[];
}
export interface RecognizedWord {
  readonly text: string;
  /** 0..100 */
  readonly confidence: number;
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}

/** A language's trained data, gzipped or not. */
export interface Language {
  readonly code: string;
  readonly data: Uint8Array;
}

export interface TesseractThread {
  recognize(picture: Uint8Array): Promise<RecognizedPage>;
  /** Ends the thread; what it had in hand rejects. */
  stop(): Promise<void>;
}

interface Answer {
  readonly status: 'resolve' | 'reject' | 'progress';
  readonly jobId: string;
  readonly data: unknown;
}

const workerFile = createRequire(import.meta.url).resolve('tesseract.js/src/worker-script/node/index.js');
const lstmOnly = 1;
const parameters = {
  // One line a picture: they were found and ordered here.
  tessedit_pageseg_mode: '7',
  // The picture comes with dark text on light ground everywhere; trying each line the other way round doubles the time.
  tessedit_do_invert: '0',
  // Its chatter ("Estimating resolution …") would go to the engine's standard error.
  debug_file: '/dev/null',
};

/** A thread that is ready to read in these languages. Rejects where it cannot be started or the data are no languages. */
export async function startTesseract(languages: readonly Language[]): Promise<TesseractThread> {
  const worker = new Worker(closedThread(workerFile), { eval: true });
  const waiting = new Map<string, { resolve: (data: unknown) => void; reject: (error: Error) => void }>();
  let ended: Error | null = null;
  let lastJob = 0;

  function end(error: Error): void {
    ended ??= error;
    for (const job of waiting.values()) job.reject(ended);
    waiting.clear();
  }
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => end(new Error(`The reading thread ended with code ${code}.`)));
  worker.on('message', (answer: Answer) => {
    const job = waiting.get(answer.jobId);
    if (!job || answer.status === 'progress') return;
    waiting.delete(answer.jobId);
    if (answer.status === 'resolve') job.resolve(answer.data);
    else job.reject(new Error(String(answer.data)));
  });

  function call(action: string, payload: object): Promise<unknown> {
    if (ended) return Promise.reject(ended);
    return new Promise((resolve, reject) => {
      const jobId = String(++lastJob);
      waiting.set(jobId, { resolve, reject });
      worker.postMessage({ workerId: 'reader', jobId, action, payload });
    });
  }

  try {
    await call('load', { options: { lstmOnly, logging: false } });
    await call('loadLanguage', { langs: languages, options: { cacheMethod: 'none', lstmOnly } });
    const codes = languages.map((language) => language.code).join('+');
    await call('initialize', { langs: codes, oem: lstmOnly, config: {} });
    await call('setParameters', { params: parameters });
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    recognize: async (picture) =>
      (await call('recognize', {
        image: picture,
        options: {},
        output: { blocks: true, text: false },
      })) as RecognizedPage,
    async stop() {
      end(new Error('The reading thread was stopped.'));
      await worker.terminate();
    },
  };
}
