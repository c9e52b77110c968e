import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../../../src-main/embedding/embedder.ts';
import { addUnits, type NewUnit } from '../../../../../src-main/memory/units.ts';
import { createRealEmbedder, createSearchBed } from '../../../../helpers/search-bed.ts';

let embedder: Embedder;
beforeAll(() => {
  embedder = createRealEmbedder();
});
afterAll(() => embedder.close());

const day = 86_400_000;

function said(author: string, text: string, occurredAt = 0): NewUnit {
  return { text, author, byOwner: false, occurredAt, frameId: null };
}

describe('the second look', () => {
  it('puts what was written by the first of two named authors before what the other wrote', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([said('Ada', 'The plan is good.'), said('Ben', 'The plan is good.')]);
    expect((await bed.ask('what did Ada say about the plan of Ben?')).hits[0]?.application).toBe('Ada');
    expect((await bed.ask('what did Ben say about the plan of Ada?')).hits[0]?.application).toBe('Ben');
  });

  it('puts a statement before a question in the same words', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember([said('Ada', 'the ferry leaves at nine'), said('Ada', 'the ferry leaves at nine?')]);
    expect((await bed.find('ferry leaves'))[0]).toBe('the ferry leaves at nine');
  });

  it('prefers what was written in a date of the question whose filter was taken away', async () => {
    const bed = createSearchBed(embedder);
    const now = bed.clock.now();
    const texts = ['The picnic was lovely.', 'The picnic was lovely!'];
    await bed.remember([said('Ada', texts[0]!, now - 40 * day), said('Ada', texts[1]!, now - day)]);
    const ask = async (question: string, literal: string): Promise<string | undefined> =>
      (await bed.find(question, { literal: [literal] }))[0];
    expect(await ask('how was the picnic yesterday', 'yesterday')).toBe(texts[1]);
    expect(await ask('how was the picnic 40 days ago', '40 days ago')).toBe(texts[0]);
  });

  it('keeps units that wait for their vectors in the list, and every unit once', async () => {
    const bed = createSearchBed(embedder);
    await bed.remember(
      Array.from({ length: 130 }, (_, place) => said('Ada', `note ${place} about the harbour`)),
    );
    await bed.backlog.stop();
    addUnits(bed.db, 'late', [said('Ada', 'a late note about the harbour')]);
    const { hits } = await bed.ask('the harbour', { limit: 100 });
    const next = await bed.ask('the harbour', {
      limit: 100,
      cursor: (await bed.ask('the harbour', { limit: 100 })).nextCursor,
    });
    expect(next.hits.length).toBe(31);
    const ids = [...hits, ...next.hits].map((hit) => hit.unitId);
    expect(new Set(ids).size).toBe(131);
    const scores = [...hits, ...next.hits].map((hit) => hit.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});
