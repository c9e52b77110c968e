import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../../../src-main/embedding/embedder.ts';
import { compareTokens, type ComparedUnit } from '../../../../../src-main/memory/search/late-interaction.ts';
import { addUnits } from '../../../../../src-main/memory/units.ts';
import { createTermCounts } from '../../../../../src-main/store/term-counts.ts';
import { createRealEmbedder, createSearchBed, type SearchBed } from '../../../../helpers/search-bed.ts';

let embedder: Embedder;
beforeAll(() => {
  embedder = createRealEmbedder();
});
afterAll(() => embedder.close());

/** Writes the texts in one stream, alternating between two people, and compares a question with each. */
async function compare(bed: SearchBed, texts: readonly string[], question: string) {
  const ids = addUnits(
    bed.db,
    'talk',
    texts.map((text, place) => ({
      text, author: place % 2 ? 'Ada' : 'Ben', byOwner: false, occurredAt: place, frameId: null,
    })), // prettier-ignore
  );
  await bed.backlog.drain();
  const units = bed.db.all<ComparedUnit>(
    'SELECT id, stream, position, word_count AS wordCount, author FROM units ORDER BY id',
  );
  const { tokens } = await embedder.embedQuery(question);
  const parts = { db: bed.db, embedderId: bed.vectors.embedderId, termCounts: createTermCounts(bed.db) };
  const matches = compareTokens(parts, tokens, units);
  return ids.map((id) => matches.get(id));
}

const far = 'Nothing of that kind was ever said about the weather in the hills.';

describe('comparing word by word', () => {
  it('finds the unit that speaks of the same things in other words', async () => {
    const matches = await compare(
      createSearchBed(embedder),
      ['The heating engineer mends our boiler on Thursday.', far, far, far, far, far],
      'Who repairs the furnace?',
    );
    // The last one stands too far away to borrow anything.
    expect(matches[0]!.match).toBeGreaterThan(matches[5]!.match + 0.05);
  });

  it('lends a unit what stands beside it, the nearer the more', async () => {
    const [own, beside, next, away] = await compare(
      createSearchBed(embedder),
      ['The telescope cost 300 euros.', far, far, far, far],
      'price of the telescope',
    );
    expect(own!.match).toBeGreaterThan(beside!.match);
    expect(beside!.match).toBeGreaterThan(next!.match);
    expect(next!.match).toBeGreaterThan(away!.match);
  });

  it('counts a long unit as its best stretch, and lends it nothing', async () => {
    const filler = 'We talked for a long time about meadows, rivers and the harvest. '.repeat(12);
    const matches = await compare(
      createSearchBed(embedder),
      [`${filler} The telescope cost 300 euros. ${filler}`, filler, far],
      'price of the telescope',
    );
    expect(matches[0]!.match).toBeGreaterThan(matches[1]!.match + 0.1);
  });

  it('knows an answer by the question that somebody else asked just before', async () => {
    const [question, answer, after] = await compare(
      createSearchBed(embedder),
      ['What did the telescope cost?', 'Three hundred.', far],
      'price of the telescope',
    );
    expect(answer!.asked).toBeGreaterThan(0.5);
    expect([question!.asked, after!.asked]).toEqual([0, 0]);
  });

  it('has nothing to say about units without token vectors and questions without words', async () => {
    const bed = createSearchBed(embedder);
    expect(await compare(bed, [far], 'what was it?')).toEqual([undefined]);
    bed.db.run('DELETE FROM unit_tokens');
    const parts = { db: bed.db, embedderId: bed.vectors.embedderId, termCounts: createTermCounts(bed.db) };
    const unit = { id: 1, stream: 'talk', position: 1, wordCount: 5, author: null };
    const { tokens } = await embedder.embedQuery('weather in the hills');
    expect(tokens.map(({ word }) => word)).toEqual(['weather', 'hills']);
    expect(compareTokens(parts, tokens, [unit]).size).toBe(0);
  });
});
