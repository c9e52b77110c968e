/** What both backends of conversation memory promise, asked of both. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ConversationBackend } from '../../../../src-main/backends/backend.ts';
import { agentScope, teamScope } from '../../../../src-main/backends/scope.ts';
import { createBackendBed, type BackendBed } from '../../../helpers/backend-bed.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const ada = agentScope('ada');
const bob = agentScope('bob');
const page = { cursor: null, limit: 100 };

describe.each(['mem0', 'file'] as const)('the backend %s', (name) => {
  function start(): { bed: BackendBed; backend: ConversationBackend } {
    const bed = createBackendBed(embedder);
    return { bed, backend: bed.backends[name] };
  }
  const textsOf = async (backend: ConversationBackend, scope = ada): Promise<string[]> =>
    (await backend.list(scope, page)).memories.map(({ text }) => text).toSorted();

  it('keeps what is added, under an id of its own, in its scope alone', async () => {
    const { bed, backend } = start();
    const { event, memory } = await backend.add(ada, 'The owner drinks\n tea', 'agent');
    expect(event).toBe('ADD');
    expect(memory).toMatchObject({ scope: ada, text: 'The owner drinks tea', createdAt: bed.clock.now() });
    expect(memory.id).toMatch(/^m_\d{14}_[0-9a-f]{8}$/);
    expect(await backend.get(ada, memory.id)).toEqual(memory);
    expect(await textsOf(backend, bob)).toEqual([]);
    for (const call of [
      backend.get(bob, memory.id),
      backend.update(bob, memory.id, 'x', 'agent'),
      backend.delete(bob, memory.id, 'agent'),
      backend.get(ada, 'm_20200101000000_00000000'),
      backend.get(ada, "' OR 1 = 1 --"),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await textsOf(backend)).toEqual(['The owner drinks tea']);
  });

  it('writes the same fact once, whatever its case and punctuation, and again in another scope', async () => {
    const { backend } = start();
    const first = await backend.add(ada, 'Likes green tea.', 'agent');
    const again = await backend.add(ada, 'likes GREEN tea', 'agent');
    expect(again).toEqual({ event: 'NONE', memory: first.memory });
    expect((await backend.add(bob, 'Likes green tea.', 'agent')).event).toBe('ADD');
    expect((await backend.add(ada, 'Likes green tea -1', 'agent')).event).toBe('ADD');
    expect(await backend.history(ada, first.memory.id)).toHaveLength(1);
  });

  it('refuses a text with nothing in it', async () => {
    const { backend } = start();
    await expect(backend.add(ada, ' \n\t', 'agent')).rejects.toMatchObject({ code: 'invalid-input' });
    const { memory } = await backend.add(ada, 'something', 'agent');
    await expect(backend.update(ada, memory.id, '', 'agent')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await textsOf(backend)).toEqual(['something']);
  });

  it('finds by meaning and by words, over the scopes that it is given and no other', async () => {
    const { bed, backend } = start();
    const team = teamScope(['ada', 'bob']);
    await backend.add(ada, 'The owner has a dog called Rex', 'agent');
    await backend.add(ada, 'Invoices are paid on Fridays', 'agent');
    await backend.add(team, 'The pet of the neighbours is a parrot', 'agent');
    await backend.add(bob, 'Rex barks at night', 'agent');
    await bed.settle();
    const find = async (scopes: Parameters<typeof backend.search>[0], question: string) =>
      (await backend.search(scopes, question, 5)).map(({ text }) => text);
    expect((await find([ada], 'which animal lives in the house'))[0]).toBe('The owner has a dog called Rex');
    expect(await find([ada], 'Rex')).not.toContain('Rex barks at night');
    expect((await find([ada, team], 'animals')).toSorted().at(-1)).toContain('parrot');
    expect((await find([bob], 'Rex'))[0]).toBe('Rex barks at night');
    expect(await find([], 'Rex')).toEqual([]);
  });

  it('changes a fact and tells its history', async () => {
    const { bed, backend } = start();
    const { memory } = await backend.add(ada, 'Lives in Bern', 'agent');
    await bed.clock.advance(1_000);
    const changed = await backend.update(ada, memory.id, 'Lives in Basel', 'owner');
    expect(changed).toMatchObject({ id: memory.id, text: 'Lives in Basel', createdAt: memory.createdAt });
    expect(changed.updatedAt).toBe(bed.clock.now());
    expect(
      (await backend.history(ada, memory.id)).map(({ event, before, after, actor }) => [
        event,
        before,
        after,
        actor,
      ]),
    ).toEqual([
      ['ADD', null, 'Lives in Bern', 'agent'],
      ['UPDATE', 'Lives in Bern', 'Lives in Basel', 'owner'],
    ]);
    await bed.settle();
    expect((await backend.search([ada], 'Basel', 5)).map(({ text }) => text)).toEqual(['Lives in Basel']);
  });

  it('forgets one, or all of a scope, and finds them no more', async () => {
    const { bed, backend } = start();
    const { memory } = await backend.add(ada, 'Plays the violin', 'agent');
    for (let place = 0; place < 7; place++) await backend.add(ada, `Fact number ${place}`, 'agent');
    await backend.add(bob, 'Plays the violin', 'agent');
    await bed.settle();
    await backend.delete(ada, memory.id, 'owner');
    expect(await backend.search([ada], 'violin', 5)).not.toContainEqual(
      expect.objectContaining({ text: 'Plays the violin' }),
    );
    expect((await backend.history(ada, memory.id)).at(-1)).toMatchObject({ event: 'DELETE', after: null });
    await expect(backend.delete(ada, memory.id, 'owner')).rejects.toMatchObject({ code: 'not-found' });
    expect((await backend.add(ada, 'Plays the violin', 'agent')).event).toBe('ADD');
    expect(await backend.deleteAll(ada, 'owner')).toBe(8);
    expect(await textsOf(backend)).toEqual([]);
    expect(await textsOf(backend, bob)).toEqual(['Plays the violin']);
    expect(await backend.search([ada], 'fact', 5)).toEqual([]);
  });

  it('lists page by page, everything once', async () => {
    const { backend } = start();
    const texts = Array.from({ length: 23 }, (_, place) => `Fact ${String(place).padStart(2, '0')}`);
    for (const text of texts) await backend.add(ada, text, 'agent');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: Awaited<ReturnType<typeof backend.list>> = await backend.list(ada, { cursor, limit: 10 });
      seen.push(...next.memories.map(({ text }) => text));
      cursor = next.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(23);
    expect(seen.toSorted()).toEqual(texts);
    await expect(backend.list(ada, { cursor: 'elsewhere', limit: 10 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('puts into a prompt what it knows, cut to its limits, and nothing where it knows nothing', async () => {
    const { bed, backend } = start();
    const limits = { memories: 2, chars: 20 };
    expect(await backend.promptContext([ada], 'tea', limits)).toBe('');
    await backend.add(ada, 'Likes green tea more than any other drink there is', 'agent');
    await bed.settle();
    const context = await backend.promptContext([ada, bob], 'what to drink', limits);
    expect(context).toContain('Likes green tea');
  });

  it('takes any text as it is', async () => {
    const { bed, backend } = start();
    const known = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (given) => {
        const text = given.replaceAll(/\s+/g, ' ').trim();
        fc.pre(text !== '' && !known.has(text));
        const { event, memory } = await backend.add(ada, given, 'agent');
        if (event === 'ADD') known.add(text);
        expect(await backend.get(ada, memory.id)).toEqual(memory);
        if (event === 'ADD') expect(memory.text.normalize('NFC')).toBe(text.normalize('NFC'));
      }),
      { numRuns: 40 },
    );
    expect((await backend.list(ada, page)).memories).toHaveLength(known.size);
    await bed.settle();
  });
});
