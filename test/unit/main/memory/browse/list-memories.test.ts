import { describe, expect, it } from 'vitest';
import { placesSql } from '../../../../../src-main/memory/browse/list-sql.ts';
import {
  deleteFilter,
  readSavedFilters,
  saveFilter,
} from '../../../../../src-main/memory/browse/saved-filters.ts';
import type { MemoryId, MemoryListQuery } from '../../../../../src-preload/contract/memory.ts';
import {
  listQuery,
  openMemories,
  semanticFields,
  episodicFields,
  proceduralFields,
  resourceFields,
} from '../../../../helpers/memories-bed.ts';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

const byOwner = { actor: 'owner' } as const;

describe('the list', () => {
  it('shows the steps of a procedure in its row, numbered', () => {
    const { memories } = openMemories();
    memories.add({ kind: 'procedural', fields: proceduralFields() }, [], byOwner);
    expect(memories.browse(listQuery()).memories[0]!.line).toBe('1. Fill it with vinegar  2. Boil it twice');
  });

  it('gives every memory once, newest first, page after page', () => {
    const { memories } = openMemories();
    const times = [5, 3, 3, 9, 1, 3, 7];
    for (const occurredAt of times)
      memories.add({ kind: 'semantic', fields: semanticFields(), occurredAt }, [], byOwner);
    memories.add({ kind: 'episodic', fields: episodicFields(), occurredAt: 4 }, [], byOwner);
    const seen: { id: string; occurredAt: number }[] = [];
    for (let cursor: string | null = null, pages = 0; pages < 9; pages++) {
      const page = memories.list(listQuery({ cursor, limit: 3 }));
      seen.push(...page.memories);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    expect(seen.map(({ occurredAt }) => occurredAt)).toEqual([9, 7, 5, 4, 3, 3, 3, 1]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(8);
  });

  it('keeps to a category also where words are typed, or days are given in another order', () => {
    const { db, memories } = openMemories();
    const categoryId = db.run(`INSERT INTO categories (name) VALUES ('House')`).id;
    const add = (category: number | null) =>
      memories.add(
        { kind: 'semantic', fields: semanticFields(), categoryId: category, occurredAt: 5 },
        [],
        byOwner,
      ).id;
    const inside = add(categoryId);
    add(null);
    const ids = (query: Partial<MemoryListQuery>) =>
      memories.browse(listQuery({ categoryId, ...query })).memories.map(({ id }) => id);
    expect(ids({ text: 'hedgehog' })).toEqual([inside]);
    expect(ids({ order: 'title', from: 1 })).toEqual([inside]);
  });

  it('reads beyond the middle from the end, and says the same', () => {
    const { memories } = openMemories();
    for (let at = 0; at < 11; at++)
      memories.add(
        { kind: 'semantic', fields: semanticFields({ name: `Fact ${at % 4}` }), occurredAt: at % 3 },
        [],
        byOwner,
      );
    for (const order of ['happened', 'title'] as const)
      for (const descending of [true, false]) {
        const all = memories.browse(listQuery({ order, descending, limit: 50 })).memories;
        for (let offset = 0; offset <= 12; offset++) {
          const page = memories.browse(listQuery({ order, descending, offset, limit: 3 }));
          expect(page.memories).toEqual(all.slice(offset, offset + 3));
          expect(page.nextCursor === null).toBe(offset + 3 >= 11);
          if (page.nextCursor === null) continue;
          const next = memories.browse(listQuery({ order, descending, cursor: page.nextCursor, limit: 3 }));
          expect(next.memories).toEqual(all.slice(offset + 3, offset + 6));
        }
      }
  });

  it('puts few and many of a category, a tag or doubt in any order, each once', () => {
    const { db, memories } = openMemories();
    const categoryId = db.run(`INSERT INTO categories (name) VALUES ('House')`).id;
    db.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
       INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, tags, confidence, category_id)
       SELECT 'm_20260105090000_' || printf('%08x', i), 'semantic', 'active', 'Fact ' || ((i * 7) % 100), i, 1, (i * 31) % 5000,
         iif(i % 2 = 0, '["round"]', '[]'), iif(i % 2 = 0, 0.3, 1), iif(i % 2 = 0, :categoryId, NULL) FROM n`,
      { categoryId },
    );
    const walk = (query: Partial<MemoryListQuery>): string[] => {
      const titles: string[] = [];
      for (let cursor: string | null = null; ;) {
        const page = memories.browse(listQuery({ ...query, cursor, limit: 200 }));
        titles.push(...page.memories.map(({ title }) => title));
        cursor = page.nextCursor;
        if (cursor === null) return titles;
      }
    };
    for (const query of [{ categoryId }, { tag: 'round' }, { unconfirmed: true }]) {
      const titles = walk({ ...query, order: 'title', descending: false });
      expect(titles).toHaveLength(2_500);
      expect(titles).toEqual(titles.toSorted());
      expect(walk({ ...query, order: 'changed', from: 1, to: 1_001 })).toHaveLength(500);
    }
  });

  it('keeps to what lies in a category itself, or in none', () => {
    const { db, memories } = openMemories();
    const outer = db.run(`INSERT INTO categories (name) VALUES ('House')`).id;
    const inner = db.run(`INSERT INTO categories (name, parent_id) VALUES ('Roof', ?)`, [outer]).id;
    const add = (categoryId: number | null) =>
      memories.add({ kind: 'semantic', fields: semanticFields(), categoryId }, [], byOwner).id;
    const [inOuter, inInner, inNone] = [add(outer), add(inner), add(null)];
    const ids = (query: Partial<MemoryListQuery>) =>
      memories.browse(listQuery(query)).memories.map(({ id }) => id);
    expect(new Set(ids({ categoryId: outer }))).toEqual(new Set([inOuter, inInner]));
    expect(ids({ categoryId: outer, directly: true })).toEqual([inOuter]);
    expect(ids({ categoryId: inner, directly: true })).toEqual([inInner]);
    expect(ids({ directly: true })).toEqual([inNone]);
    expect(memories.browse(listQuery({ directly: true })).total).toBeNull();
  });

  it('keeps to kinds, states, category, tag, scope, time and certainty', () => {
    const { db, memories } = openMemories();
    const category = db.run(`INSERT INTO categories (name) VALUES ('House')`).id;
    const add = (more: Partial<Parameters<typeof memories.add>[0]> = {}) =>
      memories.add(
        { kind: 'semantic', fields: semanticFields(), occurredAt: 50, ...more } as never,
        [],
        byOwner,
      ).id;
    const plain = add({ occurredAt: 10 });
    const tagged = add({ tags: ['a "quoted" tag'], occurredAt: 20 });
    const filed = add({ categoryId: category, occurredAt: 30 });
    const scoped = add({ scope: 'agent_x', occurredAt: 40 });
    const unsure = add({ confidence: 0.4, occurredAt: 50 });
    const archived = add({ occurredAt: 60 });
    memories.setState([archived], 'archived', byOwner);
    const episode = add({ kind: 'episodic', fields: episodicFields(), occurredAt: 70 } as never);
    const ids = (query: Partial<MemoryListQuery>) =>
      memories.list(listQuery(query)).memories.map(({ id }) => id);
    expect(ids({})).toEqual([episode, unsure, filed, tagged, plain]);
    expect(ids({ kinds: ['episodic'] })).toEqual([episode]);
    expect(ids({ states: ['archived'] })).toEqual([archived]);
    expect(ids({ categoryId: category })).toEqual([filed]);
    expect(ids({ tag: 'a "quoted" tag' })).toEqual([tagged]);
    expect(ids({ tag: 'quoted' })).toEqual([]);
    expect(ids({ scope: 'agent_x' })).toEqual([scoped]);
    expect(ids({ unconfirmed: true })).toEqual([unsure]);
    expect(ids({ from: 20, to: 50 })).toEqual([filed, tagged]);
  });

  it('refuses a cursor that no page gave', () => {
    const { memories } = openMemories();
    expect(() => memories.list(listQuery({ cursor: 'x; DROP' }))).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining('nextCursor') }),
    );
  });
});

describe('among a hundred thousand', () => {
  it.each<Partial<MemoryListQuery>>([
    {},
    { kinds: ['semantic'] },
    { kinds: ['semantic', 'episodic'], order: 'title' },
    { order: 'changed', descending: false },
    { order: 'confidence' },
    { from: 3, to: 9 },
    { tag: 'x' },
    { unconfirmed: true },
  ])('a page (%j) is read in the order of an index, and no run is sorted', (query) => {
    const after = { place: query.order === 'title' ? 'B' : 5, id: 'm_20260105090000_00000000' as MemoryId };
    const reading = { within: null, found: null, after, limit: 9 };
    const { sql, parameters } = placesSql(listQuery(query), reading);
    const found = openTestStore()
      .db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)
      .map(({ detail }) => detail)
      .join('\n');
    expect(found).toMatch(/SEARCH m USING (?:COVERING )?INDEX memories_/);
    expect(found).not.toMatch(/SCAN m\b/);
    // From where the page before ended, and not from the beginning.
    if (!query.from) expect(found).toMatch(/AND \(?(occurred_at|updated_at|title|confidence)(,id\))?[<>]/);
    expect(found).not.toContain('TEMP B-TREE');
    if (query.tag) expect(found).toContain('memories_tagged');
    if (query.unconfirmed) expect(found).toContain('memories_unconfirmed');
  });
});

describe('a list of rows', () => {
  it('never carries what a document holds, and says of each kind what it says', () => {
    const { memories } = openMemories();
    memories.add(
      { kind: 'resource', title: 'Plan', fields: resourceFields({ content: 'x'.repeat(100_000) }) },
      [],
      byOwner,
    );
    const { memories: rows, total } = memories.browse(listQuery());
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ kind: 'resource', title: 'Plan', line: 'https://example.org/kettles' }]);
    expect(JSON.stringify(rows).length).toBeLessThan(1_000);
  });

  it('knows its length through additions, archiving and erasing, and begins anywhere in it', () => {
    const { memories } = openMemories();
    const ids = Array.from({ length: 9 }, (_, at) =>
      memories.add({ kind: 'semantic', fields: semanticFields(), occurredAt: at + 1 }, [], byOwner),
    ).map(({ id }) => id);
    memories.setState([ids[0]!], 'archived', byOwner);
    memories.erase([ids[8]!], 'owner');
    const page = memories.browse(listQuery({ offset: 4, limit: 2 }));
    expect(page.total).toBe(7);
    expect(page.memories.map(({ id }) => id)).toEqual([ids[3], ids[2]]);
    expect(memories.browse(listQuery({ states: ['archived'] })).total).toBe(1);
    expect(() => memories.browse(listQuery({ offset: 4, neverOpened: true }))).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });

  it.each<[string, Partial<MemoryListQuery>, string]>([
    ['the newest first', {}, 'bAc'],
    ['the oldest first', { descending: false }, 'cAb'],
    ['the title, whatever the case', { order: 'title', descending: false }, 'Abc'],
    ['the last change', { order: 'changed' }, 'cbA'],
    ['how sure it is', { order: 'confidence', descending: false }, 'bcA'],
  ])('is put in order by %s, page after page', async (_, query, expected) => {
    const { memories, clock } = openMemories();
    const add = (title: string, occurredAt: number, confidence: number) => {
      memories.add(
        { kind: 'semantic', fields: semanticFields(), title, occurredAt, confidence },
        [],
        byOwner,
      );
      return clock.advance(10);
    };
    await add('A', 20, 0.9);
    await add('b', 30, 0.5);
    await add('c', 10, 0.7);
    let titles = '';
    for (let cursor: string | null = null; ;) {
      const page = memories.browse(listQuery({ ...query, cursor, limit: 1 }));
      titles += page.memories.map(({ title }) => title).join('');
      if ((cursor = page.nextCursor) === null) break;
    }
    expect(titles).toBe(expected);
  });

  it('keeps to what was typed, an application, what has no source, and what was never opened', () => {
    const { memories } = openMemories();
    const own = [{ kind: 'owner' }] as const;
    const lena = memories.add(
      { kind: 'semantic', fields: semanticFields({ name: 'Lena Brandt', summary: 'Running club' }) },
      own,
      byOwner,
    ).id;
    const mail = memories.add({ kind: 'episodic', fields: episodicFields() }, [], byOwner).id;
    memories.noteOpened(lena);
    const ids = (query: Partial<MemoryListQuery>) =>
      memories.browse(listQuery(query)).memories.map(({ id }) => id);
    for (const typed of ['len', 'bra LEN', 'runn', 'runni', 'running club'])
      expect(ids({ text: typed }), typed).toEqual([lena]);
    expect(ids({ text: 'unning' })).toEqual([]);
    expect(ids({ application: 'Mail' })).toEqual([mail]);
    expect(ids({ hasNoSource: true })).toEqual([mail]);
    expect(ids({ neverOpened: true })).toEqual([mail]);
    memories.setState([lena], 'archived', byOwner);
    expect(ids({ text: 'lena' })).toEqual([]);
    expect(ids({ text: 'lena club', states: ['archived'] })).toEqual([lena]);
  });

  it('goes on where a page of rare ones ended before it was full', () => {
    const { db, memories } = openMemories();
    const rare = memories.add({ kind: 'episodic', fields: episodicFields(), occurredAt: 1 }, [], byOwner).id;
    db.run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
      INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
      SELECT 'm_20260105090000_' || printf('%08x', i), 'semantic', 'active', 'T', 10 + i, 1, 1 FROM n`);
    const found: string[] = [];
    let pages = 0;
    for (let cursor: string | null = null; pages < 9;) {
      const page = memories.browse(listQuery({ application: 'Mail', cursor }));
      found.push(...page.memories.map(({ id }) => id));
      pages += 1;
      if ((cursor = page.nextCursor) === null) break;
    }
    expect(found).toEqual([rare]);
    expect(pages).toBe(3);
  });
});

describe('saved filters', () => {
  it('are listed by name, renamed and deleted, and no two have one name', () => {
    const { db } = openMemories();
    const { cursor: _, limit: __, offset: ___, ...filter } = listQuery({ text: 'tax', order: 'title' });
    const tax = saveFilter(db, { id: null, name: 'Tax', filter });
    saveFilter(db, { id: null, name: 'art', filter });
    expect(() => saveFilter(db, { id: null, name: 'TAX', filter })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    saveFilter(db, { ...tax, name: 'Zebra' });
    expect(readSavedFilters(db).map(({ name }) => name)).toEqual(['art', 'Zebra']);
    expect(readSavedFilters(db)[1]).toMatchObject({ id: tax.id, filter });
    deleteFilter(db, tax.id);
    expect(readSavedFilters(db)).toHaveLength(1);
    expect(() => saveFilter(db, tax)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
