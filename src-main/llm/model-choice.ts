/** Which model, on which server; and what createLlm asks of others. */
import type { LlmFailure, ModelPurpose } from './llm.ts';
import type { ServerAddress } from './server-door.ts';
import type { Abilities } from './abilities.ts';

export interface ModelChoice extends ServerAddress {
  readonly model: string;
  /** How freely it writes, where the owner says so; it goes before what a call asks for. */
  readonly temperature?: number;
}

/** What a call was for; `test` is the owner's own trial. */
export type CallPurpose = ModelPurpose | 'test';

/** One request that left for a server. Never what was in it. */
export interface ModelCall {
  readonly calledAt: number;
  readonly purpose: CallPurpose;
  readonly server: string;
  readonly model: string;
  readonly outcome: 'answered' | LlmFailure;
  readonly sentBytes: number;
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly ms: number;
}

/** The owner's limit for today is reached. */
export interface BudgetRefusal {
  readonly message: string;
  /** When the next day begins (ms since 1970). */
  readonly retryAt: number;
}

/** The books: asked before each request, told after it. */
export interface CallLedger {
  refusal(): BudgetRefusal | null;
  note(call: ModelCall): void;
}

/** What is known of models, kept from one start to the next. */
export interface AbilityStore {
  read(server: string, model: string): Abilities | null;
  write(server: string, model: string, abilities: Abilities): void;
}
