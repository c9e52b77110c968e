/** What the embedder and its thread say to each other. */
import { type Sentence } from '../../src-preload/contract/sentences/say.ts';
import type { PassageVectors, QuestionVectors } from './embedder.ts';

export interface ThreadStart {
  readonly modelsFolder: string;
  /** Threads that the model runtime may use for one forward pass. */
  readonly threads: number;
  /** Shared; no longer 0 as soon as the thread is to end, for one that loads and hears nothing. */
  readonly stop: Int32Array;
}

/** Asks a thread to end by itself, after what it has in hand. */
export interface EndRequest {
  readonly kind: 'end';
}

/** What a kind of task takes and gives. */
export interface ThreadTasks {
  readonly passages: { readonly input: readonly string[]; readonly output: readonly PassageVectors[] };
  readonly question: { readonly input: string; readonly output: QuestionVectors };
}

export type ThreadTaskKind = keyof ThreadTasks;

export type ThreadRequest = {
  [Kind in ThreadTaskKind]: {
    readonly id: number;
    readonly kind: Kind;
    readonly input: ThreadTasks[Kind]['input'];
  };
}[ThreadTaskKind];

export type ThreadMessage =
  | { readonly type: 'ready'; readonly loadMs: number }
  /** The thread ends after this: the model's files are missing or not the ones shipped. */
  | { readonly type: 'model-missing'; readonly message: Sentence }
  | { readonly type: 'done'; readonly id: number; readonly output: ThreadTasks[ThreadTaskKind]['output'] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
