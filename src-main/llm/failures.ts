/** What may go wrong with a server, in the words of the port. Nothing that a server wrote goes into a message: it may quote the prompt. */
import { asSentence, say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { inEnglish } from '../../src-preload/contract/sentences/wording.ts';
import { hostOf } from '../../src-preload/contract/server-address.ts';
import type { LlmFailure } from './llm.ts';
import { LlmError } from './llm.ts';
import { DoorError } from './server-door.ts';

/** A request that failed, before it is decided whether it is tried again. */
export interface RequestFailure {
  readonly failure: LlmFailure;
  /** In English. */
  readonly message: string;
  readonly mayRetry: boolean;
  /** From `Retry-After`; ms. */
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  /** The server's own words, for recognising what it refuses. Never shown, but by the owner's own trial. */
  readonly detail: string;
}

type Facts = Partial<RequestFailure> & Pick<RequestFailure, 'failure'>;

/** Thrown inside the room; leaves it as an `LlmError`. */
export class FailedRequest extends Error {
  readonly what: RequestFailure;
  readonly sentence: Sentence;

  constructor(what: Omit<Facts, 'message'> & { readonly message: Sentence | string }, cause?: unknown) {
    const sentence = asSentence(what.message);
    super(inEnglish(sentence), { cause });
    this.name = 'FailedRequest';
    this.sentence = sentence;
    this.what = {
      mayRetry: false,
      retryAfterMs: null,
      status: null,
      detail: '',
      ...what,
      message: this.message,
    };
  }
}

/** What the client of the protocol throws, as little of it as is needed. */
interface ClientError {
  readonly status?: unknown;
  readonly headers?: Headers;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

/** Turns whatever the client or the network threw into one of the port's failures. */
export function readFailure(error: unknown, server: string): FailedRequest {
  if (error instanceof FailedRequest) return error;
  const refusal = causeOf(error, (cause): cause is DoorError => cause instanceof DoorError);
  if (refusal) return new FailedRequest({ failure: 'refused', message: refusal.sentence }, error);
  const { status, headers, message, code } = (error ?? {}) as ClientError;
  const detail = `${typeof code === 'string' ? `${code}: ` : ''}${typeof message === 'string' ? message : ''}`;
  const host = hostOf(server);
  if (typeof status !== 'number') return withoutAnswer(error, host, detail);
  const facts = { status, detail, retryAfterMs: headers ? readRetryAfter(headers) : null };
  const refuse = (words: Sentence): FailedRequest =>
    new FailedRequest({ ...facts, failure: 'refused', message: words }, error);
  switch (status) {
    case 401:
    case 403:
      return refuse(
        say('The model server at {host} does not accept the API key ({status}). Check it in the settings.', {
          host,
          status,
        }),
      );
    case 402:
      return refuse(say('The model server at {host} asks for payment (402).', { host }));
    case 404:
      return refuse(
        say(
          'The model server at {host} does not know the model or the address (404). Check both in the settings.',
          { host },
        ),
      );
    case 413:
      return refuse(say('What was sent is too long for the model server at {host} (413).', { host }));
  }
  if (status === 408 || status === 409 || status === 429 || status >= 500) {
    return new FailedRequest(
      {
        ...facts,
        failure: 'unavailable',
        message:
          status === 429
            ? say(
                'The model server at {host} is busy or its limit is reached ({status}). Mneme tries again later.',
                { host, status },
              )
            : say('The model server at {host} failed ({status}). Mneme tries again later.', { host, status }),
        mayRetry: true,
      },
      error,
    );
  }
  return /context.?(length|window|size)|too long|too many tokens/iu.test(detail)
    ? refuse(say('What was sent is longer than the model at {host} can read at once.', { host }))
    : refuse(say('The model server at {host} does not accept the request ({status}).', { host, status }));
}

function withoutAnswer(error: unknown, host: string, detail: string): FailedRequest {
  const code = networkCode(error);
  if (/CERT|SELF_SIGNED|ERR_TLS/u.test(code)) {
    const message = say(
      'The certificate of {host} is not trusted by this computer ({code}), so nothing was sent.',
      { host, code },
    );
    return new FailedRequest({ failure: 'refused', message, detail }, error);
  }
  const message = /ENOTFOUND|EAI_AGAIN/u.test(code)
    ? say('There is no {host} in reach ({code}). Check the address in the settings, and the network.', {
        host,
        code,
      })
    : code === ''
      ? say('The model server at {host} cannot be reached, or broke off. Is it running?', { host })
      : say('The model server at {host} cannot be reached, or broke off ({code}). Is it running?', {
          host,
          code,
        });
  return new FailedRequest({ failure: 'unavailable', message, mayRetry: true, detail }, error);
}

/** The system's own word for what happened, as in `ECONNREFUSED`; empty where it has none. */
function networkCode(error: unknown): string {
  const cause = causeOf(
    error,
    (one): one is Error & { readonly code: string } => 'code' in one && typeof one.code === 'string',
  );
  return cause?.code ?? '';
}

/** The failure as it leaves the room. */
export function toLlmError(
  failed: FailedRequest,
  more: { readonly retryAt: number | null; readonly usage: LlmError['usage']; readonly reply: string },
): LlmError {
  return new LlmError(failed.what.failure, failed.sentence, { ...more, cause: failed });
}

/** Seconds or a date (RFC 9110, 10.2.3), and the milliseconds that some servers send. Null where it says nothing. */
function readRetryAfter(headers: Headers): number | null {
  const exact = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const text = headers.get('retry-after');
  if (text === null || text.trim() === '') return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const served = Date.parse(headers.get('date') ?? '');
  const until = Date.parse(text);
  return Number.isFinite(until) && Number.isFinite(served) ? Math.max(0, until - served) : null;
}

function causeOf<Cause extends Error>(error: unknown, fits: (cause: Error) => cause is Cause): Cause | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if (fits(at)) return at;
  }
  return null;
}
