import { describe, expect, it } from 'vitest';
import type { Status } from '../../../../src-preload/contract/app.ts';
import { MnemeError, type ErrorCode } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createEngineHost, type EngineProcess } from '../../../../src-main/shell/engine-host.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

/** A process of which the test decides what it says and when it ends. */
class ScriptedProcess implements EngineProcess {
  readonly sent: { type: string; id?: number; name?: string; parts?: unknown }[] = [];
  isKilled = false;
  #listeners: ((message: unknown) => void)[] = [];
  #onExit: (code: number) => void = () => {};

  send = (message: unknown): void => void this.sent.push(message as never);
  onMessage = (listener: (message: unknown) => void): void => void this.#listeners.push(listener);
  onExit = (listener: (code: number) => void): void => void (this.#onExit = listener);
  kill = (): void => {
    this.isKilled = true;
    this.end(0);
  };
  say(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }
  end(code: number): void {
    this.#onExit(code);
  }
  refuse(code: ErrorCode, message: string): void {
    this.say({ type: 'failed', failure: { code, message } });
  }
  answerLast(value: unknown): void {
    this.say({ type: 'answer', id: this.sent.at(-1)?.id, result: { ok: true, value } });
  }
}

function setUp(startParts: () => never | undefined = () => undefined) {
  const clock = new FakeClock();
  const processes: ScriptedProcess[] = [];
  const states: Status['engine']['state'][] = [];
  const events: string[] = [];
  const host = createEngineHost({
    launch() {
      const process = new ScriptedProcess();
      processes.push(process);
      return process;
    },
    startParts: (afterCrash) => {
      startParts();
      return {
        dataFolder: '/data',
        key: new Uint8Array(32),
        vaultKey: new Uint8Array(32),
        sealing: null,
        modelsFolder: '/models',
        sqliteBinding: null,
        settings: defaultSettings,
        modelKeys: {},
        onBattery: false,
        afterCrash,
      };
    },
    clock,
    log: silentLog,
    onState: ({ state }) => states.push(state),
    onEvent: (name) => events.push(name),
  });
  return { clock, host, processes, states, events };
}

describe('the engine host', () => {
  it('hands the parts over first and is ready when the engine says so', () => {
    const { host, processes, states } = setUp();
    host.start();
    expect(processes[0]!.sent[0]).toMatchObject({
      type: 'start',
      parts: { dataFolder: '/data', afterCrash: false },
    });
    processes[0]!.say({ type: 'started' });
    expect(states).toEqual(['ready']);
  });

  it('lets a request wait for the first start and then forwards it', async () => {
    const { host, processes } = setUp();
    host.start();
    const answer = host.request('search.facets', {});
    processes[0]!.say({ type: 'started' });
    await Promise.resolve();
    await Promise.resolve();
    expect(processes[0]!.sent.at(-1)).toMatchObject({ type: 'request', name: 'search.facets' });
    processes[0]!.answerLast({ applications: [], displays: [] });
    expect(await answer).toEqual({ ok: true, value: { applications: [], displays: [] } });
  });

  it('fails what is in flight when the engine crashes, and starts it again after a second', async () => {
    const { clock, host, processes, states } = setUp();
    host.start();
    processes[0]!.say({ type: 'started' });
    const inFlight = host.request('engine.health', {});
    processes[0]!.end(139);
    expect(await inFlight).toMatchObject({ ok: false, error: { code: 'engine-unavailable' } });
    expect(host.state().state).toBe('restarting');
    expect(await host.request('engine.health', {})).toMatchObject({ error: { code: 'engine-unavailable' } });
    await clock.advance(999);
    expect(processes).toHaveLength(1);
    await clock.advance(1);
    expect(processes[1]!.sent[0]).toMatchObject({ parts: { afterCrash: true } });
    processes[1]!.say({ type: 'started' });
    expect(states).toEqual(['ready', 'restarting', 'ready']);
  });

  it('gives up after eight crashes in a row, until the owner restarts it', async () => {
    const { clock, host, processes } = setUp();
    host.start();
    for (let i = 0; i < 9; i++) {
      processes.at(-1)!.end(1);
      await clock.advance(30_000);
    }
    expect(host.state().state).toBe('failed');
    expect(processes).toHaveLength(9);
    host.restart();
    expect(processes).toHaveLength(10);
  });

  it.each<ErrorCode>(['store-newer', 'store-key', 'store-damaged'])(
    'reports %s in its own words and does not try again',
    async (code) => {
      const { clock, host, processes } = setUp();
      host.start();
      processes[0]!.refuse(code, 'Do this.');
      await clock.advance(300_000);
      const state = code === 'store-key' ? 'no-key' : 'failed';
      expect(host.state()).toEqual({ state, message: 'Do this.' });
      expect(processes).toHaveLength(1);
      expect(processes[0]!.isKilled).toBe(true);
    },
  );

  it('does not start a process where the key cannot be had, and answers with the reason', async () => {
    const { host, processes } = setUp(() => {
      throw new MnemeError('store-key', foreign('The key is gone.'));
    });
    host.start();
    expect(processes).toHaveLength(0);
    const answer = await host.request('engine.health', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'engine-unavailable' } });
    expect(JSON.stringify(answer)).toContain('The key is gone.');
    expect(host.state().state).toBe('no-key');
  });

  it.each(['the engine', 'the key'])(
    'tries on while the disk is too full for %s, however long',
    async (what) => {
      let isFull = true;
      const full = new MnemeError('disk-full', foreign('The disk is full.'));
      const { host, processes, clock, states } = setUp(() => {
        if (what === 'the key' && isFull) throw full;
        return undefined;
      });
      host.start();
      for (let turn = 0; turn < 20; turn++) {
        if (what === 'the engine') processes.at(-1)!.refuse('disk-full', full.message);
        expect(host.state()).toMatchObject({ state: 'restarting' });
        expect(host.state().message).toContain('The disk is full.');
        await clock.advance(30_000);
      }
      isFull = false;
      await clock.advance(30_000);
      processes.at(-1)!.say({ type: 'started' });
      expect(states.at(-1)).toBe('ready');
    },
  );

  it('asks the engine to close before it ends, and ends it by force after the limit', async () => {
    const { clock, host, processes } = setUp();
    host.start();
    processes[0]!.say({ type: 'started' });
    const stopped = host.stop(5000);
    await Promise.resolve();
    expect(processes[0]!.sent.at(-1)).toMatchObject({ name: 'engine.close' });
    expect(processes[0]!.isKilled).toBe(false);
    await clock.advance(5000);
    await stopped;
    expect(processes[0]!.isKilled).toBe(true);
  });

  it('does not restart an engine that ends while Mneme quits', async () => {
    const { clock, host, processes } = setUp();
    host.start();
    processes[0]!.say({ type: 'started' });
    const stopped = host.stop(5000);
    processes[0]!.end(0);
    await stopped;
    await clock.advance(60_000);
    expect(processes).toHaveLength(1);
  });

  it('passes events on', () => {
    const { host, processes, events } = setUp();
    host.start();
    processes[0]!.say({ type: 'event', name: 'engine.health', payload: {} });
    expect(events).toEqual(['engine.health']);
  });
});
