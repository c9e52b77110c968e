/** The one place that touches `window.mneme`: requests and events with the types of the contract. */
import type { windowEvents, windowRequests } from '../../src-preload/contract/contract.ts';
import { MnemeError, type Result } from '../../src-preload/contract/errors.ts';
import { foreign } from '../../src-preload/contract/sentences/say.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { EventOf, InputOf, NameOf, OutputOf } from '../../src-preload/contract/route.ts';

type WindowRoutes = typeof windowRequests;
type WindowEvents = typeof windowEvents;

export type RequestName = NameOf<WindowRoutes>;
export type Input<Name extends RequestName> = InputOf<WindowRoutes, Name>;
export type Output<Name extends RequestName> = OutputOf<WindowRoutes, Name>;
export type EventName = NameOf<WindowEvents>;
export type EventValue<Name extends EventName> = EventOf<WindowEvents, Name>;

interface Bridge {
  request(name: string, input: unknown): Promise<Result<unknown>>;
  on(event: string, listener: (value: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly mneme: Bridge;
  }
}

/** Asks the application. What it refuses is thrown as a `MnemeError` with its code, its message in the window's language. */
export async function request<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const result = await window.mneme.request(name, input);
  // The serving side has parsed this answer with the route's own schema.
  if (result.ok) return result.value as Output<Name>;
  const { code, message, sentence } = result.error;
  const refused = new MnemeError(code, sentence ?? foreign(message));
  refused.message = wordsOf(refused);
  throw refused;
}

/** Listens to an event until the returned function is called. */
export function on<Name extends EventName>(
  event: Name,
  listener: (value: EventValue<Name>) => void,
): () => void {
  return window.mneme.on(event, (value) => listener(value as EventValue<Name>));
}
