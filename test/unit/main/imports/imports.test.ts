import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exportFrom, makeFile, memoriesOfStore, openExchange } from '../../../helpers/exchange-bed.ts';
import {
  episodicFields,
  proceduralFields,
  resourceFields,
  semanticFields,
  vaultFields,
} from '../../../helpers/memories-bed.ts';

const owner = { actor: 'owner' } as const;
const words = fc
  .array(
    fc.constantFrom('hedgehog', 'Straße', '日本', 'kettle', '“quoted”', 'back\\slash', '<b>', '# head'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((some) => some.join(' '));

async function exported(bed: ReturnType<typeof openExchange>): Promise<string> {
  return join(await exportFrom(bed, 'json-lines', { scope: 'all' }), 'memories.jsonl');
}

describe('our own JSON lines', () => {
  it(
    'bring every memory back as it was, with its category, links and owner',
    { timeout: 60_000 },
    async () => {
      const entry = fc.record({
        kind: fc.constantFrom('semantic', 'episodic', 'procedural', 'resource'),
        text: words,
        occurredAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
        pinned: fc.boolean(),
        category: fc.integer({ min: 0, max: 2 }),
        tags: fc.uniqueArray(words, { maxLength: 2 }),
        scope: fc.constantFrom(null, 'agent_ada'),
        then: fc.constantFrom('stays', 'archived', 'superseded'),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), async (entries) => {
          const from = openExchange();
          const top = from.organise.createCategory({ parentId: null, name: 'Work', colour: 1 }).id;
          const inner = from.organise.createCategory({ parentId: top, name: 'Kettles', colour: 2 }).id;
          for (const [at, { kind, text, then, category, ...common }] of entries.entries()) {
            const fields = {
              semantic: semanticFields({ name: text, details: `${text}\n\n${text}` }),
              episodic: episodicFields({ summary: text }),
              procedural: proceduralFields({ steps: [text, text] }),
              resource: resourceFields({ address: `https://example.org/${at}`, content: text }),
            }[kind];
            const categoryId = [null, top, inner][category]!;
            const given = { kind, fields, categoryId, ...common } as Parameters<typeof from.memories.add>[0];
            const { id } = from.memories.add(given, [{ kind: 'owner' }], owner);
            if (then === 'archived') from.memories.setState([id], 'archived', owner);
            if (then === 'superseded')
              from.memories.supersede(
                id,
                kind === 'resource'
                  ? { kind, fields: resourceFields({ address: `https://example.org/${at}/2` }) }
                  : given,
                [],
                owner,
              );
          }
          const to = openExchange();
          const file = await exported(from);
          const run = await to.imports.run(file);
          expect(run.counts).toMatchObject({ added: memoriesOfStore(from).length, known: 0, kept: 0 });
          expect(memoriesOfStore(to)).toEqual(memoriesOfStore(from));
          expect((await to.imports.preview(file)).counts).toMatchObject({
            added: 0,
            known: run.counts.added,
          });
        }),
        { numRuns: 15 },
      );
    },
  );

  it('are undone as one step, but for what was changed since, and come in again', async () => {
    const from = openExchange();
    for (const name of ['Hedgehog', 'Badger', 'Fox'])
      from.memories.add({ kind: 'semantic', fields: semanticFields({ name }) }, [], owner);
    const file = await exported(from);
    const to = openExchange();
    const { id } = await to.imports.run(file);
    const [fox] = memoriesOfStore(to).filter(({ title }) => title === 'Fox');
    to.memories.update(fox!.id, { pinned: true }, [], owner);
    expect(await to.imports.undo(id)).toEqual({ removed: 2, changedSince: 1 });
    expect(memoriesOfStore(to).map(({ title }) => title)).toEqual(['Fox']);
    expect((await to.imports.run(file)).counts).toMatchObject({ added: 2, known: 1, kept: 0 });
    await expect(to.imports.undo(id)).rejects.toThrow(/taken back already/);
  });

  it('leave a block of core memory and the page of an address to those that are there', async () => {
    const from = openExchange();
    from.memories.add({ kind: 'core', fields: { block: 'human', text: 'From elsewhere' } }, [], owner);
    from.memories.add({ kind: 'resource', fields: resourceFields() }, [], owner);
    const to = openExchange();
    to.memories.add({ kind: 'core', fields: { block: 'human', text: 'Mine' } }, [], owner);
    to.memories.add({ kind: 'resource', fields: resourceFields() }, [], owner);
    expect((await to.imports.run(await exported(from))).counts).toMatchObject({
      added: 0,
      known: 0,
      kept: 2,
    });
    expect(to.memories.core().find(({ block }) => block === 'human')!.text).toBe('Mine');
  });

  it('go on after a crash, and are one import then', async () => {
    const from = openExchange();
    for (let at = 0; at < 5; at++)
      from.memories.add({ kind: 'semantic', fields: semanticFields({ name: `No ${at}` }) }, [], owner);
    const file = await exported(from);
    const to = openExchange();
    const { id } = await to.imports.run(file);
    // As a crash after two of five leaves it.
    to.memories.erase(
      memoriesOfStore(to)
        .slice(0, 3)
        .map((memory) => memory.id),
      'owner',
    );
    to.db.run(`UPDATE imports SET state = 'running', added = 2`);
    const again = await to.imports.run(file);
    expect(again).toMatchObject({ id, state: 'done', counts: { added: 5, known: 0, kept: 0 } });
    expect(await to.imports.undo(id)).toEqual({ removed: 5, changedSince: 0 });
  });
});

describe('other programs’ files', () => {
  it('of mem0 become facts, known again the second time, without the secrets in them', async () => {
    const results = [
      { id: 'a1', memory: 'Likes hedgehogs', created_at: '2025-03-04T05:06:07.123456-07:00', user_id: 'u' },
      {
        id: 'a2',
        memory: 'The token is ghp_16C7e42F292c6912E7710c838347Ae178B4a',
        metadata: { deep: [[{}]] },
      },
    ];
    const bed = openExchange();
    const file = makeFile('mem0.json', JSON.stringify({ results, relations: [] }, null, 2));
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 2, known: 0, kept: 0 });
    const [secret, likes] = memoriesOfStore(bed);
    expect(likes).toMatchObject({
      title: 'Likes hedgehogs',
      occurredAt: Date.parse('2025-03-04T12:06:07.123Z'),
    });
    expect(JSON.stringify(secret)).not.toContain('ghp_');
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 0, known: 2, kept: 0 });
  });

  it('of our own bring no secret in the name of a category', async () => {
    const name = 'Keys ghp_16C7e42F292c6912E7710c838347Ae178B4a';
    const categories = [{ id: 1, parentId: null, name, colour: 0, position: 0 }];
    const bed = openExchange();
    const head = { format: 'mneme-memories', version: 1, exportedAt: Date.now(), categories };
    await bed.imports.run(makeFile('own.jsonl', `${JSON.stringify(head)}\n`));
    expect(bed.db.column<string>('SELECT name FROM categories')).toEqual(['Keys [GitHub token]']);
  });

  it('keep what only a rule finds that the owner has switched off', async () => {
    const memory = 'The token is ghp_16C7e42F292c6912E7710c838347Ae178B4a';
    const bed = openExchange(undefined, undefined, ['known-format', 'labelled', 'random']);
    const file = makeFile('mem0.json', JSON.stringify({ results: [{ id: 'a2', memory }] }));
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 1 });
    expect(memoriesOfStore(bed)).toMatchObject([{ title: memory }]);
    expect(bed.redactedBy).toEqual([]);
  });

  it('of ChatGPT become conversations, each as its last branch reads', async () => {
    const node = (id: string, parent: string | null, role: string, text: string) => ({
      [id]: {
        id,
        parent,
        children: [],
        message: { author: { role }, content: { content_type: 'text', parts: [text] } },
      },
    });
    const mapping = {
      ...node('root', null, 'system', ''),
      ...node('q', 'root', 'user', 'How do I descale a kettle?'),
      ...node('old', 'q', 'assistant', 'With sand.'),
      ...node('new', 'q', 'assistant', 'With vinegar, "twice".'),
    };
    const chats = [
      { id: '6f1e-abcd-99', title: 'Kettles', create_time: 1700000000.5, mapping, current_node: 'new' },
    ];
    const bed = openExchange();
    await bed.imports.run(makeFile('conversations.json', JSON.stringify(chats)));
    expect(memoriesOfStore(bed)).toMatchObject([
      {
        title: 'Kettles',
        occurredAt: 1700000000500,
        fields: {
          address: 'https://chatgpt.com/c/6f1e-abcd-99',
          content: 'You: How do I descale a kettle?\n\nAssistant: With vinegar, "twice".',
        },
      },
    ]);
  });

  it('of Claude become conversations', async () => {
    const chat = {
      uuid: '11112222-3333',
      name: '',
      created_at: '2025-01-02T03:04:05Z',
      chat_messages: [
        { sender: 'human', text: 'Where do hedgehogs sleep?' },
        {
          sender: 'assistant',
          text: '',
          content: [{ type: 'tool_use' }, { type: 'text', text: 'Under leaves.' }],
        },
      ],
    };
    const bed = openExchange();
    await bed.imports.run(makeFile('conversations.json', JSON.stringify([chat])));
    expect(memoriesOfStore(bed)).toMatchObject([
      {
        title: 'You: Where do hedgehogs sleep?',
        fields: { content: 'You: Where do hedgehogs sleep?\n\nAssistant: Under leaves.' },
      },
    ]);
  });
});

describe('a file that is not as it should be', () => {
  const chat = { uuid: 'u1', name: 'Fine', chat_messages: [{ sender: 'human', text: 'Hello' }] };
  const good = JSON.stringify([chat, chat]);
  const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['is empty', '', /is empty/],
    ['is an archive cut off', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /no whole archive/],
    ['is cut off', good.slice(0, -20), /ends in the middle, in or after item 2/],
    ['is no UTF-8', new Uint8Array([0x5b, 0xff, 0xfe, 0x00]), /no UTF-8/],
    ['is nested deeply', `[${'{"a":['.repeat(5000)}`, /nested too deep in item 1/],
    ['holds numbers', '[1e999999, 2]', /something else than an object/],
    ['is of another program', '[{"bookmarks": []}]', /no kind that is known/],
    [
      'has a broken second item',
      `[${JSON.stringify(chat)}, {"uuid": 5, "chat_messages": []}]`,
      /does not fit at item 2 \(uuid/,
    ],
    ['is of a later version', '{"format":"mneme-memories","version":9,"categories":[]}\n', /version 9/],
    [
      'has a cut line',
      '{"format":"mneme-memories","version":1,"categories":[]}\n{"memory":{"id',
      /line or item 2/,
    ],
  ];
  for (const [what, content, message] of cases)
    it(`is refused with its name and place where it ${what}, and nothing comes in`, async () => {
      const bed = openExchange();
      const file = makeFile('strange.json', content);
      await expect(bed.imports.run(file)).rejects.toThrow(message);
      await expect(bed.imports.preview(file)).rejects.toThrow(file);
      expect(memoriesOfStore(bed)).toEqual([]);
      expect(bed.imports.list()).toEqual([]);
    });

  it('is refused where it is a folder', async () => {
    await expect(openExchange().imports.run('/')).rejects.toThrow(/is no file|cannot be read/);
  });

  it('does not bring in what an export would never hold', async () => {
    const bed = openExchange();
    const { id } = bed.memories.add({ kind: 'vault', fields: vaultFields() }, [], owner);
    const line = JSON.stringify({ memory: bed.memories.get(id), sources: [] });
    const head = JSON.stringify({ format: 'mneme-memories', version: 1, categories: [] });
    const file = makeFile('memories.jsonl', `${head}\n${line}\n`);
    await expect(openExchange().imports.run(file)).rejects.toThrow(/line 2 that is of the vault/);
  });
});
