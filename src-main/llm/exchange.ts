/**
 * One request to a model server and its answer, piece by piece. Every answer is asked for as a stream, so that a limit on its
 * length and on its silence can be held, and a stop is felt by the server at once.
 */
import type { OpenAI } from 'openai';
import { z } from 'zod';
import { hostOf } from '../../src-preload/contract/server-address.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Clock } from '../base/clock.ts';
import type { OptionalParameter } from './abilities.ts';
import { FailedRequest, readFailure } from './failures.ts';
import { createThinkingFilter } from './leave-out-thinking.ts';
import type { PromptMessage, ToolCall, ToolOffer } from './llm.ts';
import { openClient } from './open-client.ts';
import { openDoor, type ServerAddress } from './server-door.ts';
import { isStrict, toServerMessages, toServerTools, type JsonSchema } from './to-server.ts';

/** How long a server may be silent, and how much it may say. */
export interface ExchangeLimits {
  /** Until the first piece; a server at home may have to load the model first. */
  readonly firstPieceMs: number;
  /** Between two pieces. */
  readonly silenceMs: number;
  readonly wholeMs: number;
  /** Where the request names no limit of its own. */
  readonly answerTokens: number;
}

export const usualLimits: ExchangeLimits = {
  firstPieceMs: 120_000,
  silenceMs: 60_000,
  wholeMs: 600_000,
  answerTokens: 8_192,
};

export interface ExchangeRequest extends ServerAddress {
  readonly model: string;
  readonly messages: readonly PromptMessage[];
  readonly tools?: readonly ToolOffer[];
  readonly shape?: { readonly mode: 'schema' | 'json'; readonly name: string; readonly schema: JsonSchema };
  readonly temperature?: number;
  readonly maxAnswerTokens?: number;
  /** Parameters that this server does not take. */
  readonly refused: readonly OptionalParameter[];
  readonly signal?: AbortSignal;
}

export interface TokenCount {
  readonly promptTokens: number;
  readonly answerTokens: number;
}

export type Piece =
  | { readonly type: 'text'; readonly text: string }
  /** `count` is null where the server told none. */
  | {
      readonly type: 'end';
      readonly calls: readonly ToolCall[];
      readonly isCut: boolean;
      readonly count: TokenCount | null;
    };

/** No text of a token is longer on average; what is longer than the limit allows is an answer that does not end. */
const mostCharsAToken = 8;
const mostAnswerBytes = 32_000_000;

/** Throws `FailedRequest`. `onSend` hears of the bytes that leave. Closing the generator stops the server. */
export async function* exchange(
  request: ExchangeRequest,
  limits: ExchangeLimits,
  clock: Clock,
  onSend: (bytes: number) => void,
): AsyncGenerator<Piece, void, undefined> {
  const watch = startWatch(request, limits, clock);
  try {
    const client = await openClient(
      request.server,
      openDoor(request, mostAnswerBytes, ({ bytes }) => onSend(bytes)),
    );
    const answer = await client.chat.completions
      .create(bodyOf(request), { signal: watch.signal })
      .asResponse();
    const chunks = isStream(answer, request.server)
      ? client.decode(answer, watch.controller)
      : wholeAnswer(answer, request.server);
    yield* readChunks(chunks, request, limits, watch);
  } catch (error) {
    throw watch.failure() ?? readFailure(error, request.server);
  } finally {
    watch.end();
  }
}

type Body = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming;

function bodyOf(request: ExchangeRequest): Body {
  const { model, messages, tools = [], shape, temperature, maxAnswerTokens, refused } = request;
  const body: Body = { model, messages: toServerMessages(messages), stream: true };
  if (!refused.includes('stream_options')) body.stream_options = { include_usage: true };
  if (temperature !== undefined && !refused.includes('temperature')) body.temperature = temperature;
  if (maxAnswerTokens !== undefined) {
    body[refused.includes('max_tokens') ? 'max_completion_tokens' : 'max_tokens'] = maxAnswerTokens;
  }
  if (tools.length > 0) body.tools = toServerTools(tools);
  if (shape?.mode === 'json') body.response_format = { type: 'json_object' };
  if (shape?.mode === 'schema') {
    const { name, schema } = shape;
    body.response_format = {
      type: 'json_schema',
      json_schema: { name, schema: { ...schema }, strict: isStrict(schema) },
    };
  }
  return body;
}

/** A piece of an answer, and a whole one, as far as they are alike; unknown fields are left alone. */
const toolCallSchema = z.object({
  index: z.number().nullish(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});
const saidSchema = z.object({ content: z.string().nullish(), tool_calls: z.array(toolCallSchema).nullish() });
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: saidSchema.nullish(),
        message: saidSchema.nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
});

async function* readChunks(
  chunks: AsyncIterable<unknown>,
  request: ExchangeRequest,
  limits: ExchangeLimits,
  watch: Watch,
): AsyncGenerator<Piece, void, undefined> {
  const thinking = createThinkingFilter();
  const calls: { id: string; name: string; input: string }[] = [];
  const mostChars = (request.maxAnswerTokens ?? limits.answerTokens) * mostCharsAToken;
  let chars = 0;
  let finish: string | null = null;
  let count: TokenCount | null = null;
  for await (const raw of chunks) {
    watch.heard();
    const chunk = chunkSchema.safeParse(raw);
    if (!chunk.success) throw otherProtocol(request.server);
    const { choices, usage } = chunk.data;
    if (usage) count = { promptTokens: usage.prompt_tokens ?? 0, answerTokens: usage.completion_tokens ?? 0 };
    const choice = choices?.[0];
    const said = choice?.delta ?? choice?.message;
    for (const part of said?.tool_calls ?? []) {
      chars += part.function?.arguments?.length ?? 0;
      addToCall(calls, part);
    }
    const text = said?.content ?? '';
    chars += text.length;
    const shown = thinking.pass(text);
    if (shown !== '') yield { type: 'text', text: shown };
    if (choice?.finish_reason) finish = choice.finish_reason;
    if (chars > mostChars) {
      yield { type: 'end', calls: [], isCut: true, count };
      return;
    }
  }
  const failure = watch.failure();
  if (failure) throw failure;
  if (finish === null) {
    const message = say('The model server at {host} broke off in the middle of its answer.', {
      host: hostOf(request.server),
    });
    throw new FailedRequest({ failure: 'unavailable', message, mayRetry: true });
  }
  const rest = thinking.end();
  if (rest !== '') yield { type: 'text', text: rest };
  yield { type: 'end', calls, isCut: finish === 'length', count };
}

/** Servers number the calls, or only give each an id, or send each whole. */
function addToCall(
  calls: { id: string; name: string; input: string }[],
  part: z.infer<typeof toolCallSchema>,
): void {
  const at = part.index ?? Math.max(0, calls.length - 1);
  let call = calls[at];
  if (!call || (part.id && call.id !== part.id && part.function?.name)) {
    call = { id: part.id || `call_${calls.length + 1}`, name: '', input: '' };
    calls.push(call);
  }
  call.name += part.function?.name ?? '';
  call.input += part.function?.arguments ?? '';
}

/** Throws where the answer is a web page. */
function isStream(answer: Response, server: string): boolean {
  const type = answer.headers.get('content-type') ?? '';
  if (!/html/iu.test(type)) return !/json/iu.test(type);
  void answer.body?.cancel();
  throw otherProtocol(server);
}

/** From a server that does not stream. */
async function* wholeAnswer(answer: Response, server: string): AsyncGenerator<unknown, void, undefined> {
  const text = await answer.text();
  try {
    yield JSON.parse(text);
  } catch {
    throw otherProtocol(server);
  }
}

/** It may be a proxy's page about a failure, so this counts as passing. */
export function otherProtocol(server: string): FailedRequest {
  return new FailedRequest({
    failure: 'unavailable',
    message: say(
      'What answers at {host} does not speak the protocol of model servers. Check the address in the settings.',
      { host: hostOf(server) },
    ),
  });
}

interface Watch {
  readonly signal: AbortSignal;
  readonly controller: AbortController;
  heard(): void;
  /** Why the watch ended the request; null where it did not. */
  failure(): FailedRequest | null;
  end(): void;
}

/** Given as the reason, as making one with its trace for every request costs more than ending it. */
const over = new Error('The request is over.');

function startWatch(
  { signal, server }: Pick<ExchangeRequest, 'signal' | 'server'>,
  limits: ExchangeLimits,
  clock: Clock,
): Watch {
  const controller = new AbortController();
  let failure: FailedRequest | null = null;
  const stop = (why: FailedRequest): void => {
    failure ??= why;
    controller.abort();
  };
  const tooSlow = (ms: number): FailedRequest =>
    new FailedRequest({
      failure: 'unavailable',
      message: say('The model server at {host} did not answer within {seconds} s.', {
        host: hostOf(server),
        seconds: Math.round(ms / 1000),
      }),
    });
  const cancel = (): void => stop(cancelled());
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const cancelWhole = clock.after(limits.wholeMs, () => stop(tooSlow(limits.wholeMs)));
  let cancelSilence = clock.after(limits.firstPieceMs, () => stop(tooSlow(limits.firstPieceMs)));
  return {
    signal: controller.signal,
    controller,
    heard() {
      cancelSilence();
      cancelSilence = clock.after(limits.silenceMs, () => stop(tooSlow(limits.silenceMs)));
    },
    failure: () => failure,
    end() {
      cancelWhole();
      cancelSilence();
      signal?.removeEventListener('abort', cancel);
      controller.abort(over);
    },
  };
}

export function cancelled(): FailedRequest {
  return new FailedRequest({ failure: 'cancelled', message: say('The request to the model was stopped.') });
}
