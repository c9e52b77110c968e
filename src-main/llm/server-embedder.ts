/**
 * Vectors by a model server, over OpenAI's protocol. What it gives fits the port of the room `embedding`, which this room does not
 * know. Requests are entered into the books and stop at the owner's limits like all others.
 */
import { z } from 'zod';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { hostOf } from '../../src-preload/contract/server-address.ts';
import type { Clock } from '../base/clock.ts';
import { prefixesOf } from './embedding-prefixes.ts';
import { cancelled, otherProtocol } from './exchange.ts';
import { FailedRequest, readFailure } from './failures.ts';
import type { CallLedger } from './model-choice.ts';
import { isBadRequest } from './model-requests.ts';
import { openClient } from './open-client.ts';
import { openDoor } from './server-door.ts';
import { withRetries } from './with-retries.ts';

export interface EmbeddingChoice {
  readonly server: string;
  /** Asked at each request: the owner may give another one. */
  readonly key: () => string | null;
  readonly model: string;
  /** Asked for where the owner wants a number of them; null takes what the model gives. */
  readonly dimensions: number | null;
}

export interface ServerEmbedderParts {
  readonly ledger: CallLedger;
  readonly clock: Clock;
}

export interface ServerVectors {
  readonly whole: Float32Array;
  /** A server gives no vectors of single words. */
  readonly tokens: Uint8Array;
}

export interface ServerEmbedder {
  readonly fingerprint: string;
  readonly dimensions: number;
  readonly readsEveryScript: true;
  /** In the order of the texts, of unit length. Rejects with `model-server`, or `invalid-input` for a text that it cannot take. */
  embedPassages(texts: readonly string[]): Promise<ServerVectors[]>;
  /** Rejects with `model-server`, soon: somebody waits. */
  embedQuery(text: string): Promise<{ readonly whole: Float32Array; readonly tokens: readonly [] }>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

const mostBytes = 64_000_000;
/** What no model reads beyond; the tokens of most end before. */
const mostChars = 10_000;
const leastChars = 200;
const passagesMs = 120_000;
const queryMs = 8_000;
/** So long nobody waits again for a server that has just not answered a question. */
const restMs = 15_000;
const charsAToken = 4;

const answerSchema = z.object({
  data: z.array(z.object({ index: z.number().int().nullish(), embedding: z.array(z.number()) })),
  usage: z.object({ prompt_tokens: z.number().nullish() }).nullish(),
});

/** What the fingerprint of every embedder of this model begins with; its dimensions follow. */
export function fingerprintBeginning({ server, model, dimensions }: Omit<EmbeddingChoice, 'key'>): string {
  return `server ${server} ${model} ${dimensions === null ? 'whole' : 'cut'} `;
}

/** `dimensions`: as known from before; null asks the server. Rejects with `model-server`. */
export async function openServerEmbedder(
  choice: EmbeddingChoice,
  parts: ServerEmbedderParts,
  known: number | null,
  signal: AbortSignal,
): Promise<ServerEmbedder> {
  const { server, model } = choice;
  const prefixes = prefixesOf(model);
  const closing = new AbortController();
  signal.addEventListener('abort', () => closing.abort(), { once: true });
  let lastFailure: { readonly at: number; readonly error: unknown } | null = null;

  async function ask(texts: readonly string[], limitMs: number, isPatient: boolean): Promise<Float32Array[]> {
    const once = (): Promise<Float32Array[]> => askOnce(choice, texts, parts, limitMs, closing.signal);
    try {
      return await (isPatient ? withRetries(once, parts.clock, closing.signal) : once());
    } catch (error) {
      throw readFailure(error, server);
    }
  }

  /** A text that is too long for the model is asked for again, shorter; a refused batch, one by one. */
  async function askWhole(texts: readonly string[]): Promise<Float32Array[]> {
    try {
      return await ask(texts, passagesMs, true);
    } catch (error) {
      if (!(error instanceof FailedRequest) || !(isBadRequest(error) || error.what.status === 413))
        throw error;
      if (texts.length > 1) {
        const one = [];
        for (const text of texts) one.push(...(await askWhole([text])));
        return one;
      }
      const [text] = texts;
      if (text!.length <= leastChars) throw error;
      return askWhole([text!.slice(0, Math.floor(text!.length / 2))]);
    }
  }

  const dimensions =
    choice.dimensions ?? known ?? (await guarded(() => ask(['ready'], passagesMs, false)))[0]!.length;

  function checked(vectors: readonly Float32Array[]): readonly Float32Array[] {
    const odd = vectors.find(({ length }) => length !== dimensions);
    if (!odd) return vectors;
    throw new MnemeError(
      'model-server',
      say(
        'The model {model} at {host} gives vectors of {found} numbers, not of {dimensions}. Check its name and the dimensions in the settings.',
        { model, host: hostOf(server), found: odd.length, dimensions },
      ),
    );
  }

  return {
    fingerprint: fingerprintBeginning(choice) + String(dimensions),
    dimensions,
    readsEveryScript: true,
    embedPassages: (texts) =>
      guarded(async () => {
        const cut = texts.map((text) => prefixes.passage + text.slice(0, mostChars));
        return checked(await askWhole(cut)).map((whole) => ({ whole, tokens: new Uint8Array() }));
      }),
    async embedQuery(text) {
      const now = parts.clock.now();
      if (lastFailure && now - lastFailure.at < restMs) throw lastFailure.error;
      try {
        const [whole] = await guarded(async () =>
          checked(await ask([prefixes.query + text.slice(0, mostChars)], queryMs, false)),
        );
        lastFailure = null;
        return { whole: whole!, tokens: [] };
      } catch (error) {
        lastFailure = { at: parts.clock.now(), error };
        throw error;
      }
    },
    close() {
      closing.abort();
      return Promise.resolve();
    },
  };
}

/** The failures of this room in the words of the port. */
async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof FailedRequest)) throw error;
    throw new MnemeError(isBadRequest(error) ? 'invalid-input' : 'model-server', error.sentence, {
      cause: error,
    });
  }
}

async function askOnce(
  { server, key, model, dimensions }: EmbeddingChoice,
  texts: readonly string[],
  { ledger, clock }: ServerEmbedderParts,
  limitMs: number,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const refusal = ledger.refusal();
  if (refusal) {
    const retryAfterMs = Math.max(0, refusal.retryAt - clock.now());
    throw new FailedRequest({ failure: 'over-budget', message: refusal.message, retryAfterMs });
  }
  if (signal.aborted) throw cancelled();
  const calledAt = clock.now();
  const limit = new AbortController();
  const cancelLimit = clock.after(limitMs, () => limit.abort());
  let sentBytes = 0;
  let outcome: FailedRequest['what']['failure'] | 'answered' = 'cancelled';
  let promptTokens = 0;
  try {
    const door = openDoor({ server, key: key() }, mostBytes, ({ bytes }) => (sentBytes += bytes));
    const client = await openClient(server, door);
    const answer = await client.embeddings
      .create(
        {
          model,
          input: [...texts],
          encoding_format: 'float',
          ...(dimensions === null ? {} : { dimensions }),
        },
        { signal: AbortSignal.any([signal, limit.signal]) },
      )
      .asResponse();
    const { data, usage } = readAnswer(await answer.text(), texts.length, server);
    outcome = 'answered';
    promptTokens = usage?.prompt_tokens ?? Math.ceil(texts.join('').length / charsAToken);
    return data;
  } catch (error) {
    const failed = signal.aborted
      ? cancelled()
      : limit.signal.aborted
        ? new FailedRequest({
            failure: 'unavailable',
            message: say('The model server at {host} did not answer within {seconds} s.', {
              host: hostOf(server),
              seconds: Math.round(limitMs / 1000),
            }),
          })
        : readFailure(error, server);
    outcome = failed.what.failure;
    throw failed;
  } finally {
    cancelLimit();
    const ms = clock.now() - calledAt;
    const call = { calledAt, purpose: 'memory', server, model, outcome, sentBytes, ms } as const;
    ledger.note({ ...call, promptTokens, answerTokens: 0 });
  }
}

function readAnswer(
  text: string,
  count: number,
  server: string,
): { readonly data: Float32Array[]; readonly usage: z.infer<typeof answerSchema>['usage'] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw otherProtocol(server);
  }
  const answer = answerSchema.safeParse(json);
  if (!answer.success || answer.data.data.length !== count) throw otherProtocol(server);
  const inOrder = answer.data.data
    .map(({ index, embedding }, place) => ({ at: index ?? place, embedding }))
    .toSorted((a, b) => a.at - b.at);
  if (inOrder.some(({ at }, place) => at !== place)) throw otherProtocol(server);
  return { data: inOrder.map(({ embedding }) => unitLength(embedding, server)), usage: answer.data.usage };
}

function unitLength(parts: readonly number[], server: string): Float32Array {
  const length = Math.hypot(...parts);
  if (!(length > 0) || !Number.isFinite(length)) throw otherProtocol(server);
  return Float32Array.from(parts, (part) => part / length);
}
