import { expect, it } from 'vitest';
import { inTurns } from '../../../../src-main/base/in-turns.ts';
import { deletionCost } from '../../../../src-main/memory/deletion-cost.ts';
import { addFrames, openMemories, semanticFields } from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;

it('counts what would go: only sources that no other memory has, and words that are still there', async () => {
  const { memories, db } = openMemories();
  const [alone, shared] = addFrames(db, [1, 2]).map((frameId) => ({ kind: 'frame' as const, frameId }));
  const add = (sources: NonNullable<typeof alone>[]) =>
    memories.add({ kind: 'semantic', fields: semanticFields() }, sources, byOwner).id;
  const going = add([alone!, shared!]);
  const alsoGoing = add([alone!]);
  add([shared!]);
  memories.update(going, { pinned: true }, [], byOwner);
  expect(await inTurns(deletionCost(db, [going, alsoGoing, going]))).toEqual({
    memories: 2,
    sources: 1,
    changes: 3,
    passages: 2,
    vectors: 0,
  });
  memories.erase([going, alsoGoing], 'owner');
  expect(await inTurns(deletionCost(db, [going, alsoGoing]))).toMatchObject({
    memories: 0,
    changes: 0,
    passages: 0,
  });
});
