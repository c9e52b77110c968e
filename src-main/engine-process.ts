/** The engine's own process: waits for its parts on the port that the shell holds, builds the engine, and serves. */
import { fail } from '../src-preload/contract/errors.ts';
import { systemClock } from './base/clock.ts';
import type { StartAnswer, StartMessage } from './base/engine-start.ts';
import { closeNetwork } from './base/network-guard.ts';
import { serveRpc, type Wire } from './base/rpc.ts';
import type { Engine } from './engine/engine.ts';
import type { MendingEngine } from './engine/mending-engine.ts';
import { createSealingEngine } from './engine/sealing-engine.ts';
import { startEngine } from './engine/start-engine.ts';
import type { enginePortEvents } from '../src-preload/contract/contract.ts';

/** What Electron gives a utility process, as little of it as is needed. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
if (!port) throw new Error('The engine process is started by Mneme, not by hand.');

closeNetwork();

const wire: Wire = {
  send: (message) => port.postMessage(message),
  onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
};
const writeLog = (line: string): void => void process.stdout.write(`${line}\n`);

process.on('uncaughtException', end);
process.on('unhandledRejection', end);

let isStarting = false;
wire.onMessage((message) => {
  const { type, parts } = message as StartMessage;
  if (type !== 'start' || isStarting) return;
  isStarting = true;
  void build(parts).then(serve, refuse);
});

function build(parts: StartMessage['parts']): Promise<Engine | MendingEngine> {
  if ('sealTo' in parts) return createSealingEngine({ ...parts, clock: systemClock, writeLog });
  const embeddingThread = new URL('./embedding-thread.js', import.meta.url);
  return startEngine({ ...parts, embeddingThread, clock: systemClock, writeLog });
}

function serve(engine: Engine | MendingEngine): void {
  const sendEvent = serveRpc<typeof enginePortEvents>(wire, engine.dispatch);
  engine.onEvent((name, payload) => sendEvent(name, payload as never));
  const answer: StartAnswer =
    'damage' in engine ? { type: 'damaged', failure: engine.damage } : { type: 'started' };
  wire.send(answer);
}

function refuse(error: unknown): void {
  const result = fail(error);
  if (!result.ok) wire.send({ type: 'failed', failure: result.error } satisfies StartAnswer);
}

/** Nothing is known of the state after a failure that nobody foresaw, so the shell starts another process. */
function end(error: unknown): void {
  writeLog(`The engine ends after a failure: ${error instanceof Error ? error.stack : String(error)}`);
  // The line above must leave the process first.
  setImmediate(() => process.exit(70));
}
