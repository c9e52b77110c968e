/**
 * The only way out of the engine: a `fetch` that is bound to one server. A request to any other host cannot be made with it,
 * a redirect to one is refused, and nothing but what the protocol needs is told of this machine. `test/architecture` holds
 * that no other file opens a connection, and in the engine the network is closed but for this (`base/network-guard.ts`).
 */
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { inEnglish } from '../../src-preload/contract/sentences/wording.ts';
import { whilePermitted } from '../base/network-guard.ts';

/** The chosen server, as `normaliseServer` wrote it, and its key where it has one. */
export interface ServerAddress {
  readonly server: string;
  readonly key: string | null;
}

/** What left through the door, for those who keep the books. */
export interface Sent {
  readonly bytes: number;
}

/** The request or its answer broke a rule of the door; the message is for the owner. */
export class DoorError extends Error {
  override readonly name = 'DoorError';
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(inEnglish(sentence));
    this.sentence = sentence;
  }
}

export type DoorFetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

const mostRedirects = 3;
const passedHeaders = ['accept', 'content-type'];

/**
 * A `fetch` for this server alone. Throws `DoorError` for another host, and where an answer grows beyond `mostBytes`.
 * `onSend` hears of each request just before it leaves.
 */
export function openDoor(
  address: ServerAddress,
  mostBytes: number,
  onSend: (sent: Sent) => void = () => {},
): DoorFetch {
  const { origin } = new URL(address.server);
  return async (input, init = {}) => {
    let url = new URL(input instanceof Request ? input.url : input);
    for (let redirects = 0; ; redirects++) {
      if (url.origin !== origin) {
        throw new DoorError(
          redirects === 0
            ? say('Mneme speaks to {origin} only, not to {other}.', { origin, other: url.origin })
            : say(
                '{origin} sends requests on to another server ({other}), which is refused. Check the address.',
                {
                  origin,
                  other: url.origin,
                },
              ),
        );
      }
      if (redirects > mostRedirects)
        throw new DoorError(say('{origin} sends requests round in a circle.', { origin }));
      onSend({ bytes: sizeOf(init.body) });
      const answer = await whilePermitted(url, () =>
        fetch(url, {
          method: init.method ?? 'GET',
          headers: headersFor(init.headers, address.key),
          body: init.body ?? null,
          signal: init.signal ?? null,
          redirect: 'manual',
          referrerPolicy: 'no-referrer',
        }),
      );
      const next = answer.headers.get('location');
      if (answer.status < 300 || answer.status > 399 || next === null) return limited(answer, mostBytes);
      await answer.body?.cancel();
      url = new URL(next, url);
    }
  };
}

function headersFor(given: RequestInit['headers'], key: string | null): Headers {
  const all = new Headers(given);
  const passed = new Headers();
  for (const name of passedHeaders) {
    const value = all.get(name);
    if (value !== null) passed.set(name, value);
  }
  if (key !== null) passed.set('authorization', `Bearer ${key}`);
  return passed;
}

function sizeOf(body: RequestInit['body']): number {
  return typeof body === 'string'
    ? Buffer.byteLength(body)
    : body instanceof Uint8Array
      ? body.byteLength
      : 0;
}

/** The same answer, which fails once it has become too long. */
function limited(answer: Response, mostBytes: number): Response {
  if (answer.body === null) return answer;
  let bytes = 0;
  const counted = answer.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(new DoorError(say('The answer of the server does not end.')));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, { status: answer.status, headers: answer.headers });
}
