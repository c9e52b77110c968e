/** Requests, answers and events over a message port: the wire between the shell and the engine. */
import { fail, type MnemeError, type Result } from '../../src-preload/contract/errors.ts';
import type { EventOf, Events, InputOf, NameOf, OutputOf, Routes } from '../../src-preload/contract/route.ts';
import type { Dispatch } from './dispatch.ts';

/** The least that a port must do; Electron's and Node's differ in the rest. */
export interface Wire {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

type Message =
  | { readonly type: 'request'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'event'; readonly name: string; readonly payload: unknown };

export interface RpcClient<R extends Routes> {
  request<Name extends NameOf<R>>(name: Name, input: InputOf<R, Name>): Promise<Result<OutputOf<R, Name>>>;
  /** Answers every request in flight, and each later one, with this failure. */
  disconnect(error: MnemeError): void;
}

/** The asking side. Events are handed to `onEvent` as they come. */
export function createRpcClient<R extends Routes>(
  wire: Wire,
  onEvent: (name: string, payload: unknown) => void,
): RpcClient<R> {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let nextId = 1;
  let lost: MnemeError | null = null;
  wire.onMessage((raw) => {
    const message = raw as Message;
    if (message.type === 'event') return onEvent(message.name, message.payload);
    if (message.type !== 'answer') return;
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  return {
    request(name, input) {
      if (lost) return Promise.resolve(fail(lost));
      const id = nextId++;
      return new Promise((resolve) => {
        waiting.set(id, resolve as (result: Result<unknown>) => void);
        wire.send({ type: 'request', id, name, input } satisfies Message);
      });
    },
    disconnect(error) {
      lost = error;
      for (const answer of waiting.values()) answer(fail(error));
      waiting.clear();
    },
  };
}

/** The serving side; the answer sends events to the other end. */
export function serveRpc<E extends Events>(
  wire: Wire,
  dispatch: Dispatch,
): <Name extends NameOf<E>>(name: Name, payload: EventOf<E, Name>) => void {
  wire.onMessage((raw) => {
    const message = raw as Message;
    if (message.type !== 'request') return;
    void dispatch(message.name, message.input).then((result) =>
      wire.send({ type: 'answer', id: message.id, result } satisfies Message),
    );
  });
  return (name, payload) => wire.send({ type: 'event', name, payload } satisfies Message);
}
