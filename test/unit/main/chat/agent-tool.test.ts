import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentScope, type Scope } from '../../../../src-main/backends/scope.ts';
import type { Embedder } from '../../../../src-main/embedding/embedder.ts';
import { createChatBed, scriptedModel, type ChatBed } from '../../../helpers/chat-bed.ts';
import { adaAndBob } from '../../../helpers/participants.ts';
import { everyAbility } from '../../../helpers/scripted-llm.ts';
import type { ScriptedReply, ScriptedRequest } from '../../../helpers/scripted-model.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

let embedder: Embedder;
beforeAll(() => {
  embedder = createRealEmbedder();
});
afterAll(() => embedder.close());

const ada = agentScope('ada');
const toAda = { agents: ['ada'] };

/** A model that calls these tools, one a round, and then says "Done."; answers what it was told after each. */
function calling(calls: readonly (readonly [name: string, input: unknown])[]) {
  const told: string[] = [];
  const script = ({ index, body }: ScriptedRequest): ScriptedReply => {
    const last = body.messages!.at(-1)!;
    if (last.role === 'tool') told.push(last.content as string);
    const next = calls[index];
    if (!next) return 'Done.';
    return { pieces: [], calls: [{ id: `c${index}`, name: next[0], input: next[1] }] };
  };
  return { script, told };
}

async function textsOf(bed: ChatBed, scope: Scope): Promise<string[]> {
  const { memories } = await bed.conversation.backendOf(scope)!.list(scope, { cursor: null, limit: 50 });
  return memories.map(({ text }) => text);
}

describe.each(['mem0', 'file'] as const)('the memory tool of an agent (%s)', (backend) => {
  const participants = () => adaAndBob({ backend });

  it('adds at once, finds, lists and changes; every use is shown, and what was written can be taken back', async () => {
    let id = '';
    const { llm } = await scriptedModel(({ index, body }) => {
      id = /m_\w+/.exec(body.messages!.at(-1)!.content as string)?.[0] ?? id;
      const calls = [
        ['add_memory', { content: 'Roses are cut in March' }],
        ['search_memories', { query: 'When are roses cut?' }],
        ['update_memory', { id, content: 'Roses are cut in February' }],
        ['list_memories', { limit: 3 }],
      ] as const;
      const [name, input] = calls[index] ?? [];
      return name ? { pieces: [], calls: [{ id: `c${index}`, name, input }] } : 'Done.';
    });
    const bed = createChatBed(embedder, { llm, participants });
    const [answer] = await bed.talk(toAda, 'Roses are cut in March.');
    expect(answer!.tools).toMatchObject([
      { name: 'add_memory', state: 'done', text: 'Roses are cut in March', canUndo: true },
      { name: 'search_memory', state: 'done', canUndo: false, text: null },
      { name: 'update_memory', state: 'done', text: 'Roses are cut in February', canUndo: true },
      { name: 'get_all_memories', label: 'Listed the memory of Ada', outcome: 'one memory' },
    ]);
    expect(await textsOf(bed, ada)).toEqual(['Roses are cut in February']);
    await bed.chat.undoTool(answer!.id, answer!.tools[2]!.id);
    expect(await textsOf(bed, ada)).toEqual(['Roses are cut in March']);
    await bed.chat.undoTool(answer!.id, answer!.tools[0]!.id);
    expect(await textsOf(bed, ada)).toEqual([]);
    await expect(bed.chat.undoTool(answer!.id, answer!.tools[0]!.id)).rejects.toThrow(
      'nothing that could be undone',
    );
  });

  it('says of what lies outside that it is not there, and tells the model what it did wrong', async () => {
    const { server, llm } = await scriptedModel(() => 'Done.');
    const bed = createChatBed(embedder, { llm, participants });
    const bob = agentScope('bob');
    const { memory } = await bed.conversation
      .backendOf(bob)!
      .add(bob, 'The safe is behind the picture', 'agent');
    await bed.backlog.drain();
    const tries = calling([
      ['get_memory', { id: memory.id }],
      ['delete_memory', { id: memory.id }],
      ['search_memory', { query: 'Where is the safe?' }],
      ['add_memory', { text: 'wrong key' }],
    ]);
    server.script(tries.script);
    const [answer] = await bed.talk(toAda, 'Where is the safe of Bob?');
    expect(tries.told).toMatchObject([
      expect.stringContaining('There is no memory'),
      expect.stringContaining('There is no memory'),
      'Nothing was found.',
      expect.stringContaining('The input does not fit'),
    ]);
    expect(bed.logged.filter((message) => message.includes('not in its scopes'))).toHaveLength(2);
    expect(answer!.tools.map(({ name }) => name)).toEqual(['search_memory']);
    expect(await textsOf(bed, bob)).toEqual(['The safe is behind the picture']);
  });

  it('deletes one memory, and offers the way back where its words are kept', async () => {
    const { server, llm } = await scriptedModel(() => 'Done.');
    const bed = createChatBed(embedder, { llm, participants });
    const { memory } = await bed.conversation.backendOf(ada)!.add(ada, 'Ivy is poisonous', 'agent');
    server.script(calling([['delete_memory', { id: memory.id }]]).script);
    const [answer] = await bed.talk(toAda, 'Ivy is harmless.');
    const [tool] = answer!.tools;
    expect(tool).toMatchObject({ label: 'Deleted a memory of Ada', canUndo: backend === 'mem0', text: null });
    expect(await textsOf(bed, ada)).toEqual([]);
    const undone = bed.chat.undoTool(answer!.id, tool!.id);
    if (backend === 'file') await expect(undone).rejects.toThrow('nothing that could be undone');
    else expect(await undone).toMatchObject({ state: 'undone', canUndo: false });
    expect(await textsOf(bed, ada)).toEqual(backend === 'mem0' ? ['Ivy is poisonous'] : []);
  });

  it('asks the owner before it deletes everything, and says how many', async () => {
    const { llm } = await scriptedModel(calling([['delete_all_memories', {}]]).script);
    const bed = createChatBed(embedder, { llm, participants });
    const keeper = bed.conversation.backendOf(ada)!;
    await keeper.add(ada, 'Tulips are planted in autumn', 'agent');
    await keeper.add(ada, 'Moss grows in the shade', 'agent');
    const [answer] = await bed.talk(toAda, 'Forget everything.');
    const [tool] = answer!.tools;
    expect(tool).toMatchObject({ state: 'asking', label: 'Delete all 2 memories of Ada' });
    expect(await textsOf(bed, ada)).toHaveLength(2);
    const allow = { messageId: answer!.id, toolId: tool!.id, allow: true };
    expect(await bed.chat.answerPermission(allow)).toMatchObject({
      state: 'done',
      outcome: 'Deleted 2 memories.',
    });
    expect(await textsOf(bed, ada)).toEqual([]);
    await expect(bed.chat.answerPermission(allow)).rejects.toThrow('decided already');
  });

  it('is written as marks by models that cannot call functions, which the owner never sees', async () => {
    const { server, llm } = await scriptedModel(
      ({ index, body }) => {
        if (index === 0) return '<memory>{"tool":"add_memory","content":"Peas are sown in April"}</memory>';
        if (index === 1) return 'Let me see. <memory>{"tool":"get_all_memories"}</memory>';
        if (index === 2) return '<memory>look for peas</memory>';
        return /Peas/.test(JSON.stringify(body.messages)) ? 'Peas are sown in April.' : 'I do not know.';
      },
      { abilities: { ...everyAbility, tools: false } },
    );
    const bed = createChatBed(embedder, { llm, participants });
    const [answer] = await bed.talk(toAda, 'When do I sow peas? In April.');
    expect(answer!.text).toBe('Let me see. \n\nPeas are sown in April.');
    expect(answer!.tools.map(({ name, state }) => [name, state])).toEqual([
      ['add_memory', 'done'],
      ['get_all_memories', 'done'],
    ]);
    expect(server.requests[0]!.text).toContain('<memory>{"tool":"search_memory"');
    expect(server.requests[0]!.body.tools).toBeUndefined();
    expect(server.requests[2]!.text).toMatch(/\| m_\w+ \(.*\): Peas are sown in April/);
    expect(server.requests[3]!.text).toContain('That was no use of your memory.');
    const shown = JSON.stringify([bed.events, bed.db.all('SELECT text FROM units')]);
    expect(shown).not.toContain('<memory>');
  });
});

it('is offered only to agents that have it, and only while their memory is not switched off', async () => {
  const { server, llm } = await scriptedModel(() => 'Fine.');
  let backend: 'mem0' | 'none' = 'mem0';
  const bed = createChatBed(embedder, { llm, participants: () => adaAndBob({ backend }) });
  await bed.talk({}, 'Hello');
  await bed.talk(toAda, 'Hello');
  backend = 'none';
  await bed.talk(toAda, 'Hello');
  const offered = server.requests.map(({ body }) =>
    body.tools!.some((tool) => tool.function.name === 'delete_all_memories'),
  );
  expect(offered).toEqual([false, true, false]);
});

it('keeps no secret that the model puts together', async () => {
  const token = ['ghp', 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5'].join('_');
  const { llm } = await scriptedModel(calling([['add_memory', { content: `The token is ${token}` }]]).script);
  const bed = createChatBed(embedder, { llm, participants: adaAndBob });
  const [answer] = await bed.talk(toAda, 'Note it.');
  expect(await textsOf(bed, ada)).toHaveLength(1);
  expect(JSON.stringify([answer, await textsOf(bed, ada)])).not.toContain(token);
});
