/**
 * Keeps the engine running: starts its process, hands over its parts, restarts it with back-off after a crash, and
 * fails what was in flight. What a restart cannot cure (a newer store, a wrong key) is reported and left alone.
 */
import type { enginePortRequests } from '../../src-preload/contract/contract.ts';
import { fail, MnemeError, type Failure, type Result } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { InputOf, NameOf, OutputOf } from '../../src-preload/contract/route.ts';
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { Status } from '../../src-preload/contract/app.ts';
import type { Clock } from '../base/clock.ts';
import type { StartAnswer, StartMessage } from '../base/engine-start.ts';
import type { Log } from '../base/log.ts';
import { createRpcClient, type RpcClient } from '../base/rpc.ts';
import { afterFailure, rested, type BackOff } from './back-off.ts';

type PortRoutes = typeof enginePortRequests;

/** A started engine process, as little of it as the host needs. */
export interface EngineProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also where the process could not be started. */
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

export interface EngineHostParts {
  readonly launch: () => EngineProcess;
  /** Asked before each start; a `MnemeError` from it is reported as the reason why the engine is down. */
  readonly startParts: (afterCrash: boolean) => StartMessage['parts'];
  readonly clock: Clock;
  readonly log: Log;
  readonly onState: (state: Status['engine']) => void;
  readonly onEvent: (name: string, payload: unknown) => void;
}

export interface EngineHost {
  state(): Status['engine'];
  start(): void;
  /** The owner's own wish: forgets earlier failures and starts at once. */
  restart(): void;
  request<Name extends NameOf<PortRoutes>>(
    name: Name,
    input: InputOf<PortRoutes, Name>,
  ): Promise<Result<OutputOf<PortRoutes, Name>>>;
  /** The same for a name and an input that are checked where they are served. */
  forward(name: string, input: unknown): Promise<Result<unknown>>;
  /**
   * Closes the engine in order, or ends it after `limitMs`, and starts it with parts that are asked for anew. Resolves when
   * the old process is gone; requests wait for the new one.
   */
  startOver(limitMs: number): Promise<void>;
  /** Ends the process for good, after it has closed its database or `limitMs` have passed. */
  stop(limitMs: number): Promise<void>;
}

const fullDiskRetryMs = 30_000;

interface Running {
  readonly process: EngineProcess;
  readonly rpc: RpcClient<PortRoutes>;
  readonly startedAt: number;
  /** Before that it hears no request. */
  readonly started: Promise<void>;
  readonly exited: Promise<void>;
}

/** Starts nothing by itself. While the engine starts for the first time, requests wait for it. */
export function createEngineHost(parts: EngineHostParts): EngineHost {
  const { clock, log } = parts;
  let state: Status['engine'] = { state: 'starting', message: tell('Starting.') };
  let running: Running | null = null;
  let backOff: BackOff = rested;
  let cancelRestart: (() => void) | null = null;
  let stopping = false;
  let isReplaced = false;
  let waitingForStart: (() => void)[] = [];

  function setState(next: Status['engine']): void {
    state = next;
    if (next.state !== 'starting') {
      const waiting = waitingForStart;
      waitingForStart = [];
      for (const go of waiting) go();
    }
    parts.onState(next);
  }

  function start(): void {
    if (running || stopping) return;
    let startParts: StartMessage['parts'];
    try {
      startParts = parts.startParts(backOff.failures > 0);
    } catch (error) {
      const reason = wordsOf(error);
      log('error', 'The engine was not started.', { reason });
      if (isFullDisk(error)) return tryWhenThereIsRoom(reason);
      return setState({ state: stateAfter(error), message: reason });
    }
    const process = parts.launch();
    const wire = { send: process.send, onMessage: process.onMessage };
    const rpc = createRpcClient<PortRoutes>(wire, parts.onEvent);
    let refused: Failure | null = null;
    const exited = new Promise<void>((resolve) => {
      process.onExit((code) => {
        running = null;
        rpc.disconnect(new MnemeError('engine-unavailable', say('The engine has stopped.')));
        resolve();
        if (!stopping && !isReplaced) afterExit(code, refused, clock.now() - startedAt);
      });
    });
    const startedAt = clock.now();
    let hasStarted: () => void = () => {};
    const started = new Promise<void>((resolve) => (hasStarted = resolve));
    running = { process, rpc, startedAt, started, exited };
    process.onMessage((raw) => {
      const message = raw as StartAnswer | { readonly type: 'request' | 'answer' | 'event' };
      if (message.type === 'started' || message.type === 'damaged') hasStarted();
      // One that is on its way out has nothing to say any more, even where it had only just begun.
      if (isReplaced) return;
      if (message.type === 'started') {
        log('info', 'The engine is ready.', { ms: clock.now() - startedAt });
        setState({ state: 'ready', message: '' });
      } else if (message.type === 'damaged') {
        log('error', 'The database is damaged; the engine waits for the owner.');
        setState({ state: 'damaged', message: wordsOf(message.failure) });
      } else if (message.type === 'failed') {
        refused = message.failure;
        process.kill();
      }
    });
    process.send({ type: 'start', parts: startParts } satisfies StartMessage);
  }

  function afterExit(code: number, refused: Failure | null, ranForMs: number): void {
    const reason = refused ? wordsOf(refused) : tell('The engine ended without a reason.');
    log('error', 'The engine has ended.', {
      exitCode: code,
      code: refused?.code ?? 'crash',
      reason,
      ranForMs,
    });
    if (isFullDisk(refused)) return tryWhenThereIsRoom(reason);
    if (refused && !isCuredByRestart(refused))
      return setState({ state: stateAfter(refused), message: reason });
    const { next, waitMs } = afterFailure(backOff, ranForMs);
    backOff = next;
    if (waitMs === null) {
      const tries = tell('It was started {failures} times in a row.', { failures: next.failures });
      return setState({
        state: 'failed',
        message: tell('{reason} {tries} Restart it, or look at the log.', { reason, tries }),
      });
    }
    setState({
      state: 'restarting',
      message: tell('{reason} It starts again in {seconds} s.', { reason, seconds: waitMs / 1000 }),
    });
    cancelRestart = clock.after(waitMs, start);
  }

  /** Room may come at any time, so this is tried for as long as it takes. */
  function tryWhenThereIsRoom(reason: string): void {
    setState({
      state: 'restarting',
      message: tell('{reason} It is tried again every {seconds} s.', {
        reason,
        seconds: fullDiskRetryMs / 1000,
      }),
    });
    cancelRestart = clock.after(fullDiskRetryMs, start);
  }

  function restart(): void {
    cancelRestart?.();
    backOff = rested;
    if (running) return running.process.kill(); // its exit starts it again
    setState({ state: 'restarting', message: tell('Starting again.') });
    start();
  }

  /** Asks it to close, and ends it where it doesn't in time. */
  async function close({ process, rpc, started, exited }: Running, limitMs: number): Promise<void> {
    const limit = new Promise<void>((resolve) => clock.after(limitMs, resolve));
    const closed = started.then(() => rpc.request('engine.close', {}));
    await Promise.race([closed, exited, limit]);
    if (running) process.kill();
    await Promise.race([exited, limit]);
  }

  async function forward(name: string, input: unknown): Promise<Result<unknown>> {
    if (state.state === 'starting') await new Promise<void>((resolve) => waitingForStart.push(resolve));
    if ((state.state !== 'ready' && state.state !== 'damaged') || !running) {
      return fail(
        new MnemeError(
          'engine-unavailable',
          say('The engine is not available. {message}', { message: state.message }),
        ),
      );
    }
    return running.rpc.request(name as NameOf<PortRoutes>, input as never);
  }

  return {
    state: () => state,
    start,
    restart,
    forward,
    request: (name, input) => forward(name, input) as Promise<Result<never>>,
    async startOver(limitMs) {
      cancelRestart?.();
      backOff = rested;
      setState({ state: 'starting', message: tell('Starting again.') });
      if (running) {
        isReplaced = true;
        const { exited } = running;
        await close(running, limitMs);
        await exited;
        isReplaced = false;
      }
      start();
    },
    async stop(limitMs) {
      stopping = true;
      cancelRestart?.();
      if (state.state === 'starting') setState({ state: 'failed', message: tell('Mneme is quitting.') });
      if (!running) return;
      await close(running, limitMs);
    },
  };
}

function isFullDisk(error: unknown): boolean {
  return (error as Partial<Failure> | null)?.code === 'disk-full';
}

function stateAfter(failure: unknown): 'failed' | 'no-key' {
  return (failure as Partial<Failure> | null)?.code === 'store-key' ? 'no-key' : 'failed';
}

/** A failure that was foreseen stays; only what nobody foresaw may be gone the next time. */
function isCuredByRestart(failure: Failure): boolean {
  return failure.code === 'internal' || failure.code === 'engine-unavailable';
}
