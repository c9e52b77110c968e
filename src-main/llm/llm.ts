/** The port to a model server: an answer of a given shape, a stream of text, and whether there is a model at all. */
import { asSentence, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { inEnglish } from '../../src-preload/contract/sentences/wording.ts';
import type { z } from 'zod';

/** What it is for: memory work and chat may have different models. */
export type ModelPurpose = 'memory' | 'chat';

/** A picture as a file, for models that can see. */
export interface PromptImage {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export type PromptMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string; readonly images?: readonly PromptImage[] }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it; the caller parses it by the tool's schema. */
  readonly input: string;
}

/** A tool that the model may ask for. */
export interface ToolOffer {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType;
}

export interface Usage {
  readonly calls: number;
  /** Tokens of prompt and answer as the server counted them, else estimated from characters. */
  readonly promptTokens: number;
  readonly answerTokens: number;
}

/**
 * Why there was no answer. `no-model`: none is chosen. `over-budget`: the owner's limit for today is reached. `unavailable`: the
 * server could not be reached, was busy or failed after the retries; try later. `refused`: it does not accept the key, the
 * model or the request; trying again will not help. `unusable`: it answered, and after one repair the answer still has not the
 * asked shape. `cancelled`: the signal was aborted.
 */
export type LlmFailure = 'no-model' | 'over-budget' | 'unavailable' | 'refused' | 'unusable' | 'cancelled';

/** What every call rejects with. The message is in words for the owner and holds nothing of the prompt. */
export class LlmError extends Error {
  readonly failure: LlmFailure;
  readonly sentence: Sentence;
  /** When to try again (ms since 1970), where the server said so. */
  readonly retryAt: number | null;
  /** What the model wrote, for `unusable`. */
  readonly reply: string;
  readonly usage: Usage;

  constructor(
    failure: LlmFailure,
    said: Sentence | string,
    more: {
      readonly retryAt?: number | null;
      readonly reply?: string;
      readonly usage?: Usage;
      readonly cause?: unknown;
    } = {},
  ) {
    const sentence = asSentence(said);
    super(inEnglish(sentence), { cause: more.cause });
    this.name = 'LlmError';
    this.sentence = sentence;
    this.failure = failure;
    this.retryAt = more.retryAt ?? null;
    this.reply = more.reply ?? '';
    this.usage = more.usage ?? { calls: 0, promptTokens: 0, answerTokens: 0 };
  }
}

export interface StructuredRequest<Answer> {
  readonly purpose: ModelPurpose;
  readonly messages: readonly PromptMessage[];
  /** A short name of the answer, letters and underscores. */
  readonly name: string;
  readonly schema: z.ZodType<Answer>;
  readonly maxAnswerTokens?: number;
  readonly signal?: AbortSignal;
}

export interface StructuredAnswer<Answer> {
  readonly value: Answer;
  readonly usage: Usage;
}

/** A piece of an answer as it comes; the last one has the usage. */
export type StreamPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool-calls'; readonly calls: readonly ToolCall[] }
  | { readonly type: 'end'; readonly usage: Usage; readonly isCut: boolean };

export interface StreamRequest {
  readonly purpose: ModelPurpose;
  /** In place of the chosen one, on the same server. */
  readonly model?: string;
  readonly messages: readonly PromptMessage[];
  readonly tools?: readonly ToolOffer[];
  readonly maxAnswerTokens?: number;
  readonly signal?: AbortSignal;
}

/** What is known of the model that serves a purpose; null where none is chosen. */
export interface ModelInUse {
  readonly server: string;
  readonly model: string;
  /** Whether it sits on this machine. */
  readonly isLocal: boolean;
  /** Tokens that prompt and answer may have together, where known. */
  readonly contextTokens: number | null;
  readonly canCallTools: boolean;
  readonly canSee: boolean;
}

export interface Llm {
  /** `model`: in place of the chosen one, on the same server. */
  inUse(purpose: ModelPurpose, model?: string): ModelInUse | null;
  /** An answer that fits the schema; a broken one is repaired once by asking again. Rejects with `LlmError`. */
  ask<Answer>(request: StructuredRequest<Answer>): Promise<StructuredAnswer<Answer>>;
  /** Rejects with `LlmError`, also in mid-stream: what came before was given out by then. */
  stream(request: StreamRequest): AsyncIterable<StreamPart>;
}
