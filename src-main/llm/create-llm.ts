/** The port to the model servers that the owner chose, over OpenAI's protocol. */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../base/clock.ts';
import { isOnThisMachine } from '../../src-preload/contract/server-address.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Abilities } from './abilities.ts';
import { cancelled, usualLimits, type ExchangeLimits, type Piece } from './exchange.ts';
import { FailedRequest, toLlmError } from './failures.ts';
import {
  LlmError,
  type Llm,
  type ModelPurpose,
  type PromptMessage,
  type StreamPart,
  type StreamRequest,
  type StructuredAnswer,
  type StructuredRequest,
} from './llm.ts';
import type { AbilityStore, CallLedger, ModelChoice } from './model-choice.ts';
import {
  isBadRequest,
  learning,
  openAccount,
  sendOnce,
  sendWhole,
  type Account,
  type RequestParts,
  type WholeAnswer,
  type Wanted,
} from './model-requests.ts';
import { probe } from './probe.ts';
import { readReply } from './read-reply.ts';
import { toJsonSchema, type JsonSchema } from './to-server.ts';
import { withRetries } from './with-retries.ts';

export interface LlmParts {
  /** The owner's choice, with `model` in its place where given; null where none is made, and then nothing is sent. */
  readonly choose: (purpose: ModelPurpose, model?: string) => ModelChoice | null;
  readonly abilities: AbilityStore;
  readonly ledger: CallLedger;
  readonly clock: Clock;
  readonly limits?: Partial<ExchangeLimits>;
  /** Ends trials that are under way. */
  readonly signal?: AbortSignal;
}

/** One call of the port. */
interface Session {
  readonly account: Account;
  known: Abilities;
}

export interface PreparedLlm extends Llm {
  /** Finds out what the chosen model can do, where that is not known yet. Rejects with `LlmError`. */
  prepare(purpose: ModelPurpose, model?: string): Promise<void>;
}

/** How much of an unusable answer goes back with the request to write it again. */
const quotedChars = 4_000;

export function createLlm({
  choose,
  abilities,
  ledger,
  clock,
  limits = {},
  signal: closing,
}: LlmParts): PreparedLlm {
  const parts: RequestParts = { ledger, clock, limits: { ...usualLimits, ...limits } };
  const probing = new Map<string, Promise<Abilities>>();

  function chosen(purpose: ModelPurpose, model: string | undefined): ModelChoice {
    const choice = choose(purpose, model);
    if (choice) return choice;
    throw new LlmError('no-model', say('No model is chosen for this in the settings.'));
  }

  /** Asked once for each model, however many wait for it. */
  function abilitiesOf(choice: ModelChoice, purpose: ModelPurpose): Promise<Abilities> {
    const known = abilities.read(choice.server, choice.model);
    if (known) return Promise.resolve(known);
    const name = `${choice.server} ${choice.model}`;
    let running = probing.get(name);
    if (!running) {
      running = probe(parts, openAccount(purpose, choice), closing)
        .then((found) => {
          abilities.write(choice.server, choice.model, found);
          return found;
        })
        .finally(() => probing.delete(name));
      probing.set(name, running);
    }
    return running;
  }

  async function begin(
    purpose: ModelPurpose,
    signal: AbortSignal | undefined,
    model?: string,
  ): Promise<Session> {
    const choice = chosen(purpose, model);
    try {
      if (signal?.aborted) throw cancelled();
      const known = await unlessAborted(abilitiesOf(choice, purpose), signal);
      return { account: openAccount(purpose, choice, known.refused), known };
    } catch (error) {
      throw outward(error, openAccount(purpose, choice));
    }
  }

  function outward(error: unknown, account: Account, reply = ''): unknown {
    if (!(error instanceof FailedRequest)) return error;
    const wait = error.what.retryAfterMs;
    return toLlmError(error, {
      retryAt: wait === null ? null : clock.now() + wait,
      usage: account.usage,
      reply,
    });
  }

  function remember(session: Session, learned: Partial<Abilities>): void {
    const { server, model } = session.account.choice;
    const known = { ...session.known, ...learned };
    if (isDeepStrictEqual(known, session.known)) return;
    session.known = known;
    abilities.write(server, model, known);
  }

  async function ask<Answer>(request: StructuredRequest<Answer>): Promise<StructuredAnswer<Answer>> {
    const session = await begin(request.purpose, request.signal);
    const { account } = session;
    const schema = toJsonSchema(request.schema);
    let reply = '';
    try {
      const first = await askInMode(request, request.messages, schema, session);
      reply = first.text;
      const read = readReply(first.text, request.schema, first.isCut);
      if (read.ok) return { value: read.value, usage: account.usage };
      const again = await askInMode(
        request,
        repairing(request.messages, first, read.problem),
        schema,
        session,
      );
      reply = again.text;
      const mended = readReply(again.text, request.schema, again.isCut);
      if (mended.ok) return { value: mended.value, usage: account.usage };
    } catch (error) {
      throw outward(error, account, reply);
    } finally {
      remember(session, { refused: [...account.refused] });
    }
    throw new LlmError(
      'unusable',
      say('The model {model} did not answer in the asked form, twice.', { model: account.choice.model }),
      {
        reply,
        usage: account.usage,
      },
    );
  }

  async function askInMode<Answer>(
    { name, maxAnswerTokens, signal }: StructuredRequest<Answer>,
    messages: readonly PromptMessage[],
    schema: JsonSchema,
    session: Session,
  ): Promise<WholeAnswer> {
    let { structure } = session.known;
    for (;;) {
      const wanted: Wanted = {
        messages: structure === 'schema' ? messages : [...messages, inWords(schema)],
        temperature: 0,
        ...(structure === 'text' ? {} : { shape: { mode: structure, name, schema } }),
        ...(maxAnswerTokens === undefined ? {} : { maxAnswerTokens }),
        ...(signal ? { signal } : {}),
      };
      try {
        const answer = await withRetries(() => sendWhole(parts, session.account, wanted), clock, signal);
        remember(session, { structure });
        return answer;
      } catch (error) {
        // A server may take the small schema of the trial and not this one.
        const isTooMuch = error instanceof FailedRequest && isBadRequest(error);
        if (!isTooMuch || structure === 'text') throw error;
        structure = structure === 'schema' ? 'json' : 'text';
      }
    }
  }

  async function* stream(request: StreamRequest): AsyncGenerator<StreamPart, void, undefined> {
    const session = await begin(request.purpose, request.signal, request.model);
    const { account, known } = session;
    const { messages, tools = [], maxAnswerTokens, signal } = request;
    const wanted: Wanted = {
      messages,
      ...(known.tools && tools.length > 0 ? { tools } : {}),
      ...(maxAnswerTokens === undefined ? {} : { maxAnswerTokens }),
      ...(signal ? { signal } : {}),
    };
    let pieces: AsyncGenerator<Piece, void, undefined> | null = null;
    try {
      // Tried again only until the first piece: what was given out cannot be taken back.
      const first = await withRetries(
        () =>
          learning(account, () => {
            pieces = sendOnce(parts, account, wanted);
            return pieces.next();
          }),
        clock,
        signal,
      );
      for (let next = first; !next.done; next = await pieces!.next()) {
        if (next.value.type === 'text') yield next.value;
        else {
          const { calls, isCut } = next.value;
          if (calls.length > 0) yield { type: 'tool-calls', calls };
          // Its account is closed only after its last piece.
          await pieces!.next();
          yield { type: 'end', usage: account.usage, isCut };
          return;
        }
      }
    } catch (error) {
      throw outward(error, account);
    } finally {
      await (pieces as AsyncGenerator<Piece, void, undefined> | null)?.return();
      remember(session, { refused: [...account.refused] });
    }
  }

  return {
    inUse(purpose, model) {
      const choice = choose(purpose, model);
      if (!choice) return null;
      const known = abilities.read(choice.server, choice.model);
      return {
        server: choice.server,
        model: choice.model,
        isLocal: isOnThisMachine(choice.server),
        contextTokens: known?.contextTokens ?? null,
        canCallTools: known?.tools ?? false,
        canSee: known?.images ?? false,
      };
    },
    ask,
    stream,
    async prepare(purpose, model) {
      await begin(purpose, undefined, model);
    },
  };
}

/** The shape in words, where the server does not hold the model to it. */
function inWords(schema: JsonSchema): PromptMessage {
  return {
    role: 'user',
    content: `Answer with one JSON value only, without any other text. It must fit this JSON schema:\n${JSON.stringify(schema)}`,
  };
}

function repairing(
  messages: readonly PromptMessage[],
  answer: WholeAnswer,
  problem: string,
): PromptMessage[] {
  return [
    ...messages,
    { role: 'assistant', content: answer.text.slice(0, quotedChars) || '(nothing)' },
    {
      role: 'user',
      content: `That cannot be used. ${problem}\nWrite the whole answer again, as one JSON value only, without any other text.`,
    },
  ];
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(cancelled());
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
