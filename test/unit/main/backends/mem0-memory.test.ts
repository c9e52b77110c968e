/** The calls of mem0's open-source memory, as a program that was written for them makes them. */
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createMem0Memory } from '../../../../src-main/backends/mem0-memory.ts';
import { createBackendBed } from '../../../helpers/backend-bed.ts';
import { createScriptedLlm } from '../../../helpers/scripted-llm.ts';
import { startScriptedModel, type Script } from '../../../helpers/scripted-model.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

async function start(script: Script = () => ({ json: { facts: [] } })) {
  const bed = createBackendBed(embedder);
  const { db, memories, search, clock } = bed;
  const model = await startScriptedModel(script);
  onTestFinished(() => model.close());
  const { llm } = createScriptedLlm(model);
  const memory = createMem0Memory({ db, memories, search, llm, clock });
  return { bed, model, memory };
}

const alice = { userId: 'alice' };
const textsOf = ({ results }: { results: readonly { memory: string }[] }): string[] =>
  results.map(({ memory }) => memory).toSorted();

describe('adding without inference', () => {
  it('keeps each message as it stands, and asks no model', async () => {
    const { model, memory } = await start();
    const { results } = await memory.add(
      [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'I like hiking' },
        { role: 'assistant', content: 'Noted, you like hiking' },
      ],
      { ...alice, infer: false, metadata: { topic: 'sport' } },
    );
    expect(results.map((one) => [one.memory, one.metadata.event])).toEqual([
      ['I like hiking', 'ADD'],
      ['Noted, you like hiking', 'ADD'],
    ]);
    expect(model.requests).toHaveLength(0);
    expect(await memory.get(results[0]!.id)).toMatchObject({
      memory: 'I like hiking',
      metadata: { topic: 'sport' },
      userId: 'alice',
    });
    expect((await memory.add('I like hiking.', { ...alice, infer: false })).results).toMatchObject([
      { id: results[0]!.id, metadata: { event: 'NONE' } },
    ]);
  });

  it('finds by user, agent and run, by metadata, and never what is somebody else’s', async () => {
    const { bed, memory } = await start();
    await memory.add('Alice plays chess', { ...alice, infer: false, metadata: { kind: 'game' } });
    await memory.add('Alice plays football in the park', { ...alice, agentId: 'coach', infer: false });
    await memory.add('Bob plays chess', { userId: 'bob', infer: false });
    await bed.settle();
    expect(textsOf(await memory.search('who plays chess', alice))).toEqual([
      'Alice plays chess',
      'Alice plays football in the park',
    ]);
    expect(textsOf(await memory.getAll({ agentId: 'coach' }))).toEqual(['Alice plays football in the park']);
    expect(textsOf(await memory.getAll({ ...alice, filters: { kind: 'game' } }))).toEqual([
      'Alice plays chess',
    ]);
    expect((await memory.search('chess', { ...alice, limit: 1 })).results[0]).toMatchObject({
      memory: 'Alice plays chess',
      score: expect.any(Number) as number,
    });
    expect(textsOf(await memory.search('chess', { userId: 'nobody' }))).toEqual([]);
    await expect(memory.getAll({})).rejects.toThrow(/userId, agentId or runId is required/);
  });
});

describe('adding with inference', () => {
  const decide =
    (facts: readonly string[], decisions: readonly object[]): Script =>
    ({ asked }) => ({ json: asked === 'facts' ? { facts } : { decisions } });

  it('keeps what the model found, and nothing that was not said', async () => {
    const { memory } = await start(
      decide(['The user lives in Bern', 'The user works at Globex since 1999', 'The user likes tea'], []),
    );
    const { results } = await memory.add('I live in Bern and like tea', alice);
    expect(textsOf({ results })).toEqual(['The user likes tea', 'The user lives in Bern']);
  });

  it('adds to a memory, leaves what is known, and lets a contradiction take the place of what it contradicts', async () => {
    const { bed, model, memory } = await start();
    const before = await memory.add(
      [
        { role: 'user', content: 'The user lives in Bern' },
        { role: 'user', content: 'The user likes tea' },
        { role: 'user', content: 'The user has a dog' },
      ],
      { ...alice, infer: false },
    );
    await bed.settle();
    const [bern, tea, dog] = before.results;
    model.script(({ asked, text }) => {
      if (asked === 'facts') {
        return {
          json: {
            facts: ['The user lives in Basel', 'The user does like tea', 'The user has a dog called Rex'],
          },
        };
      }
      const numberOf = (what: string): number =>
        Number(new RegExp(`(\\d+)\\. The user ${what}`).exec(text)![1]);
      return {
        json: {
          decisions: [
            { fact: 1, event: 'SUPERSEDE', memory: numberOf('lives in Bern'), text: null },
            { fact: 2, event: 'NONE', memory: null, text: null },
            {
              fact: 3,
              event: 'UPDATE',
              memory: numberOf('has a dog'),
              text: 'The user has a dog called Rex',
            },
          ],
        },
      };
    });
    const { results } = await memory.add('I moved to Basel. I like tea, and my dog is called Rex.', alice);
    expect(results.map((one) => [one.metadata.event, one.memory])).toEqual([
      ['DELETE', 'The user lives in Bern'],
      ['ADD', 'The user lives in Basel'],
      ['UPDATE', 'The user has a dog called Rex'],
    ]);
    expect(textsOf(await memory.getAll(alice))).toEqual([
      'The user has a dog called Rex',
      'The user likes tea',
      'The user lives in Basel',
    ]);
    expect(await memory.get(bern!.id)).toBeNull();
    expect(bed.memories.get(bern!.id as never).supersededBy).toBe(results[1]!.id);
    expect((await memory.history(dog!.id)).map(({ action, newValue }) => [action, newValue])).toEqual([
      ['ADD', 'The user has a dog'],
      ['UPDATE', 'The user has a dog called Rex'],
    ]);
    expect(await memory.history(tea!.id)).toHaveLength(1);
  });

  it('refuses decisions about memories that the model was not shown, and keeps the fact', async () => {
    const { bed, memory } = await start(
      decide(
        ['The user likes coffee', 'The user has a boat'],
        [
          { fact: 1, event: 'SUPERSEDE', memory: 99, text: null },
          { fact: 2, event: 'UPDATE', memory: -1, text: 'The user owns three yachts in Monaco' },
          { fact: 7, event: 'ADD', memory: null, text: 'Made up' },
        ],
      ),
    );
    await memory.add('The user likes tea', { ...alice, infer: false });
    await bed.settle();
    await memory.add('I like coffee and have a boat', alice);
    expect(textsOf(await memory.getAll(alice))).toEqual([
      'The user has a boat',
      'The user likes coffee',
      'The user likes tea',
    ]);
  });

  it('changes nothing when the same is said again', async () => {
    const { bed, model, memory } = await start(decide(['The user likes tea'], []));
    await memory.add('I like tea', alice);
    await bed.settle();
    const { results } = await memory.add('I like tea', alice);
    expect(results.map((one) => one.metadata.event)).toEqual(['NONE']);
    expect(textsOf(await memory.getAll(alice))).toEqual(['The user likes tea']);
    // What is there word for word needs no decision.
    expect(model.requests.map(({ asked }) => asked)).toEqual(['facts', 'facts']);
  });

  it('asks nothing of a conversation in which nobody said anything', async () => {
    const { model, memory } = await start();
    expect(await memory.add([{ role: 'system', content: 'You are an assistant.' }], alice)).toEqual({
      results: [],
    });
    expect(model.requests).toHaveLength(0);
  });
});

describe('changing and deleting', () => {
  it('answers as the package does, and says of what is not there that it is not', async () => {
    const { bed, memory } = await start();
    const { results } = await memory.add('likes tea', { ...alice, infer: false });
    const id = results[0]!.id;
    await memory.update(id, 'likes coffee');
    expect((await memory.get(id))?.memory).toBe('likes coffee');
    await memory.delete(id);
    expect(await memory.get(id)).toBeNull();
    expect((await memory.history(id)).map(({ action }) => action)).toEqual(['ADD', 'UPDATE', 'DELETE']);
    for (const call of [memory.update(id, 'x'), memory.delete(id), memory.history('nonsense')])
      await expect(call).rejects.toMatchObject({ code: 'not-found' });
    expect(await memory.get('nonsense')).toBeNull();
    await bed.settle();
  });

  it('deletes all of one user, and with a reset all of everybody', async () => {
    const { memory } = await start();
    for (const userId of ['alice', 'bob'])
      for (const text of ['likes tea', 'has a boat']) await memory.add(text, { userId, infer: false });
    await memory.deleteAll(alice);
    expect(textsOf(await memory.getAll(alice))).toEqual([]);
    expect(textsOf(await memory.getAll({ userId: 'bob' }))).toHaveLength(2);
    await memory.reset();
    expect(textsOf(await memory.getAll({ userId: 'bob' }))).toEqual([]);
  });

  it('takes a date of expiry, and refuses what is none', async () => {
    const { bed, memory } = await start();
    const { results } = await memory.add('likes tea', {
      ...alice,
      infer: false,
      expirationDate: '2027-01-31',
    });
    expect(bed.memories.get(results[0]!.id as never).expiresAt).toBe(Date.UTC(2027, 0, 31));
    expect(await memory.get(results[0]!.id)).toMatchObject({ expirationDate: '2027-01-31T00:00:00.000Z' });
    await expect(
      memory.add('likes coffee', { ...alice, infer: false, expirationDate: 'soon' }),
    ).rejects.toThrow(/"soon" is no date/);
    expect(textsOf(await memory.getAll(alice))).toEqual(['likes tea']);
  });
});
