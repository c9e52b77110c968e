/** The owner's choice, the books and the limits, over a real store and a server over HTTP. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock, type Clock } from '../../../../src-main/base/clock.ts';
import { createModelServers, type ModelServers } from '../../../../src-main/engine/model-servers.ts';
import type { Settings } from '../../../../src-preload/contract/settings.ts';
import type { Store } from '../../../../src-main/store/database.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { faults, startScriptedModel, type ScriptedModel } from '../../../helpers/scripted-model.ts';
import { testSettings } from '../../../helpers/test-settings.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const value = { town: 'Vejle' };
const question = {
  purpose: 'memory' as const,
  messages: [{ role: 'user' as const, content: 'Which town does the secret question mean?' }],
  name: 'town',
  schema: z.object({ town: z.string() }),
};
const key = 'sk-unit-0123456789';

let server: ScriptedModel;
let store: Store;
let lines: string[];
const { models, memory: conversation } = testSettings();

beforeEach(async () => {
  lines = [];
  store = openTestStore();
  server = await startScriptedModel(() => ({ json: value }), { key });
});
afterEach(async () => {
  await server.close();
});

function start(
  change: Partial<Settings['models']>,
  clock: Clock = systemClock,
  own: Partial<Settings['memory']> = {},
): ModelServers {
  return createModelServers({
    db: store.db,
    clock,
    log: (level, message, facts) => void lines.push(`${level} ${message} ${JSON.stringify(facts)}`),
    settings: { models: { ...models, ...change }, memory: { ...conversation, ...own } },
    keys: { [server.server]: key },
  });
}
const memory = () => ({ memoryServer: server.server, memoryModel: server.model });

describe('the model servers', () => {
  it('let the model of conversation memory go before that of memories, with its temperature and its own key', async () => {
    const own = { llmHost: server.server, llmModel: server.model, llmTemperature: 0.7 };
    const servers = start({ memoryServer: 'http://127.0.0.1:9/v1', memoryModel: 'other' }, systemClock, own);
    expect((await servers.llm.ask(question)).value).toEqual(value);
    expect(server.requests.at(-1)?.body).toMatchObject({ model: server.model, temperature: 0.7 });
  });

  it('are sent nothing before one is chosen, nor where a server is chosen and no model', async () => {
    for (const change of [
      {},
      { memoryServer: server.server },
      { chatServer: server.server, chatModel: 'x' },
    ]) {
      const servers = start({ ...change, ...('chatServer' in change ? { chatServer: null } : {}) });
      expect(servers.llm.inUse('memory')).toBeNull();
      await expect(servers.llm.ask(question)).rejects.toMatchObject({ failure: 'no-model' });
    }
    expect(server.sent()).toBe('');
  });

  it('serve chat and memory by separate choices', async () => {
    const { llm } = start(memory());
    expect(llm.inUse('chat')).toBeNull();
    expect((await llm.ask(question)).value).toEqual(value);
  });

  it('are tried once, and what was found is known after the next start', async () => {
    await start(memory()).llm.ask(question);
    const trials = server.probes.length;
    const again = start(memory());
    expect(again.llm.inUse('memory')).toMatchObject({ canCallTools: true, isLocal: true });
    await again.llm.ask(question);
    expect(server.probes).toHaveLength(trials);
  });

  it('stop at the limit of a day, and go on when the owner raises it', async () => {
    const servers = start({ ...memory(), callsPerDay: 4 });
    await servers.llm.ask(question);
    await expect(servers.llm.ask(question)).rejects.toMatchObject({ failure: 'over-budget' });
    const usage = servers.handlers['models.usage']({}) as {
      stopped: string | null;
      today: { calls: number };
    };
    expect(usage).toMatchObject({
      today: { calls: 4 },
      stopped: expect.stringContaining('4 requests') as string,
    });
    servers.configure({ models: { ...models, ...memory(), callsPerDay: 100 }, memory: conversation });
    expect((await servers.llm.ask(question)).value).toEqual(value);
  });

  it('begin anew with the local day, and count cost by the price of each model', async () => {
    const clock = new FakeClock(new Date(2026, 0, 5, 23, 59).getTime());
    const prices = { 'scripted-1': { prompt: 1000, answer: 5000 } };
    const servers = start({ ...memory(), costPerDay: 0.7, prices }, clock);
    await servers.llm.ask(question);
    const usage = () =>
      servers.handlers['models.usage']({}) as { today: { cost: number }; days: { day: string }[] };
    // Three trials and the question: 100 tokens read and 20 written each.
    expect(usage().today.cost).toBeCloseTo(4 * (0.1 + 0.1));
    await expect(servers.llm.ask(question)).rejects.toMatchObject({
      failure: 'over-budget',
      retryAt: new Date(2026, 0, 6).getTime(),
    });
    await clock.advance(60_000);
    await servers.llm.ask(question);
    expect(usage().days.map(({ day }) => day)).toEqual(['2026-01-06', '2026-01-05']);
  });

  it('are tested by the owner whatever the limit is, with speed and abilities', async () => {
    server.script(() => 'To remember. To think.');
    const servers = start({ ...memory(), callsPerDay: 1 });
    const trial = await servers.handlers['models.test']({ server: server.server, model: server.model });
    expect(trial).toMatchObject({ answer: 'To remember. To think.', structure: 'schema', canSee: true });
    expect(trial.tokensPerSecond).toBeGreaterThan(0);
  });

  it('that fail a test say why in the words of the server, without the key', async () => {
    server.script(() => faults.badRequest(`No such adapter for ${key}.`));
    const servers = start({});
    const failure: unknown = await Promise.resolve(
      servers.handlers['models.test']({ server: server.server, model: server.model }),
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'model-server' });
    expect(String(failure)).toContain('No such adapter');
    expect(String(failure)).not.toContain(key);
  });

  it('list their models with the stored key', async () => {
    const servers = start({});
    expect(await servers.handlers['models.list']({ server: server.server })).toEqual({
      models: [{ id: 'scripted-1', contextTokens: null }],
    });
    servers.useKeys({});
    await expect(servers.handlers['models.list']({ server: server.server })).rejects.toMatchObject({
      code: 'model-server',
    });
  });

  it('leave neither the key nor a word of a question in the store or the log', async () => {
    const servers = start(memory());
    await servers.llm.ask(question);
    server.script(() => faults.unauthorized());
    await servers.llm.ask(question).catch(() => {});
    const rows = JSON.stringify([
      store.db.all('SELECT * FROM model_calls'),
      store.db.all('SELECT * FROM model_abilities'),
      servers.handlers['models.usage']({}),
      lines,
    ]);
    expect(rows).toContain('refused');
    expect(rows).not.toContain(key);
    expect(rows).not.toContain('secret question');
  });

  it('given up at closing end their trials', async () => {
    const silent = await startScriptedModel(() => faults.silent(), { key: 'another' });
    const servers = start({ memoryServer: silent.server, memoryModel: 'x' });
    servers.close();
    await expect(servers.llm.ask(question)).rejects.toMatchObject({ name: 'LlmError' });
    await silent.close();
  });
});
