/** The end of the engine in the middle of a flush: no fact is lost, and none is written twice. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { createFlushBed } from '../helpers/flush-bed.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { createRealEmbedder } from '../helpers/search-bed.ts';
import { testSettings } from '../helpers/test-settings.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

class KilledHere extends Error {}

describe.each(['file', 'mem0'] as const)('a flush to the backend %s that ends', (name) => {
  it('between any two of its statements writes every fact once in the end, and asks again only where nothing was heard', async () => {
    let steps = Infinity;
    for (let fatal = 1; fatal <= steps; fatal++) {
      const bed = await createFlushBed(embedder, name, () => 'The owner likes tea\nThe owner has a boat');
      await bed.backends[name].add(bed.ada, 'The owner lives in Bern', 'owner');
      const first = bed.startWorker();
      const session = bed.newSession();
      first.pause(true);
      bed.say(first, session, 'I like tea and have a boat');
      let writes = 0;
      const run = bed.db.run.bind(bed.db);
      // From the fatal statement on nothing reaches the disk; what its transaction had written is rolled back.
      Object.assign(bed.db, {
        run: (...all: Parameters<typeof run>) => {
          writes++;
          if (writes >= fatal) throw new KilledHere();
          return run(...all);
        },
      });
      await first.flushNow(session).catch(() => {});
      await first.stop();
      Object.assign(bed.db, { run });
      if (writes < fatal) steps = fatal;

      const second = bed.startWorker();
      await second.flushNow(session);
      expect(bed.session(session)).toMatchObject({ dirtySince: null, isInFlight: false });
      expect(await bed.kept(), `step ${fatal}`).toEqual([
        'The owner has a boat',
        'The owner likes tea',
        'The owner lives in Bern',
      ]);
      expect(bed.model.requests.filter(({ asked }) => asked !== 'decisions').length).toBeLessThanOrEqual(2);
    }
    expect(steps).toBeGreaterThan(10);
  });

  it('because it is killed, again and again, has every fact once in the end', async () => {
    const model = await startScriptedModel(({ asked, text }) => {
      if (asked === 'decisions') return { json: { decisions: [] } };
      const [, number] = /lucky number is (\d+)/.exec(text) ?? [];
      if (number === undefined) return 'I will keep that in mind.';
      const facts = factsOf(number);
      return asked === 'facts' ? { json: { facts } } : facts.join('\n');
    });
    onTestFinished(() => model.close());
    const data = makeDataFolder();
    onTestFinished(() => data.remove());
    const numbers = [101, 102, 103, 104, 105, 106, 107, 108].map(String);
    await talkOf(data.folder, model.server, model.model, numbers);

    for (const fatal of [1, 5, 10, 17]) {
      const child = fork(
        new URL('../helpers/flush-child.ts', import.meta.url),
        [data.folder, model.server, model.model, name, String(fatal)],
        { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
      );
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      expect(signal, `it is killed at step ${fatal}`).toBe('SIGKILL');
    }

    const bed = await startEngine(data.folder, { settings: settingsOf(model.server, model.model, name) });
    onTestFinished(() => bed.close());
    await bed.ask('engine.drain', {});
    const { dirty, sessions } = await bed.ask('flush.states', {});
    expect(dirty).toBe(0);
    expect(sessions.map(({ lastError }) => lastError)).toEqual(numbers.map(() => ''));
    const kept = name === 'file' ? linesOf(data.folder) : await memoriesOf(bed);
    expect(kept.toSorted()).toEqual(numbers.flatMap(factsOf).toSorted());
  }, 120_000);
});

function factsOf(number: string): string[] {
  return [`The lucky number of the owner is ${number}`, `The owner has a dog called Rex${number}`];
}

function settingsOf(server: string, model: string, backend: 'mem0' | 'file') {
  const settings = testSettings();
  return {
    ...settings,
    models: { ...settings.models, memoryServer: server, memoryModel: model },
    memory: { ...settings.memory, backend, flushEnabled: true, flushIdleSeconds: 0 },
  };
}

/** Conversations that nobody flushes, as no model is connected for memory work. */
async function talkOf(folder: string, server: string, model: string, numbers: readonly string[]) {
  const settings = testSettings();
  const bed = await startEngine(folder, {
    settings: { ...settings, models: { ...settings.models, chatServer: server, chatModel: model } },
  });
  for (const number of numbers) {
    const { id: sessionId } = await bed.ask('chat.create-session', {});
    const text = `My lucky number is ${number}. I have a dog called Rex${number}.`;
    await bed.ask('chat.send', { sessionId, text });
  }
  await bed.ask('engine.drain', {});
  await bed.close();
}

function linesOf(folder: string): string[] {
  const text = readFileSync(join(folder, 'memory_files/agent_assistant/MEMORY.md'), 'utf8');
  return [...text.matchAll(/^- \[id=m_\w+\] (.*)$/gm)].map(([, fact]) => fact!);
}

async function memoriesOf({ ask }: Awaited<ReturnType<typeof startEngine>>): Promise<string[]> {
  const { memories } = await ask('memory.list', { scope: 'agent_assistant', limit: 100 });
  return memories.map(({ title }) => title);
}
