/** What may go wrong with a server, in the words of the port. Nothing that a server wrote goes into a message: it may quote the prompt. */
import { hostOf } from '../../src-preload/contract/server-address.ts';
import type { LlmFailure } from './llm.ts';
import { LlmError } from './llm.ts';
import { DoorError } from './server-door.ts';

/** A request that failed, before it is decided whether it is tried again. */
export interface RequestFailure {
  readonly failure: LlmFailure;
  readonly message: string;
  readonly mayRetry: boolean;
  /** From `Retry-After`; ms. */
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  /** The server's own words, for recognising what it refuses. Never shown, but by the owner's own trial. */
  readonly detail: string;
}

/** Thrown inside the room; leaves it as an `LlmError`. */
export class FailedRequest extends Error {
  readonly what: RequestFailure;

  constructor(what: Partial<RequestFailure> & Pick<RequestFailure, 'failure' | 'message'>, cause?: unknown) {
    super(what.message, { cause });
    this.name = 'FailedRequest';
    this.what = { mayRetry: false, retryAfterMs: null, status: null, detail: '', ...what };
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
  const refusal = causeOf(error, (cause) => cause instanceof DoorError);
  if (refusal) return new FailedRequest({ failure: 'refused', message: refusal.message }, error);
  const { status, headers, message, code } = (error ?? {}) as ClientError;
  const detail = `${typeof code === 'string' ? `${code}: ` : ''}${typeof message === 'string' ? message : ''}`;
  const host = hostOf(server);
  if (typeof status !== 'number') return withoutAnswer(error, host, detail);
  const facts = { status, detail, retryAfterMs: headers ? readRetryAfter(headers) : null };
  const refuse = (words: string): FailedRequest =>
    new FailedRequest({ ...facts, failure: 'refused', message: words }, error);
  switch (status) {
    case 401:
    case 403:
      return refuse(
        `The model server at ${host} does not accept the API key (${status}). Check it in the settings.`,
      );
    case 402:
      return refuse(`The model server at ${host} asks for payment (402).`);
    case 404:
      return refuse(
        `The model server at ${host} does not know the model or the address (404). Check both in the settings.`,
      );
    case 413:
      return refuse(`What was sent is too long for the model server at ${host} (413).`);
  }
  if (status === 408 || status === 409 || status === 429 || status >= 500) {
    const words = status === 429 ? 'is busy or its limit is reached' : 'failed';
    return new FailedRequest(
      {
        ...facts,
        failure: 'unavailable',
        message: `The model server at ${host} ${words} (${status}). Mneme tries again later.`,
        mayRetry: true,
      },
      error,
    );
  }
  return /context.?(length|window|size)|too long|too many tokens/iu.test(detail)
    ? refuse(`What was sent is longer than the model at ${host} can read at once.`)
    : refuse(`The model server at ${host} does not accept the request (${status}).`);
}

function withoutAnswer(error: unknown, host: string, detail: string): FailedRequest {
  const code = networkCode(error);
  if (/CERT|SELF_SIGNED|ERR_TLS/u.test(code)) {
    const message = `The certificate of ${host} is not trusted by this computer (${code}), so nothing was sent.`;
    return new FailedRequest({ failure: 'refused', message, detail }, error);
  }
  const message = /ENOTFOUND|EAI_AGAIN/u.test(code)
    ? `There is no ${host} in reach (${code}). Check the address in the settings, and the network.`
    : `The model server at ${host} cannot be reached, or broke off${code === '' ? '' : ` (${code})`}. Is it running?`;
  return new FailedRequest({ failure: 'unavailable', message, mayRetry: true, detail }, error);
}

/** The system's own word for what happened, as in `ECONNREFUSED`; empty where it has none. */
function networkCode(error: unknown): string {
  const cause = causeOf(error, ({ code }: Error & { readonly code?: unknown }) => typeof code === 'string');
  return (cause as { readonly code?: string } | null)?.code ?? '';
}

/** The failure as it leaves the room. */
export function toLlmError(
  failed: FailedRequest,
  more: { readonly retryAt: number | null; readonly usage: LlmError['usage']; readonly reply: string },
): LlmError {
  return new LlmError(failed.what.failure, failed.what.message, { ...more, cause: failed });
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

function causeOf(error: unknown, fits: (cause: Error) => boolean): Error | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if (fits(at)) return at;
  }
  return null;
}
