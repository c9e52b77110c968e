/** Agents, rooms and teams through the engine's own door, with a scripted server behind it. */
import { expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../src-preload/contract/chat.ts';
import { makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { adaAndBob } from '../helpers/participants.ts';
import { startScriptedModel, type Script, type ScriptedModel } from '../helpers/scripted-model.ts';
import { testSettings } from '../helpers/test-settings.ts';

async function startServer(script: Script): Promise<ScriptedModel> {
  const server = await startScriptedModel(script);
  onTestFinished(() => server.close());
  return server;
}

async function start(
  { server, model }: ScriptedModel,
  change: Parameters<typeof adaAndBob>[0] = {},
): Promise<EngineBed> {
  const data = makeDataFolder();
  const settings = testSettings(adaAndBob(change));
  const models = { ...settings.models, chatServer: server, chatModel: model };
  const bed = await startEngine(data.folder, { settings: { ...settings, models } });
  onTestFinished(async () => {
    await bed.close();
    data.remove();
  });
  return bed;
}

interface Asked {
  readonly agents?: string[];
  readonly team?: string;
  readonly room?: string;
}

/** Begins a conversation, asks, and answers with the first answer. */
async function ask(bed: EngineBed, asked: Asked, text: string): Promise<ChatMessage> {
  const { id } = await bed.ask('chat.create-session', asked);
  const { answerId } = await bed.ask('chat.send', { sessionId: id, text });
  await bed.ask('engine.drain', {});
  return bed.ask('chat.message', { id: answerId });
}

it.each(['mem0', 'file'] as const)(
  'keeps what each agent, a room and a team know apart, and finds all of it for the owner (%s)',
  async (backend) => {
    const server = await startServer(() => 'Noted.');
    const bed = await start(server, { backend });
    await ask(bed, { agents: ['ada'] }, 'Remember that the orchid of Ada is called Wilma');
    await ask(bed, { agents: ['bob'] }, 'Remember that the cactus of Bob is called Spike');
    await ask(bed, { agents: ['ada'], room: 'lab' }, 'Remember that the fern of the lab is called Frieda');
    await ask(bed, { team: 'gardeners' }, 'Remember that the oak of both is called Otto');

    const question = 'How are the orchid, the cactus, the fern and the oak called?';
    const names = ['Wilma', 'Spike', 'Frieda', 'Otto'];
    const known = async (asked: Asked): Promise<string[]> => {
      const from = server.requests.length;
      await ask(bed, asked, question);
      return names.filter((name) => server.requests[from]!.text.includes(name));
    };
    expect(await known({ agents: ['ada'] })).toEqual(['Wilma', 'Otto']);
    expect(await known({ agents: ['bob'] })).toEqual(['Spike', 'Otto']);
    expect(await known({ agents: ['bob'], room: 'lab' })).toEqual(['Spike', 'Frieda', 'Otto']);
    expect(await known({ team: 'gardeners' })).toEqual(['Otto']);
    expect(await known({})).toEqual([]);

    const { hits } = await bed.ask('search.query', { text: question });
    const found = hits.map(({ passage }) => passage.map(({ text }) => text).join(''));
    expect(names.filter((name) => found.some((text) => text.includes(name)))).toEqual(names);
  },
  60_000,
);

it('answers "not found" to an agent that asks for what is not its own, and logs it', async () => {
  let id = '';
  const server = await startServer(({ text, body }) => {
    const last = body.messages!.at(-1)!;
    if (last.role === 'tool') {
      id ||= /m_\w+/.exec(last.content as string)?.[0] ?? '';
      return (last.content as string).includes('There is no memory') ? 'There is none.' : 'Kept.';
    }
    const call = text.startsWith('You are Ada.')
      ? { id: 'c1', name: 'add_memory', input: { content: 'The safe is behind the picture' } }
      : { id: 'c1', name: 'get_memory', input: { id } };
    return { pieces: [], calls: [call] };
  });
  const bed = await start(server);
  expect(await ask(bed, { agents: ['ada'] }, 'The safe is behind the picture.')).toMatchObject({
    author: 'Ada',
    tools: [{ name: 'add_memory', state: 'done' }],
  });
  expect(await ask(bed, { agents: ['bob'] }, 'Where is it?')).toMatchObject({
    author: 'Bob',
    text: 'There is none.',
    tools: [],
  });
  expect(id).toMatch(/^m_/);
  expect(bed.logLines.filter((line) => line.includes('not in its scopes'))).toHaveLength(1);
}, 60_000);

it('goes on with the model, the role and the people of the settings in force', async () => {
  const server = await startServer(() => 'Hello.');
  const bed = await start(server);
  const settings = testSettings(adaAndBob());
  const models = { ...settings.models, chatServer: server.server, chatModel: server.model };
  const agents = {
    ...settings.agents,
    ada: { ...settings.agents['ada']!, role: 'You cook.', model: 'chef-2' },
  };
  await bed.ask('engine.configure', { settings: { ...settings, models, agents }, onBattery: false });
  await ask(bed, { agents: ['ada'] }, 'Who are you?');
  expect(server.requests[0]!.body.model).toBe('chef-2');
  expect(server.requests[0]!.text).toContain('You are Ada. You cook.');
  await expect(bed.ask('chat.create-session', { agents: ['eve'] })).rejects.toThrow('no agent "eve"');
}, 60_000);
