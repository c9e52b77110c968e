/** Requests to one model with everything that each needs: the budget before it, the books after it, and what the server refuses. */
import type { Clock } from '../base/clock.ts';
import { optionalParameters, type OptionalParameter } from './abilities.ts';
import { exchange, type ExchangeLimits, type ExchangeRequest, type Piece } from './exchange.ts';
import { FailedRequest, readFailure } from './failures.ts';
import type { ToolCall, Usage } from './llm.ts';
import type { CallLedger, CallPurpose, ModelChoice } from './model-choice.ts';

export interface RequestParts {
  readonly ledger: CallLedger;
  readonly clock: Clock;
  readonly limits: ExchangeLimits;
}

/** For whom, and what it cost so far. */
export interface Account {
  readonly purpose: CallPurpose;
  readonly choice: ModelChoice;
  /** Learned parameters are added here. */
  readonly refused: OptionalParameter[];
  usage: Usage;
}

export type Wanted = Omit<ExchangeRequest, 'server' | 'key' | 'model' | 'refused'>;

export interface WholeAnswer {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly isCut: boolean;
}

/** Tokens of a text where nobody counted them. */
const charsAToken = 4;
const tokensAPicture = 800;

export function openAccount(
  purpose: CallPurpose,
  choice: ModelChoice,
  refused: readonly OptionalParameter[] = [],
): Account {
  return { purpose, choice, refused: [...refused], usage: { calls: 0, promptTokens: 0, answerTokens: 0 } };
}

/** The pieces of one answer. Throws `FailedRequest`; a request that is over the budget does not leave. */
export async function* sendOnce(
  { ledger, clock, limits }: RequestParts,
  account: Account,
  wanted: Wanted,
): AsyncGenerator<Piece, void, undefined> {
  const { choice, purpose } = account;
  const refusal = purpose === 'test' ? null : ledger.refusal();
  if (refusal) {
    const retryAfterMs = Math.max(0, refusal.retryAt - clock.now());
    throw new FailedRequest({ failure: 'over-budget', message: refusal.message, retryAfterMs });
  }
  const calledAt = clock.now();
  let sentBytes = 0;
  let answerChars = 0;
  let outcome: FailedRequest['what']['failure'] | 'answered' = 'cancelled';
  let counted: { promptTokens: number; answerTokens: number } | null = null;
  try {
    const request = { ...wanted, ...choice, refused: account.refused };
    for await (const piece of exchange(request, limits, clock, (bytes) => (sentBytes += bytes))) {
      if (piece.type === 'text') answerChars += piece.text.length;
      else {
        answerChars += piece.calls.reduce((sum, call) => sum + call.input.length, 0);
        counted = piece.count;
        outcome = 'answered';
      }
      yield piece;
    }
  } catch (error) {
    const failed = readFailure(error, choice.server);
    outcome = failed.what.failure;
    throw failed;
  } finally {
    const hasAnswer = outcome === 'answered' || answerChars > 0;
    const { promptTokens, answerTokens } = counted ?? {
      promptTokens: hasAnswer ? estimatePrompt(wanted) : 0,
      answerTokens: Math.ceil(answerChars / charsAToken),
    };
    account.usage = {
      calls: account.usage.calls + 1,
      promptTokens: account.usage.promptTokens + promptTokens,
      answerTokens: account.usage.answerTokens + answerTokens,
    };
    const { server, model } = choice;
    const ms = clock.now() - calledAt;
    ledger.note({ calledAt, purpose, server, model, outcome, sentBytes, promptTokens, answerTokens, ms });
  }
}

/** The whole answer. Throws as `sendOnce`. */
export async function sendWhole(parts: RequestParts, account: Account, wanted: Wanted): Promise<WholeAnswer> {
  return learning(account, async () => {
    let text = '';
    for await (const piece of sendOnce(parts, account, wanted)) {
      if (piece.type === 'text') text += piece.text;
      else return { text, calls: piece.calls, isCut: piece.isCut };
    }
    throw new Error('An answer without an end.');
  });
}

/** Runs `attempt`; where the server names a parameter that may be left out, leaves it out and runs it again. */
export async function learning<T>(account: Account, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const learned = refusedParameter(error);
      if (!learned || account.refused.includes(learned)) throw error;
      account.refused.push(learned);
    }
  }
}

function refusedParameter(error: unknown): OptionalParameter | undefined {
  if (!(error instanceof FailedRequest) || !isBadRequest(error)) return undefined;
  return optionalParameters.find((name) => error.what.detail.includes(name));
}

/** The server understood who asks and what, and does not do it. */
export function isBadRequest({ what }: FailedRequest): boolean {
  return what.status === 400 || what.status === 422;
}

function estimatePrompt({ messages, shape, tools }: Wanted): number {
  let chars = shape ? JSON.stringify(shape.schema).length : 0;
  let pictures = 0;
  for (const message of messages) {
    chars += message.content.length;
    if (message.role === 'user') pictures += message.images?.length ?? 0;
  }
  for (const tool of tools ?? []) chars += tool.name.length + tool.description.length;
  return Math.ceil(chars / charsAToken) + pictures * tokensAPicture;
}
