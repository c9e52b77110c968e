/** Flushing as the window asks for it, of conversations that were really held, in the whole engine. */
import { afterAll, describe, expect, it } from 'vitest';
import { makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { testSettings } from '../helpers/test-settings.ts';

const data = makeDataFolder();
const model = await startScriptedModel(({ asked, text }) => {
  if (asked === 'decisions') return { json: { decisions: [] } };
  const [, thing] = /I like (\w+)/.exec(text.slice(text.lastIndexOf('I like'))) ?? [];
  const facts = thing ? [`The owner likes ${thing}`, 'The owner was born in Uzhhorod'] : [];
  if (asked === 'facts') return { json: { facts } };
  return text.includes('You keep the long-term memory') ? facts.join('\n') || 'NO_REPLY' : 'I see.';
});
const settings = testSettings({
  models: { ...testSettings().models, chatServer: model.server, chatModel: model.model },
});
const connected = {
  ...settings,
  models: { ...settings.models, memoryServer: model.server, memoryModel: model.model },
};
const bed: EngineBed = await startEngine(data.folder, { settings });
afterAll(async () => {
  await bed.close();
  await model.close();
  data.remove();
});

async function say(text: string, sessionId?: number): Promise<number> {
  const id = sessionId ?? (await bed.ask('chat.create-session', {})).id;
  await bed.ask('chat.send', { sessionId: id, text });
  await bed.ask('engine.drain', {});
  return id;
}

async function stateOf(id: number) {
  const { sessions, ...around } = await bed.ask('flush.states', {});
  return { ...sessions.find(({ sessionId }) => sessionId === id)!, ...around };
}

async function learnt(): Promise<string[]> {
  const { memories } = await bed.ask('memory.list', { scope: 'agent_assistant' });
  return memories.map(({ title }) => title).toSorted();
}

const configure = (next: typeof settings) =>
  bed.ask('engine.configure', { settings: next, onBattery: false });

describe('flushing', () => {
  it('waits without a model, says so, and begins when one is connected', async () => {
    const id = await say('I like tea, and I mean it.');
    expect(await stateOf(id)).toMatchObject({
      title: 'I like tea, and I mean it.',
      agents: ['assistant'],
      scope: 'agent_assistant',
      backend: 'mem0',
      waitingFor: 'No model for memory work is connected.',
      dueAt: null,
      attempts: 0,
      model: null,
      dirty: 1,
    });
    await expect(bed.ask('flush.now', { sessionId: id })).rejects.toMatchObject({ code: 'model-server' });
    expect(await stateOf(id)).toMatchObject({ attempts: 0, dirty: 1 });
    await configure(connected);
    await bed.ask('engine.drain', {});
    expect(await stateOf(id)).toMatchObject({
      dirty: 0,
      lastResult: 'One memory written.',
      model: model.model,
    });
    expect(await learnt()).toEqual(['The owner likes tea']);
  });

  it('pauses, and flushes now all the same', async () => {
    await bed.ask('flush.pause', { isPaused: true });
    const id = await say('I like chess very much.');
    expect(await stateOf(id)).toMatchObject({ isPaused: true, waitingFor: 'Flushing is paused.', dirty: 1 });
    await bed.ask('flush.now', { sessionId: null });
    expect(await stateOf(id)).toMatchObject({ dirty: 0, lastResult: 'One memory written.' });
    await bed.ask('flush.pause', { isPaused: false });
  });

  it('shows by an example what would be written, and writes nothing', async () => {
    const before = await learnt();
    await bed.ask('flush.pause', { isPaused: true });
    const id = await say('I like rowing on the lake.');
    const example = await bed.ask('flush.example', { sessionId: id });
    expect(example).toMatchObject({ model: model.model, messages: 2 });
    expect(example.prompt).toContain('I like rowing on the lake.');
    expect(example.facts).toEqual([
      { text: 'The owner likes rowing', verdict: 'new' },
      { text: 'The owner was born in Uzhhorod', verdict: 'not-said' },
    ]);
    expect(await learnt()).toEqual(before);
    expect(await stateOf(id)).toMatchObject({ dirty: 1 });
    await bed.ask('flush.now', { sessionId: id });
    const [fact] = (await bed.ask('flush.example', { sessionId: id })).facts;
    expect(fact).toEqual({ text: 'The owner likes rowing', verdict: 'known' });
    await bed.ask('flush.pause', { isPaused: false });
  });

  it('asks nothing about instructions and about what a rule answered', async () => {
    const sent = model.requests.length;
    const id = await say('Remember that I like secrets nobody asked for');
    expect(model.requests).toHaveLength(sent);
    expect((await bed.ask('flush.states', {})).sessions.map(({ sessionId }) => sessionId)).not.toContain(id);
  });

  it('takes along what came only from messages that are erased, and keeps what was said elsewhere as well', async () => {
    const first = await say('I like skating in winter.');
    const second = await say('I like skating, also in summer.');
    expect(await learnt()).toContain('The owner likes skating');
    await bed.ask('chat.delete-session', { id: first });
    expect(await learnt()).toContain('The owner likes skating');
    await bed.ask('chat.clear', { sessionId: second, how: 'for-good' });
    expect(await learnt()).not.toContain('The owner likes skating');
    expect(await stateOf(second)).toMatchObject({ dirty: 0 });
  });
});
