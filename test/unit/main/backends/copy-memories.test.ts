/** Switching from one backend to the other and back. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ConversationBackend, ScopedMemory } from '../../../../src-main/backends/backend.ts';
import { createMemoryCopies, type MemoryCopies } from '../../../../src-main/backends/copy-memories.ts';
import { agentScope } from '../../../../src-main/backends/scope.ts';
import { createBackendBed, type BackendBed } from '../../../helpers/backend-bed.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const ada = agentScope('ada');
type Name = 'mem0' | 'file';
const other = { mem0: 'file', file: 'mem0' } as const;

interface CopyBed {
  readonly bed: BackendBed;
  readonly copies: MemoryCopies;
  facts(name: Name): Promise<readonly ScopedMemory[]>;
  texts(name: Name): Promise<string[]>;
}

function start(): CopyBed {
  const bed = createBackendBed(embedder);
  const { db, clock, backends } = bed;
  const facts = async (name: Name) => (await backends[name].list(ada, { cursor: null, limit: 200 })).memories;
  return {
    bed,
    copies: createMemoryCopies({ db, backends, clock }),
    facts,
    texts: async (name) => (await facts(name)).map(({ text }) => text).toSorted(),
  };
}

const nothing = { scope: ada, add: 0, update: 0, remove: 0 };

describe('copying to the other backend', () => {
  it('adds what is missing, once, in the order in which it was learnt, and leaves the source as it is', async () => {
    const { bed, copies, texts } = start();
    const { mem0, file } = bed.backends;
    for (const text of ['Likes tea', 'Has a boat', 'Lives in Bern']) {
      await mem0.add(ada, text, 'agent');
      await bed.clock.advance(60_000);
    }
    await file.add(ada, 'likes TEA!', 'agent');
    expect(await copies.plan(ada, 'file')).toEqual({ ...nothing, add: 2, same: 1 });
    expect(await texts('file')).toEqual(['likes TEA!']);
    expect(await copies.copy(ada, 'file')).toEqual({ ...nothing, add: 2, same: 1 });
    const written = readFileSync(bed.files.pathOf(ada, { type: 'entrypoint' }), 'utf8');
    expect(written.match(/Likes|likes|boat|Bern/g)).toEqual(['likes', 'boat', 'Bern']);
    expect(written).toContain('[id=m_20260105090100_');
    expect(await texts('mem0')).toEqual(['Has a boat', 'Likes tea', 'Lives in Bern']);
    expect(await copies.copy(ada, 'file')).toEqual({ ...nothing, same: 3 });
    expect(await copies.copy(ada, 'mem0')).toEqual({ ...nothing, same: 3 });
  });

  it('carries over what was changed and removed since, and keeps both texts where both were changed', async () => {
    const { bed, copies, facts, texts } = start();
    const { mem0, file } = bed.backends;
    for (const text of ['tea', 'boat', 'Bern', 'dog']) await mem0.add(ada, text, 'agent');
    await copies.copy(ada, 'file');
    const idOf = async (name: Name, text: string): Promise<string> =>
      (await facts(name)).find((fact) => fact.text === text)!.id;
    await file.update(ada, await idOf('file', 'tea'), 'coffee', 'owner');
    await file.delete(ada, await idOf('file', 'boat'), 'owner');
    await file.update(ada, await idOf('file', 'dog'), 'old dog', 'owner');
    await mem0.update(ada, await idOf('mem0', 'dog'), 'young dog', 'owner');
    await file.add(ada, 'cat', 'owner');
    expect(await copies.copy(ada, 'mem0')).toEqual({ scope: ada, add: 2, update: 1, remove: 1, same: 1 });
    expect(await texts('mem0')).toEqual(['Bern', 'cat', 'coffee', 'old dog', 'young dog']);
    expect(await texts('file')).toEqual(['Bern', 'cat', 'coffee', 'old dog']);
    expect(await copies.copy(ada, 'mem0')).toMatchObject({ add: 0, update: 0, remove: 0 });
  });

  it('leaves a change of the side that is not in force to the next copy the other way', async () => {
    const { bed, copies, facts, texts } = start();
    const { mem0, file } = bed.backends;
    await mem0.add(ada, 'tea', 'agent');
    await copies.copy(ada, 'file');
    await file.update(ada, (await facts('file'))[0]!.id, 'coffee', 'owner');
    await copies.copy(ada, 'file');
    expect(await texts('file')).toEqual(['coffee']);
    await copies.copy(ada, 'mem0');
    expect(await texts('mem0')).toEqual(['coffee']);
  });

  it('takes the messages along that a fact was said in', async () => {
    const { bed, copies, facts } = start();
    const { db, backends } = bed;
    const session = db.run(
      "INSERT INTO chat_sessions (title, persona, created_at, updated_at) VALUES ('', 'plain', 0, 0)",
    ).id;
    const message = db.run(
      `INSERT INTO chat_messages (session_id, role, author, text, created_at, state)
       VALUES (?, 'user', 'You', 'I like tea', 0, 'whole')`,
      [session],
    ).id;
    await backends.mem0.add(ada, 'Likes tea', 'agent', [message]);
    await copies.copy(ada, 'file');
    const [entry] = await facts('file');
    expect(backends.file.messagesOf(ada, [entry!.id])).toEqual(new Map([[entry!.id, [message]]]));
  });

  it('comes to the same after random edits on both sides and switches between, and loses nothing that was not removed', async () => {
    const word = fc.constantFrom('tea', 'boat', 'Bern', 'dog', 'cat', 'piano', 'Friday');
    const edit = fc.record({
      name: fc.constantFrom<Name>('mem0', 'file'),
      kind: fc.constantFrom('add', 'add', 'update', 'remove', 'switch'),
      which: fc.nat(),
      text: fc.tuple(word, word).map((words) => words.join(' ')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 14 }), async (edits) => {
        const { bed, copies, facts, texts } = start();
        for (const { name, kind, which, text } of edits) {
          const backend: ConversationBackend = bed.backends[name];
          const all = await facts(name);
          const one = all[which % Math.max(1, all.length)];
          if (kind === 'add') await backend.add(ada, text, 'agent');
          else if (kind === 'switch') {
            const source = await texts(other[name]);
            await copies.copy(ada, name);
            const after = await texts(name);
            expect(await texts(other[name])).toEqual(source);
            // What is said once in the source is said once in the target as well, but for edits of the target's own.
            expect(await copies.plan(ada, name)).toMatchObject({ add: 0, update: 0, remove: 0 });
            await copies.copy(ada, name);
            expect(await texts(name)).toEqual(after);
          } else if (one && kind === 'update') await backend.update(ada, one.id, text, 'owner');
          else if (one) await backend.delete(ada, one.id, 'owner');
        }
        // There and back again: both then say the same.
        await copies.copy(ada, 'file');
        await copies.copy(ada, 'mem0');
        await copies.copy(ada, 'file');
        expect(new Set(await texts('file'))).toEqual(new Set(await texts('mem0')));
      }),
      { numRuns: 25 },
    );
  });

  it('comes to the same where it broke off after any slice of its work and is done again', async () => {
    const { bed, copies, facts, texts } = start();
    const { mem0, file } = bed.backends;
    for (const text of ['tea', 'boat', 'Bern', 'dog']) await mem0.add(ada, text, 'agent');
    await copies.copy(ada, 'file');
    const [first, second] = await facts('mem0');
    await mem0.update(ada, first!.id, 'coffee', 'owner');
    await mem0.delete(ada, second!.id, 'owner');
    await mem0.add(ada, 'cat', 'agent');
    // Everything reached the file, and nothing of it the books.
    const books = bed.db.all<Record<string, string | number>>('SELECT * FROM backend_copies');
    await copies.copy(ada, 'file');
    bed.db.run('DELETE FROM backend_copies');
    for (const row of books)
      bed.db.run(
        `INSERT INTO backend_copies (scope, memory_id, entry_id, digest, copied_at)
         VALUES (:scope, :memory_id, :entry_id, :digest, :copied_at)`,
        row,
      );
    const expected = await texts('mem0');
    expect(await texts('file')).toEqual(expected);
    await copies.copy(ada, 'file');
    expect(await texts('file')).toEqual(expected);
    await file.delete(ada, (await facts('file')).find(({ text }) => text === 'cat')!.id, 'owner');
    await copies.copy(ada, 'mem0');
    expect(await texts('mem0')).toEqual(expected.filter((text) => text !== 'cat'));
  });
});
