/** The chat through the engine's own door, with a scripted server behind it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../src-preload/contract/chat.ts';
import type { ChatChildMessage } from '../helpers/chat-child.ts';
import { frameOf, makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { faults, startScriptedModel, type Script, type ScriptedModel } from '../helpers/scripted-model.ts';
import { testSettings } from '../helpers/test-settings.ts';

async function startServer(script: Script): Promise<ScriptedModel> {
  const server = await startScriptedModel(script);
  onTestFinished(() => server.close());
  return server;
}

async function start(server: ScriptedModel | null, folder?: string): Promise<EngineBed> {
  const data = folder === undefined ? makeDataFolder() : null;
  const settings = testSettings();
  const models = { ...settings.models, chatServer: server?.server ?? null, chatModel: server?.model ?? null };
  const bed = await startEngine(folder ?? data!.folder, { settings: { ...settings, models } });
  onTestFinished(async () => {
    await bed.close();
    data?.remove();
  });
  return bed;
}

async function ask(bed: EngineBed, sessionId: number, text: string): Promise<ChatMessage> {
  const { answerId } = await bed.ask('chat.send', { sessionId, text });
  await bed.ask('engine.drain', {});
  return bed.ask('chat.message', { id: answerId });
}

it('cites a frame that was read from the screen, and the citation opens it', async () => {
  const server = await startServer(({ text }) => {
    const number = /^\[(\d+)\] seen on the screen/m.exec(text)?.[1];
    return `The landlord wants 1450 euros [${number}].`;
  });
  const bed = await start(server);
  const lines = ['The landlord wants the rent of 1450 euros', 'before the third of each month'];
  const picture = await drawScreen({ title: 'Re: apartment', lines });
  const { id } = await bed.ask(
    'frame.accept',
    frameOf(picture, { application: 'Mail', title: 'Re: apartment' }),
  );
  await bed.ask('engine.drain', {});
  const session = await bed.ask('chat.create-session', {});
  const answer = await ask(bed, session.id, 'How much rent does the landlord want?');

  expect(answer).toMatchObject({ state: 'whole', writtenBy: 'model', author: 'Mneme' });
  const [citation] = answer.citations;
  expect(citation).toMatchObject({ kind: 'frame', frameId: id, hasImage: true });
  const opened = await bed.ask('frame.get', { id: citation!.frameId! });
  expect(opened.words.map(({ text }) => text).join(' ')).toContain('1450');
  const context = await bed.ask('chat.context', { messageId: answer.id });
  expect(context.recalled[0]).toMatchObject({ cited: true, source: { frameId: id } });
  expect(context.recalled[0]!.why).toContain('landlord');
  const shown = await bed.ask('chat.send', {
    sessionId: session.id,
    text: 'What is on my screen now?',
    attachments: [{ kind: 'screen' }],
  });
  await bed.ask('engine.drain', {});
  expect((await bed.ask('chat.message', { id: shown.questionId })).attachments).toMatchObject([
    { frameId: id },
  ]);
  expect(JSON.stringify(server.requests.at(-1)!.body)).toContain('data:image/webp;base64,');
}, 60_000);

it('sends nothing before a model is chosen, and uses the one that is chosen while it runs', async () => {
  const server = await startServer(() => 'Hello.');
  const bed = await start(null);
  const { id } = await bed.ask('chat.create-session', {});
  expect((await ask(bed, id, 'Who am I?')).writtenBy).toBe('passages');
  expect(server.sent()).toBe('');

  const settings = testSettings();
  const models = { ...settings.models, chatServer: server.server, chatModel: server.model };
  await bed.ask('engine.configure', { settings: { ...settings, models }, onBattery: false });
  expect(await ask(bed, id, 'Who am I?')).toMatchObject({ writtenBy: 'model', text: 'Hello.' });

  server.script(() => faults.html());
  expect(await ask(bed, id, 'And who are you?')).toMatchObject({ state: 'failed', writtenBy: 'passages' });
  expect((await bed.ask('chat.messages', { sessionId: id })).messages).toHaveLength(6);
}, 60_000);

it('keeps what came of an answer when the engine is killed in the middle of it, as stopped', async () => {
  const server = await startServer(() => ({
    pieces: ['Plant ', 'beans ', 'in May.'],
    pauseBefore: { piece: 2, until: new Promise(() => {}) },
  }));
  const data = makeDataFolder();
  onTestFinished(() => data.remove());
  const child = fork(
    new URL('../helpers/chat-child.ts', import.meta.url),
    [data.folder, server.server, server.model],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  let sessionId = 0;
  child.on('message', (message: ChatChildMessage) => {
    sessionId = message.sessionId;
    if (message.text === 'Plant beans ') child.kill('SIGKILL');
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

  const bed = await start(null, data.folder);
  const { messages } = await bed.ask('chat.messages', { sessionId });
  expect(messages.map(({ role, state }) => [role, state])).toEqual([
    ['user', 'whole'],
    ['assistant', 'stopped'],
  ]);
  expect(messages[1]!.text).toMatch(/^Plant /);
  expect(messages[1]!.error).toBe('Mneme ended while this was being written.');
  // The conversation goes on.
  expect((await ask(bed, sessionId, 'And the garden?')).state).toBe('whole');
}, 60_000);

it('deletes a conversation while its answer is being written', async () => {
  const server = await startServer(() => ({
    pieces: ['One ', 'two ', 'three'],
    pauseBefore: { piece: 1, until: new Promise(() => {}) },
  }));
  const bed = await start(server);
  const { id } = await bed.ask('chat.create-session', {});
  const { answerId } = await bed.ask('chat.send', { sessionId: id, text: 'Tell me of the zeppelin' });
  await server.received(1);
  expect(await bed.ask('chat.delete-session', { id })).toEqual({ messages: 2 });
  await bed.ask('engine.drain', {});
  await expect(bed.ask('chat.message', { id: answerId })).rejects.toThrow('There is no message');
  expect((await bed.ask('search.query', { text: 'zeppelin' })).hits).toEqual([]);
}, 60_000);

it('puts a secret of an instruction into the vault, and nowhere else', async () => {
  const bed = await start(null);
  const token = ['ghp', 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5'].join('_');
  const told = await bed.ask('chat.tell', { text: `Remember that the build token is ${token}` });
  const { memories } = await bed.ask('memory.list', { kinds: ['vault'], states: ['candidate'] });
  expect(memories).toHaveLength(1);
  const kept = await bed.ask('memory.get', { id: memories[0]!.id });
  expect(kept.memory.fields).toMatchObject({ hasValue: true });
  const everything = [
    await bed.ask('chat.messages', { sessionId: told.sessionId }),
    await bed.ask('memory.list', {}),
    bed.logLines,
  ];
  expect(JSON.stringify(everything)).not.toContain(token);
}, 60_000);
