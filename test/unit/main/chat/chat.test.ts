import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../../src-main/embedding/embedder.ts';
import { clearSession, eraseSession, readSessions } from '../../../../src-main/chat/conversations.ts';
import { searchQuerySchema } from '../../../../src-preload/contract/search.ts';
import { createChatBed, scriptedModel } from '../../../helpers/chat-bed.ts';
import { faults } from '../../../helpers/scripted-model.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

let embedder: Embedder;
beforeAll(() => {
  embedder = createRealEmbedder();
});
afterAll(() => embedder.close());

const dayMs = 86_400_000;

describe('an answer of the model', () => {
  it('cites what was recalled by number, and leaves out what does not support its sentence', async () => {
    const { server, llm } = await scriptedModel(
      () => 'The ferry to Naxos leaves at 07:25 [1]. Bananas are yellow [1]. See also [9].',
    );
    const bed = createChatBed(embedder, { llm });
    const frameId = await bed.see('Firefox', 'Ferry to Naxos: departure 07:25 from gate E1');
    const answer = await bed.ask('When does the ferry to Naxos leave?');

    expect(answer.text).toBe('The ferry to Naxos leaves at 07:25 [1]. Bananas are yellow. See also.');
    expect(answer.state).toBe('whole');
    expect(answer.citations).toMatchObject([
      { number: 1, kind: 'frame', frameId, label: 'Firefox — Firefox window', gone: false },
    ]);
    expect(server.requests[0]!.text).toContain('| Ferry to Naxos: departure 07:25 from gate E1');
  });

  it('tells the model the language of the question, the core blocks and the conversation so far', async () => {
    const { server, llm } = await scriptedModel(() => 'Ja.');
    const bed = createChatBed(embedder, { llm });
    bed.memories.add(
      { kind: 'core', fields: { block: 'human', text: 'Works as a nurse in Graz' } },
      [{ kind: 'owner' }],
      {
        actor: 'owner',
      },
    );
    await bed.ask('Wie ist der Name meiner Schwester und wo wohnt sie?');
    await bed.ask('Und was ist mit meinem Bruder?');

    const [first, second] = server.requests;
    expect(first!.text).toContain('Answer in German.');
    expect(first!.text).toContain('Works as a nurse in Graz');
    const roles = second!.body.messages!.map(({ role }) => role);
    expect(roles).toEqual(['system', 'user', 'assistant', 'user']);
    expect(JSON.stringify(second!.body.messages![1])).toContain('Name meiner Schwester');
  });

  it('takes a date and an application of the question as filters', async () => {
    const { server, llm } = await scriptedModel(() => 'Fine.');
    const bed = createChatBed(embedder, { llm });
    await bed.see('Slack', 'the budget of the garden project is 4,000', dayMs);
    await bed.see('Slack', 'the budget of the garden project is 9,000', 5 * dayMs);
    await bed.see('Firefox', 'budget of the garden project: a blog of gardeners', dayMs);
    const { id } = await bed.ask('What was the budget of the garden project in Slack yesterday?');

    const sent = server.requests[0]!.text;
    expect(sent).toContain('is 4,000');
    expect(sent).not.toContain('is 9,000');
    expect(sent.indexOf('is 4,000')).toBeLessThan(sent.indexOf('a blog of gardeners'));
    const context = await bed.chat.context(id);
    expect(context.searches[0]).toMatchObject({ applications: ['Slack'] });
    expect(context.searches[0]!.from).not.toBeNull();
    expect(context.recalled[0]).toMatchObject({ cited: false, source: { kind: 'frame' } });
    expect(context.parts.map(({ kind }) => kind)).toEqual(['persona', 'rules', 'recalled', 'question']);
  });

  it('is given a whole day evenly where the question asks for nothing but the day', async () => {
    const { server, llm } = await scriptedModel(() => 'Much.');
    const bed = createChatBed(embedder, { llm });
    const plants = ['aloe', 'birch', 'cedar', 'daisy', 'elder', 'fern', 'gorse', 'hazel', 'iris', 'juniper'];
    for (const [place, plant] of plants.entries()) {
      await bed.see('Firefox', `reading on ${plant} and its leaves`, dayMs - place * 60_000);
    }
    await bed.see('Firefox', 'reading on moss of today');
    await bed.ask('What did I do yesterday?');
    const sent = server.requests[0]!.text;
    expect(plants.filter((plant) => sent.includes(plant))).toEqual(plants);
    expect(sent).not.toContain('moss');
  });

  it('puts the same text into the prompt once', async () => {
    const { server, llm } = await scriptedModel(() => 'Fine.');
    const bed = createChatBed(embedder, { llm });
    for (let hour = 1; hour <= 4; hour++) {
      await bed.see('Mail', 'Your parcel of hiking boots arrives on Thursday morning', hour * 3_600_000);
    }
    await bed.ask('When do my hiking boots arrive?');
    expect(server.requests[0]!.text.split('parcel of hiking boots').length - 1).toBe(1);
  });

  it('is told while it comes, and can be stopped: what came stays', async () => {
    let go = (): void => {};
    const until = new Promise<void>((resolve) => (go = resolve));
    const { llm } = await scriptedModel(() => ({
      pieces: ['One ', 'two ', 'three '],
      pauseBefore: { piece: 2, until },
    }));
    const bed = createChatBed(embedder, { llm });
    const deltas = (): string[] =>
      bed.events.flatMap((event) => (event.name === 'chat.delta' ? [event.payload.text] : []));
    const { answerId } = await bed.chat.send({ sessionId: bed.sessionId, text: 'Count!', attachments: [] });
    await expect.poll(() => deltas().join('')).toBe('One two ');
    expect(bed.chat.message(answerId)).toMatchObject({ state: 'writing', text: 'One two ' });
    await expect(bed.chat.send({ sessionId: bed.sessionId, text: 'And?', attachments: [] })).rejects.toThrow(
      'An answer is being written',
    );

    bed.chat.stop(answerId);
    await bed.chat.drain();
    go();
    expect(bed.chat.message(answerId)).toMatchObject({ state: 'stopped', text: 'One two', error: null });
  });

  it('keeps what came of an answer that was cut off, and says so', async () => {
    const { llm } = await scriptedModel(() => faults.cutOff('The meeting is on '));
    const bed = createChatBed(embedder, { llm });
    const answer = await bed.ask('When is the meeting?');
    expect(answer).toMatchObject({ state: 'failed', text: 'The meeting is on', writtenBy: 'model' });
    expect(answer.error).toMatch(/^The answer was cut off here\. /);
  });

  it('shows the passages where the server refuses the key, and says why', async () => {
    const { llm } = await scriptedModel(() => faults.unauthorized());
    const bed = createChatBed(embedder, { llm });
    await bed.see('Mail', 'The dentist moved your appointment to 12 May');
    const answer = await bed.ask('When is my appointment with the dentist?');
    expect(answer).toMatchObject({ state: 'failed', writtenBy: 'passages' });
    expect(answer.error).toMatch(/key/i);
    expect(answer.text).toContain('dentist moved your appointment');
    expect(answer.citations).toHaveLength(1);
  });
});

describe('without a model', () => {
  it('answers with the best passages, by day and source, and says that it is that', async () => {
    const bed = createChatBed(embedder);
    await bed.see('Firefox', 'The recipe of the plum cake needs 500 g of flour', dayMs);
    const memory = await bed.know('Plum cake', 'Grandmother bakes plum cake with yeast dough');
    const answer = await bed.ask('How is the plum cake made?');

    expect(answer).toMatchObject({ state: 'whole', writtenBy: 'passages', error: null });
    expect(answer.text).toMatch(/^No model is connected, so this is no answer/);
    expect(answer.text).toContain('**Sunday, 4 January 2026 · Firefox — Firefox window**');
    expect(answer.citations.map(({ kind }) => kind).sort()).toEqual(['frame', 'memory']);
    expect(answer.citations.find(({ kind }) => kind === 'memory')).toMatchObject({
      memoryId: memory.id,
      label: 'Plum cake',
    });
  });

  it('says plainly that nothing was found', async () => {
    const bed = createChatBed(embedder);
    expect((await bed.ask('Where are my skis?')).text).toContain('nothing that was recorded');
  });
});

describe('deleting', () => {
  it('erases a conversation for good, with passages, vectors and what came from nothing else', async () => {
    const { llm } = await scriptedModel(() => 'The Quokka cafe is nice.');
    const bed = createChatBed(embedder, { llm });
    const { id } = await bed.ask('I liked the Quokka cafe a lot.');
    const sources = [{ kind: 'message' as const, messageId: id - 1 }];
    const fields = { name: 'Quokka', summary: 'A cafe', details: '', origin: '' };
    const derived = bed.memories.add({ kind: 'semantic', fields }, sources, { actor: 'pipeline' });
    const told = await bed.ask('Remember that the Quokka cafe has good cake');
    await bed.backlog.drain();
    expect(bed.db.value('SELECT count(*) FROM units WHERE message_id IS NOT NULL')).toBe(2);

    const removed = eraseSession(bed.erasing, bed.sessionId);
    expect(removed).toBe(4);
    expect(bed.db.value('SELECT count(*) FROM chat_messages')).toBe(0);
    expect(bed.db.value('SELECT count(*) FROM units WHERE message_id IS NOT NULL')).toBe(0);
    expect(() => bed.memories.get(derived.id)).toThrow();
    // What the owner asked to remember stands on the owner's word.
    expect(bed.memories.get(told.tools[0]!.memories[0]!.id).state).toBe('active');
    const { hits } = await bed.search.query(
      searchQuerySchema.parse({ text: 'Quokka', filters: { kinds: ['message'] } }),
    );
    expect(hits).toEqual([]);
  });

  it('clears the view only: the messages come back, and until then are not sent along', async () => {
    const { server, llm } = await scriptedModel(() => 'Fine.');
    const bed = createChatBed(embedder, { llm });
    await bed.ask('My parrot is called Rico.');
    expect(clearSession(bed.erasing, bed.sessionId, 'view')).toBe(2);
    await bed.ask('Hello');
    expect(server.requests[1]!.body.messages!.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(clearSession(bed.erasing, bed.sessionId, 'restore')).toBe(2);
  });

  it('shows a citation whose source was deleted since as gone, without its words', async () => {
    const bed = createChatBed(embedder);
    const memory = await bed.know('Wine', 'The wine of Tuscany was good');
    const answer = await bed.ask('Which wine was good?');
    bed.memories.erase([memory.id], 'owner');
    expect(bed.chat.message(answer.id).citations).toMatchObject([
      { gone: true, quote: '', label: 'Deleted' },
    ]);
  });
});

it('stores a question together with its turn, from which it is remembered, or not at all', async () => {
  const { llm } = await scriptedModel(() => 'Noted.');
  let isFull = true;
  const bed = createChatBed(embedder, {
    llm,
    onTurn() {
      if (isFull) throw new Error('no room for the turn');
    },
  });
  await expect(bed.ask('My lucky number is 7')).rejects.toThrow('no room for the turn');
  expect(bed.db.value('SELECT count(*) FROM chat_messages')).toBe(0);
  isFull = false;
  expect((await bed.ask('My lucky number is 7')).text).toBe('Noted.');
  expect(bed.turns).toHaveLength(2);
});

it('names a conversation after its first question, and finds conversations by what was said', async () => {
  const bed = createChatBed(embedder);
  await bed.ask('Where did I park the campervan?');
  const page = (query: string) => readSessions(bed, { query, after: null, limit: 10 }).sessions;
  expect(page('')).toMatchObject([{ title: 'Where did I park the campervan?', messages: 2, match: null }]);
  expect(page('campervans')).toMatchObject([{ match: { excerpt: 'Where did I park the campervan?' } }]);
  expect(page('submarine')).toEqual([]);
});
