import { afterAll, describe, expect, it } from 'vitest';
import { MnemeError } from '../../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../../src-preload/contract/sentences/say.ts';
import type { MemoryId } from '../../../../../src-preload/contract/memory.ts';
import { searchQuerySchema } from '../../../../../src-preload/contract/search.ts';
import { createSearch } from '../../../../../src-main/memory/search/search.ts';
import { addUnits, removeUnits } from '../../../../../src-main/memory/units.ts';
import { addFrame, createRealEmbedder, createSearchBed } from '../../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const day = 86_400_000;

describe('what is found', () => {
  it('finds by words that stand in the text', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([{ text: 'The boiler was serviced by Harrow' }, { text: 'Lunch with the team' }]);
    expect((await bed.find('harrow'))[0]).toBe('The boiler was serviced by Harrow');
  });

  it('finds by meaning what shares no word with the question', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([
      { text: 'Your flight to Lisbon departs at 7 in the morning' },
      { text: 'Quarterly revenue grew by twelve percent' },
      { text: 'Mix flour, eggs and sugar, then bake for an hour' },
    ]);
    expect((await bed.find('how to make a cake'))[0]).toContain('flour');
    expect((await bed.find('travel by plane'))[0]).toContain('Lisbon');
  });

  it('finds what has no vector yet by its words, and says that it is not complete', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([{ text: 'Something about gardens' }]);
    addUnits(bed.db, 'new', [
      { text: 'The zucchini harvest', author: null, byOwner: false, occurredAt: 0, frameId: null },
    ]);
    const answer = await bed.ask('zucchini');
    expect(answer.hits[0]?.passage.some((part) => part.matched && part.text === 'zucchini')).toBe(true);
    expect(answer.missing).toEqual([
      {
        arm: 'meaning',
        kind: 'backlog',
        reason: 'One passage is found by words only until the backlog is done.',
      },
    ]);
  });

  it('goes on with words alone when the model fails, and says why', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([{ text: 'a heron by the lake' }]);
    const failing = {
      ...embedder,
      embedQuery: () =>
        Promise.reject(new MnemeError('model-missing', foreign('The file model.onnx is missing.'))),
    };
    const search = createSearch({ ...bed, embedder: failing });
    const answer = await search.query(searchQuerySchema.parse({ text: 'heron' }));
    expect(answer.hits).toHaveLength(1);
    expect(answer.missing).toEqual([
      {
        arm: 'meaning',
        kind: 'unavailable',
        reason: 'Searched by words only. The file model.onnx is missing.',
      },
    ]);
  });

  it.each([
    ['Chinese', '会议', '昨天的会议记录在桌子上', '今天天气很好'],
    ['Arabic', 'الاجتماع', 'ملاحظات الِاجْتِمَاعِ على المكتب', 'الطقس جميل اليوم'],
    ['Thai', 'ประชุม', 'บันทึกการประชุมเมื่อวาน', 'วันนี้อากาศดี'],
    ['Cyrillic', 'совещание', 'Заметки: совещание в четверг', 'Сегодня хорошая погода'],
  ])('puts the %s text that holds the word first', async (_, question, wanted, other) => {
    const bed = createSearchBed(embedder);
    await bed.remember([{ text: other }, { text: wanted }, { text: `${other} ${other}` }]);
    const answer = await bed.ask(question);
    expect(answer.hits[0]?.passage.map((part) => part.text).join('')).toBe(wanted);
    expect(answer.hits[0]?.passage.some((part) => part.matched)).toBe(true);
  });

  it('prefers what the named person wrote', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([
      { text: 'I will bring the salad', author: 'Ann' },
      { text: 'I will bring the salad', author: 'Bob' },
    ]);
    const answer = await bed.ask('what does Ann bring');
    expect(answer.hits[0]?.application).toBe('Ann');
    expect(answer.hits[0]?.reasons.some((reason) => reason.arm === 'author')).toBe(true);
    expect((await bed.ask('what does Bob bring')).hits[0]?.application).toBe('Bob');
  });
});

describe('why it was found', () => {
  it('names the words, the meaning and the neighbours, strongest first', async () => {
    const bed = createSearchBed(embedder);
    addUnits(
      bed.db,
      'talk',
      ['Where did you buy the telescope?', 'In the shop by the bridge.'].map((text) => ({
        text, author: null, byOwner: false, occurredAt: 0, frameId: null,
      })), // prettier-ignore
    );
    await bed.remember([{ text: 'nothing of the kind' }]);
    const { hits } = await bed.ask('telescope');
    const reasons = hits.map((hit) => hit.reasons.map((reason) => reason.arm));
    expect(hits[0]?.reasons.find((reason) => reason.arm === 'words')?.words).toEqual(['telescope']);
    expect(reasons[1]).toContain('neighbour');
    for (const hit of hits) {
      const shares = hit.reasons.map((reason) => reason.score);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
      expect(shares.every((share) => share >= 0)).toBe(true);
    }
  });
});

describe('narrowing', () => {
  it('keeps to the application, the display and the time that were asked for', async () => {
    const bed = createSearchBed(embedder);
    const now = bed.clock.now();
    const frame = (application: string, displayId: string, capturedAt: number) => ({
      text: `invoice in ${application} on ${displayId}`,
      author: application,
      occurredAt: capturedAt,
      frameId: addFrame(bed.db, { application, displayId, capturedAt }),
    });
    await bed.remember([
      frame('Mail', 'left', now),
      frame('Mail', 'right', now - 10 * day),
      frame('Editor', 'left', now),
    ]);
    const filtered = (filters: object): Promise<string[]> => bed.find('invoice', { filters });
    expect((await filtered({ applications: ['Mail'] })).sort()).toEqual([
      'invoice in Mail on left',
      'invoice in Mail on right',
    ]);
    expect(await filtered({ displays: ['right'] })).toEqual(['invoice in Mail on right']);
    expect(await filtered({ applications: ['Mail'], from: now - day, to: now + 1 })).toEqual([
      'invoice in Mail on left',
    ]);
    expect(await filtered({ applications: ['Mail'], displays: ['left'] })).toEqual([
      'invoice in Mail on left',
    ]);
    expect(await filtered({ from: now - 20 * day, to: now - 5 * day })).toEqual(['invoice in Mail on right']);
    expect(bed.search.facets()).toEqual({
      applications: [{ name: 'Mail', frames: 2 }, { name: 'Editor', frames: 1 }],
      displays: [{ id: 'left', frames: 2 }, { id: 'right', frames: 1 }],
    }); // prettier-ignore
  });

  it('takes the date in the question as a filter that can be removed', async () => {
    const bed = createSearchBed(embedder);
    const now = bed.clock.now();
    await bed.remember([
      { text: 'train tickets, old', occurredAt: now - 40 * day },
      { text: 'train tickets, yesterday', occurredAt: now - day },
    ]);
    const answer = await bed.ask('train tickets yesterday');
    expect(answer.hits.map((hit) => hit.occurredAt)).toEqual([now - day]);
    expect(answer.understood.map((date) => date.text)).toEqual(['yesterday']);
    expect(await bed.find('train tickets yesterday', { literal: ['yesterday'] })).toHaveLength(2);
  });

  it('takes a date that leaves nothing as a part of what is looked for, says so, and pages on like that', async () => {
    const bed = createSearchBed(embedder);
    const now = bed.clock.now();
    const texts = ['train tickets for the festival', 'train tickets for the wedding'];
    await bed.remember(texts.map((text, i) => ({ text, occurredAt: now - (40 + i) * day })));
    const first = await bed.ask('train tickets yesterday', { limit: 1 });
    expect(first.hits).toHaveLength(1);
    expect(first.understood).toEqual([]);
    expect(first.leftOut.map((date) => date.text)).toEqual(['yesterday']);
    const second = await bed.ask('train tickets yesterday', { limit: 1, cursor: first.nextCursor });
    expect(second.hits).toHaveLength(1);
    expect(second.hits[0]!.unitId).not.toBe(first.hits[0]!.unitId);
    expect(second.leftOut).toEqual(first.leftOut);
  });

  it('keeps to a date within which something matches, and to one beyond which nothing does', async () => {
    const bed = createSearchBed(embedder);
    const now = bed.clock.now();
    await bed.remember([
      { text: 'train tickets for the festival', occurredAt: now - day },
      { text: 'train tickets for the wedding', occurredAt: now - 40 * day },
    ]);
    const found = await bed.ask('train tickets yesterday');
    expect(found.leftOut).toEqual([]);
    expect(found.hits).toHaveLength(1);
    expect((await bed.ask('3 days ago')).hits).toEqual([]);
    const nothing = await bed.ask('"zeppelin" yesterday');
    expect(nothing.hits).toEqual([]);
    expect(nothing.understood.map((date) => date.text)).toEqual(['yesterday']);
  });

  it('says where even the best hit does not match well, and still shows it', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([
      { text: 'The landlord wants the rent before the third of each month' },
      { text: 'Slowly fry two onions in butter' },
    ]);
    expect(await bed.ask('when does the landlord want the rent')).toMatchObject({ weak: false });
    expect(await bed.ask('onions')).toMatchObject({ weak: false });
    const nearest = await bed.ask('what is the licence plate of the rental car');
    expect(nearest.weak).toBe(true);
    expect(nearest.hits.length).toBeGreaterThan(0);
  });

  it('lists a time that is asked for without words, newest first', async () => {
    const bed = createSearchBed(embedder);
    const now = bed.clock.now();
    await bed.remember([
      { text: 'long ago', occurredAt: now - 40 * day },
      { text: 'first', occurredAt: now - day },
      { text: 'second', occurredAt: now - day + 1000 },
    ]);
    expect(await bed.find('yesterday')).toEqual(['second', 'first']);
  });

  it('wants what is in quotation marks and refuses what has a minus', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([
      { text: 'the red kite circled' },
      { text: 'a kite, red as fire' },
      { text: 'the red kite slept' },
    ]);
    expect((await bed.find('"red kite"')).sort()).toEqual(['the red kite circled', 'the red kite slept']);
    expect(await bed.find('"red kite" -slept')).toEqual(['the red kite circled']);
    expect(await bed.find('kite -"red kite"')).toEqual(['a kite, red as fire']);
    expect((await bed.find('-slept')).sort()).toEqual(['a kite, red as fire', 'the red kite circled']);
  });
});

describe('paging', () => {
  it('brings every hit exactly once, in the same order, whatever the size of a page', async () => {
    const bed = createSearchBed(embedder);
    addUnits(
      bed.db,
      'many',
      Array.from({ length: 1000 }, (_, n) => ({
        text: `note ${n} about ${n % 3 === 0 ? 'owls and owls' : 'owls'}`,
        author: null, byOwner: false, occurredAt: n, frameId: null,
      })), // prettier-ignore
    );
    const pages = async (limit: number): Promise<number[]> => {
      const ids: number[] = [];
      for (let cursor: string | null = null; ;) {
        const answer = await bed.ask('owls', { limit, cursor });
        ids.push(...answer.hits.map((hit) => hit.unitId));
        // New units come in while the owner scrolls.
        if (ids.length < 300) {
          addUnits(bed.db, 'later', [
            { text: 'more owls', author: null, byOwner: false, occurredAt: 1, frameId: null },
          ]);
        }
        if (answer.nextCursor === null) return ids;
        cursor = answer.nextCursor;
      }
    };
    const first = await pages(100);
    expect(first).toHaveLength(1000);
    expect(new Set(first).size).toBe(1000);
  });

  it('goes on when a unit of the next page was removed, and never shows it', async () => {
    const bed = createSearchBed(embedder);
    const ids = await bed.remember(Array.from({ length: 30 }, (_, n) => ({ text: `owl ${n}` })));
    const first = await bed.ask('owl', { limit: 10 });
    const shown = new Set(first.hits.map((hit) => hit.unitId));
    const gone = ids.find((id) => !shown.has(id))!;
    removeUnits(bed.db, [gone]);
    const rest = await bed.ask('owl', { limit: 100, cursor: first.nextCursor });
    expect([...shown, ...rest.hits.map((hit) => hit.unitId)].sort((a, b) => a - b)).toEqual(
      ids.filter((id) => id !== gone),
    );
  });

  it('pages through a time without words, also where many moments are the same', async () => {
    const bed = createSearchBed(embedder);
    const ids = addUnits(
      bed.db,
      'many',
      Array.from({ length: 57 }, (_, n) => ({
        text: `n ${n}`,
        author: null,
        byOwner: false,
        occurredAt: Math.floor(n / 10),
        frameId: null,
      })),
    );
    const found: number[] = [];
    for (let cursor: string | null = null; ;) {
      const answer = await bed.ask('', { limit: 7, cursor });
      found.push(...answer.hits.map((hit) => hit.unitId));
      if (answer.nextCursor === null) break;
      cursor = answer.nextCursor;
    }
    expect(found).toEqual(ids.toReversed());
  });

  it('refuses a cursor that no page ended with', async () => {
    const bed = createSearchBed(embedder);
    await expect(bed.ask('owl', { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a search that is replaced', () => {
  it('ends with "cancelled"', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([{ text: 'owl' }]);
    const controller = new AbortController();
    const asked = bed.search.query(searchQuerySchema.parse({ text: 'owl' }), controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('removal', () => {
  it('leaves nothing that any arm could find', async () => {
    const bed = createSearchBed(embedder);
    const [gone] = await bed.remember([{ text: 'the secret meeting place' }, { text: 'weather report' }]);
    removeUnits(bed.db, [gone!]);
    const { hits } = await bed.ask('the secret meeting place');
    expect(hits.map((hit) => hit.unitId)).not.toContain(gone);
    expect(bed.db.value('SELECT count(*) FROM unit_vectors WHERE unit_id = ?', [gone!])).toBe(0);
  });
});

describe('memories and messages', () => {
  it('are found beside frames, and can be asked for by their kind and by the application they came from', async () => {
    const bed = createSearchBed(embedder);
    const at = bed.clock.now();
    const frameId = addFrame(bed.db, { application: 'Mail', displayId: '1', capturedAt: at });
    const memoryId = 'm_20260101000000_0000abcd' as MemoryId;
    bed.db.run(
      `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
       VALUES (?, 'semantic', 'active', 'Boiler', ?, ?, ?)`,
      [memoryId, at, at, at],
    );
    bed.db.run(`INSERT INTO memory_sources (memory_id, kind, frame_id, noted_at) VALUES (?, 'frame', ?, 0)`, [
      memoryId,
      frameId,
    ]);
    const session = bed.db.run(
      `INSERT INTO chat_sessions (title, persona, created_at, updated_at) VALUES ('Heating', 'plain', 0, 0)`,
    ).id;
    const message = bed.db.run(
      `INSERT INTO chat_messages (session_id, role, author, text, created_at, state)
       VALUES (?, 'user', 'You', 'who services the boiler', 0, 'whole')`,
      [session],
    ).id;
    await bed.remember([
      { text: 'Harrow will service the boiler on Tuesday at nine', frameId, author: 'Mail' },
      { text: 'The boiler is serviced by Harrow', memoryId },
      { text: 'who services the boiler', messageId: message, author: 'You', byOwner: true },
    ]);
    const origins = async (filters: object) =>
      (await bed.ask('boiler', { filters })).hits.map((hit) => [hit.origin.type, hit.title]);
    expect((await origins({})).map(([type]) => type).toSorted()).toEqual(['frame', 'memory', 'message']);
    expect(await origins({ kinds: ['semantic'] })).toEqual([['memory', 'Boiler']]);
    expect(await origins({ kinds: ['message'] })).toEqual([['message', 'Heating']]);
    expect((await origins({ kinds: ['frame', 'episodic'] })).map(([type]) => type)).toEqual(['frame']);
    expect((await origins({ applications: ['Mail'] })).map(([type]) => type)).toEqual(['memory', 'frame']);
  });

  it('of a scope are found where that scope is asked for, and left out where it is not', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([
      { text: 'The boiler is serviced by Harrow' },
      { text: 'The boiler of the owner of the team stands in Bern', scope: 'team_a+b' },
      { text: 'A boiler was heard of by the assistant', scope: 'agent_assistant' },
    ]);
    const find = async (scopes: string[] | null) =>
      (await bed.find('boiler', { filters: { scopes } })).map((text) => text.slice(0, 8)).toSorted();
    expect(await find(null)).toEqual(['A boiler', 'The boil', 'The boil']);
    expect(await find(['agent_assistant'])).toEqual(['A boiler']);
    expect(await find(['', 'agent_assistant'])).toEqual(['A boiler', 'The boil']);
    expect(await find([])).toEqual([]);
    expect(await bed.find('', { filters: { scopes: ['team_a+b'], from: 0 } })).toHaveLength(1);
    const { hits } = await bed.ask('boiler', { filters: { scopes: ['', 'team_a+b'] } });
    expect(hits.map(({ scope }) => scope).toSorted()).toEqual([null, 'team_a+b']);
    expect(await bed.find('', { filters: { scopes: [''], from: 0 } })).toHaveLength(1);
  });
});
