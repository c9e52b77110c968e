import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { recallConversations } from '../../../../src-main/chat/recall-conversations.ts';
import { usualPlace } from '../../../../src-main/chat/who-answers.ts';
import { agentScope, roomScope, teamScope } from '../../../../src-main/backends/scope.ts';
import {
  changeSession,
  createSession,
  eraseSession,
  readSession,
} from '../../../../src-main/chat/conversations.ts';
import type { Embedder } from '../../../../src-main/embedding/embedder.ts';
import { createChatBed, scriptedModel } from '../../../helpers/chat-bed.ts';
import { adaAndBob } from '../../../helpers/participants.ts';
import { faults, type ScriptedRequest } from '../../../helpers/scripted-model.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

let embedder: Embedder;
beforeAll(() => {
  embedder = createRealEmbedder();
});
afterAll(() => embedder.close());

const team = { agents: ['ada', 'bob'] };
const isFor = (name: string, { text }: ScriptedRequest): boolean => text.startsWith(`You are ${name}.`);

describe('a conversation with several agents', () => {
  it('is answered by each in turn, under its name, knowing what those before it answered', async () => {
    const { server, llm } = await scriptedModel((request) =>
      isFor('Ada', request) ? 'Plant beans.' : 'Beans need warm soil.',
    );
    const bed = createChatBed(embedder, { llm, participants: adaAndBob, with: team });
    const first = await bed.ask('What shall I plant?');
    expect(first).toMatchObject({ author: 'Ada', agent: 'ada', text: 'Plant beans.', state: 'whole' });
    expect(bed.chat.message(first.id + 1)).toMatchObject({
      author: 'Bob',
      agent: 'bob',
      text: 'Beans need warm soil.',
    });
    const [toAda, toBob] = server.requests;
    expect(toAda!.text).toContain('You are Ada. You know about gardens.');
    expect(toAda!.text).toContain('Others take part in this conversation: Bob.');
    expect(toBob!.body.messages!.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(toBob!.body.messages![1]!.content).toMatch(/What shall I plant\?\n\nAda: Plant beans\.$/);
    const turn = {
      sessionId: bed.sessionId,
      place: { ...team, room: null },
      at: expect.any(Number) as number,
    };
    expect(bed.turns, 'at its begin and at its end').toEqual([turn, turn]);

    await bed.ask('And when?');
    // Its own answers are its own; what others said is told by their name. Roles come in turns.
    const again = server.requests[3]!.body.messages!;
    expect(again.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(again[1]!.content).toBe('What shall I plant?\n\nAda: Plant beans.');
    expect(again[2]!.content).toBe('Beans need warm soil.');
  });

  it('ends with its first answer where the owner stops it, and keeps what came', async () => {
    let go = (): void => {};
    const until = new Promise<void>((resolve) => (go = resolve));
    const { server, llm } = await scriptedModel(() => ({
      pieces: ['Plant ', 'beans.'],
      pauseBefore: { piece: 1, until },
    }));
    const bed = createChatBed(embedder, { llm, participants: adaAndBob, with: team });
    const { answerId } = await bed.chat.send({ sessionId: bed.sessionId, text: 'What?', attachments: [] });
    await expect.poll(() => bed.chat.message(answerId).text).toBe('Plant ');
    bed.chat.stop(answerId);
    await bed.chat.drain();
    go();
    expect(bed.chat.message(answerId)).toMatchObject({ state: 'stopped', text: 'Plant' });
    expect(bed.db.value('SELECT count(*) FROM chat_messages')).toBe(2);
    expect(server.requests).toHaveLength(1);
  });

  it('is stopped by any of its answers while a later one is written, and asks a third agent no more', async () => {
    const { server, llm } = await scriptedModel((request) =>
      isFor('Ada', request)
        ? 'Beans.'
        : { pieces: ['Warm ', 'soil.'], pauseBefore: { piece: 1, until: new Promise(() => {}) } },
    );
    const bed = createChatBed(embedder, {
      llm,
      participants: adaAndBob,
      with: { agents: ['ada', 'bob', 'assistant'] },
    });
    const { answerId } = await bed.chat.send({ sessionId: bed.sessionId, text: 'What?', attachments: [] });
    await server.received(2);
    await expect.poll(() => bed.chat.message(answerId + 1).text).toBe('Warm ');
    expect(bed.chat.message(answerId)).toMatchObject({ state: 'whole', text: 'Beans.' });
    bed.chat.stop(answerId);
    await bed.chat.drain();
    expect(bed.chat.message(answerId + 1)).toMatchObject({ author: 'Bob', state: 'stopped', text: 'Warm' });
    expect(bed.db.value('SELECT count(*) FROM chat_messages')).toBe(3);
    expect(bed.turns).toHaveLength(2);
  });

  it('goes on after an agent whose model does not exist, and ends where no model is chosen at all', async () => {
    const { llm } = await scriptedModel(({ body }) =>
      body.model === 'lost' ? faults.unknownModel() : 'Beans.',
    );
    const settings = adaAndBob();
    const lost = {
      ...settings,
      agents: { ...settings.agents, ada: { ...settings.agents['ada']!, model: 'lost' } },
    };
    const bed = createChatBed(embedder, { llm, participants: () => lost });
    const [ada, bob] = await bed.talk(team, 'What shall I plant?');
    expect(ada).toMatchObject({ author: 'Ada', state: 'failed', writtenBy: 'passages' });
    expect(bob).toMatchObject({ author: 'Bob', state: 'whole', text: 'Beans.' });

    const without = createChatBed(embedder, { participants: adaAndBob });
    expect(await without.talk(team, 'What shall I plant?')).toMatchObject([{ writtenBy: 'passages' }]);
  });
});

describe('who takes part', () => {
  it('is named by agents, a team or a room; for what the settings lack the nearest is named', () => {
    const bed = createChatBed(embedder, { participants: adaAndBob });
    const create = (asked: object) => createSession(bed, { persona: 'plain', ...asked });
    expect(create({})).toMatchObject({ agents: ['assistant'], room: null, goneAgents: [] });
    expect(create({ agents: ['bob', 'ada', 'bob'] })).toMatchObject({ agents: ['bob', 'ada'] });
    expect(create({ team: 'gardeners', room: 'lab' })).toMatchObject({ agents: ['ada', 'bob'], room: 'lab' });
    expect(() => create({ agents: ['adda'] })).toThrow('The settings name no agent "adda". Was "ada" meant?');
    expect(() => create({ team: 'gardners' })).toThrow('Was "gardeners" meant?');
    expect(() => create({ room: 'labs' })).toThrow('Was "lab" meant?');
    expect(() => create({ agents: ['ada'], team: 'gardeners' })).toThrow('not both');
    expect(() => create({ agents: ['constructor'] })).toThrow('no agent "constructor"');
  });

  it('can be changed until something was said, and not after', async () => {
    const bed = createChatBed(embedder, { participants: adaAndBob });
    const id = bed.sessionId;
    expect(changeSession(bed, { id, agents: ['ada'], room: 'lab' })).toMatchObject({
      agents: ['ada'],
      room: 'lab',
    });
    expect(changeSession(bed, { id, room: null })).toMatchObject({ agents: ['ada'], room: null });
    await bed.ask('Hello');
    expect(() => changeSession(bed, { id, agents: ['bob'] })).toThrow('Something was said');
    expect(changeSession(bed, { id, title: 'Garden', agents: ['ada'] })).toMatchObject({ title: 'Garden' });
  });

  it('shrinks when agents are removed from the settings: those left answer, and with nobody left the usual agent', async () => {
    const { server, llm } = await scriptedModel(() => 'Hello.');
    let settings = adaAndBob();
    const bed = createChatBed(embedder, { llm, participants: () => settings, with: team });
    const { ada: _, ...withoutAda } = settings.agents;
    settings = { ...settings, agents: withoutAda };
    expect(readSession(bed, bed.sessionId)).toMatchObject({ agents: ['ada', 'bob'], goneAgents: ['ada'] });
    expect(await bed.ask('Who is here?')).toMatchObject({ author: 'Bob', agent: 'bob' });
    expect(server.requests[0]!.text).not.toContain('Others take part');
    settings = { ...settings, agents: {} };
    expect(await bed.ask('And now?')).toMatchObject({ author: 'Mneme', agent: 'assistant' });
    expect(bed.db.value('SELECT count(*) FROM chat_messages')).toBe(4);
  });
});

describe('what is known from earlier conversations', () => {
  it.each(['mem0', 'file'] as const)(
    'is in the prompt of those who may know it, and of nobody else (%s)',
    async (backend) => {
      const { server, llm } = await scriptedModel(() => 'Fine.');
      const bed = createChatBed(embedder, { llm, participants: () => adaAndBob({ backend }) });
      const keep = (scope: ReturnType<typeof agentScope>, text: string) =>
        bed.conversation.backendOf(scope)!.add(scope, text, 'agent');
      await keep(agentScope('ada'), 'The greenhouse key hangs behind the door');
      await keep(teamScope(['ada', 'bob']), 'The greenhouse is watered on Mondays');
      await keep(roomScope('lab'), 'The greenhouse lamp in the lab is broken');
      await bed.backlog.drain();
      const question = 'What do you know about the greenhouse?';
      const [answer] = await bed.talk({ agents: ['ada'] }, question);
      await bed.talk({ agents: ['bob'] }, question);
      await bed.talk({ agents: ['bob'], room: 'lab' }, question);
      const [, second] = await bed.talk(team, question);
      expect(second).toMatchObject({ author: 'Bob' });
      await bed.talk({}, question);
      const known = server.requests.map(({ text }) =>
        ['key hangs', 'watered', 'lamp in the lab'].filter((words) => text.includes(words)),
      );
      expect(known).toEqual([
        ['key hangs', 'watered'],
        ['watered'],
        ['watered', 'lamp in the lab'],
        ['watered'],
        ['watered'],
        [],
      ]);
      expect(server.requests[0]!.text).toMatch(/^\| .*The greenhouse key hangs behind the door/m);
      const context = await bed.chat.context(answer!.id);
      const part = context.parts.find(({ kind }) => kind === 'memory');
      expect(part?.text).toContain('key hangs');
      expect(context.recalled).toEqual([]);
    },
  );

  it('is left out of an answer where it cannot be read, which is said', async () => {
    const broken = new MnemeError('unreadable', foreign('MEMORY.md of Ada cannot be read.'));
    const conversation = { promptContext: () => Promise.reject(broken) };
    const known = await recallConversations({ conversation, log: silentLog }, usualPlace, 'Who?');
    expect(known).toEqual({
      text: '',
      missing: [expect.stringContaining('MEMORY.md of Ada cannot be read.')],
    });
  });
});

describe('messages', () => {
  it('of a conversation with an agent are recalled by nobody else, and absorbed into no memory of the owner', async () => {
    const { server, llm } = await scriptedModel(() => 'Noted.');
    const bed = createChatBed(embedder, { llm, participants: adaAndBob });
    await bed.talk({ agents: ['ada'] }, 'My wombat is called Sir Henry.');
    await bed.talk({}, 'My lizard is called Lady Jane.');
    const question = 'How are my wombat and my lizard called?';
    await bed.talk({ agents: ['ada'] }, question);
    await bed.talk({ agents: ['bob'] }, question);
    await bed.talk({}, question);
    const heard = server.requests
      .slice(2)
      .map(({ text }) => [text.includes('Sir Henry'), text.includes('Lady Jane')]);
    expect(heard).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
    const waiting = bed.db.column<string>(
      'SELECT text FROM units_unbatched JOIN units ON id = unit_id ORDER BY unit_id',
    );
    expect(waiting).toEqual(['My lizard is called Lady Jane.', 'Noted.', question, 'Noted.']);
  });

  it('"remember …" among agents goes into the memory of their conversation, and stays when that is erased', async () => {
    const bed = createChatBed(embedder, { participants: adaAndBob });
    const [answer] = await bed.talk(
      { agents: ['ada'], room: 'lab' },
      'Remember that the spare fuse is in the drawer',
    );
    expect(answer).toMatchObject({
      writtenBy: 'rule',
      author: 'Ada',
      tools: [{ name: 'add_memory', state: 'done', canUndo: true, text: 'the spare fuse is in the drawer' }],
    });
    const lab = bed.conversation.backendOf(roomScope('lab'))!;
    const page = { cursor: null, limit: 10 };
    expect((await lab.list(roomScope('lab'), page)).memories).toMatchObject([
      { text: 'the spare fuse is in the drawer' },
    ]);
    // It stands on the owner's word.
    const [memory] = answer!.tools[0]!.memories;
    expect(bed.memories.sources(memory!.id).map(({ kind }) => kind)).toEqual(['message']);
    eraseSession(bed.erasing, answer!.sessionId);
    expect(bed.memories.get(memory!.id).state).toBe('active');
  });

  it('"remember …" among agents can be taken back', async () => {
    const bed = createChatBed(embedder, { participants: adaAndBob });
    const [answer] = await bed.talk(
      { agents: ['ada'], room: 'lab' },
      'Remember that the fuse is in the drawer',
    );
    const lab = bed.conversation.backendOf(roomScope('lab'))!;
    const page = { cursor: null, limit: 10 };
    expect((await lab.list(roomScope('lab'), page)).memories).toHaveLength(1);
    expect(await bed.chat.undoTool(answer!.id, answer!.tools[0]!.id)).toMatchObject({ state: 'undone' });
    expect((await lab.list(roomScope('lab'), page)).memories).toEqual([]);
  });
});
