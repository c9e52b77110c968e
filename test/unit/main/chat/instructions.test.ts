import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../../src-main/embedding/embedder.ts';
import { createChatBed } from '../../../helpers/chat-bed.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

let embedder: Embedder;
beforeAll(() => {
  embedder = createRealEmbedder();
});
afterAll(() => embedder.close());

describe('instructions', () => {
  it('remember what they say without a model, until it is undone', async () => {
    const bed = createChatBed(embedder);
    const answer = await bed.ask('Remember that the spare key is with Ana');
    const [tool] = answer.tools;
    expect(answer).toMatchObject({ writtenBy: 'rule', state: 'whole' });
    const memory = bed.memories.get(tool!.memories[0]!.id);
    expect(memory).toMatchObject({
      kind: 'semantic',
      confidence: 1,
      fields: { summary: 'the spare key is with Ana' },
    });
    expect(
      bed.memories
        .sources(memory.id)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['message', 'owner']);
    expect((await bed.ask('Who has the spare key?')).citations[0]).toMatchObject({ memoryId: memory.id });

    await bed.chat.undoTool(answer.id, tool!.id);
    expect((await bed.ask('Who has the spare key?')).citations).toEqual([]);
  });

  it('put who the owner is into core memory', async () => {
    const bed = createChatBed(embedder);
    await bed.ask('Remember that my name is Ines');
    const second = await bed.ask('Remember that I live in Porto');
    const human = (): string => bed.memories.core().find(({ block }) => block === 'human')!.text;
    expect(human()).toBe('my name is Ines\nI live in Porto');

    const forgotten = await bed.ask('Forget that I live in Porto');
    await bed.chat.answerPermission({ messageId: forgotten.id, toolId: forgotten.tools[0]!.id, allow: true });
    expect(human()).toBe('my name is Ines');
    await expect(bed.chat.undoTool(second.id, second.tools[0]!.id)).rejects.toThrow();
  });

  it('leave secrets out of what is remembered and of the message itself', async () => {
    const bed = createChatBed(embedder);
    const token = ['ghp', 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5'].join('_');
    const answer = await bed.ask(`Remember that the build token is ${token}`);
    expect(bed.secrets.map(({ value }) => value)).toEqual([token]);
    expect(answer.text).toContain('waits in the vault');
    const written = JSON.stringify([
      bed.db.all('SELECT * FROM chat_messages'),
      bed.db.all('SELECT text FROM units'),
      bed.db.all('SELECT * FROM semantic_memories'),
    ]);
    expect(written).not.toContain(token);
  });

  it('ask before they forget, and leave alone what does not match', async () => {
    const bed = createChatBed(embedder);
    const lisbon = await bed.know('Trip to Lisbon', 'The trip to Lisbon is in October');
    const oslo = await bed.know('Trip to Oslo', 'The hotel in Oslo is booked');
    const answer = await bed.ask('Forget about the Lisbon trip');
    expect(answer.tools).toMatchObject([{ state: 'asking', memories: [{ id: lisbon.id }] }]);
    expect(bed.memories.get(lisbon.id).state).toBe('active');

    await bed.chat.answerPermission({ messageId: answer.id, toolId: answer.tools[0]!.id, allow: true });
    expect(() => bed.memories.get(lisbon.id)).toThrow('was deleted');
    expect(bed.memories.get(oslo.id).state).toBe('active');
  });

  it('correct the memory that the last answer stood on', async () => {
    const bed = createChatBed(embedder);
    const old = await bed.know('Review meeting', 'The review meeting is on Monday');
    await bed.know('Canteen', 'The canteen is closed on Monday');
    await bed.ask('When is the review meeting?');
    const answer = await bed.ask('That is wrong, the review meeting is on Tuesday');
    expect(answer.tools).toMatchObject([{ name: 'correct_for_owner', state: 'done' }]);
    const next = bed.memories.get(answer.tools[0]!.memories[0]!.id);
    expect(next.fields).toMatchObject({ summary: 'the review meeting is on Tuesday' });
    expect(bed.memories.get(old.id)).toMatchObject({ state: 'superseded', supersededBy: next.id });

    await bed.chat.undoTool(answer.id, answer.tools[0]!.id);
    expect(bed.memories.get(old.id).state).toBe('active');
  });

  it('are taken from quick entry, where a plain statement is remembered and a question answered in the chat', async () => {
    const bed = createChatBed(embedder);
    const told = await bed.chat.tell('The bike shop closes at six');
    expect(told).toMatchObject({ understood: 'remember', tool: { state: 'done', name: 'keep_for_owner' } });
    expect((await bed.chat.undoTool(told.answerId, told.tool!.id)).state).toBe('undone');

    const asked = await bed.chat.tell('When does the bike shop close?');
    await bed.chat.drain();
    expect(asked).toMatchObject({ understood: 'question', tool: null });
    expect(bed.chat.message(asked.answerId)).toMatchObject({ state: 'whole', writtenBy: 'passages' });
  });
});
