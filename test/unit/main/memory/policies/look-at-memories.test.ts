import { afterAll, expect, it } from 'vitest';
import { cleanUpConditionsSchema } from '../../../../../src-preload/contract/conditions.ts';
import { createSight, lookAtMemories } from '../../../../../src-main/memory/policies/look-at-memories.ts';
import { episodicFields, semanticFields } from '../../../../helpers/memories-bed.ts';
import { openPolicies } from '../../../../helpers/policies-bed.ts';
import { createRealEmbedder } from '../../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

it('counts every memory once, wherever a slice ends and the next one begins', async () => {
  const { db, clock, memories } = await openPolicies(embedder);
  for (let place = 0; place < 12; place++) {
    const fields = place % 3 === 0 ? episodicFields({ summary: `Episode ${place}` }) : null;
    memories.add(
      fields
        ? { kind: 'episodic', fields }
        : { kind: 'semantic', fields: semanticFields({ name: `Fact ${place}` }) },
      [],
      { actor: 'pipeline' },
    );
  }
  const conditions = cleanUpConditionsSchema.parse({ kinds: ['episodic'] });
  const sight = createSight(db, conditions, clock.now(), { spares: true });
  for (let most = 1; most <= 6; most++) {
    let [cursor, looked, fitting, isEnd] = ['', 0, 0, false];
    while (!isEnd) {
      isEnd = true;
      let places = 0;
      for (const place of lookAtMemories(db, sight, cursor)) {
        cursor = place.cursor;
        looked += place.looked;
        fitting += place.fitting ? 1 : 0;
        isEnd = ++places < most;
        if (!isEnd) break;
      }
    }
    expect({ looked, fitting }, `${most} a slice`).toEqual({ looked: 12, fitting: 4 });
  }
});
