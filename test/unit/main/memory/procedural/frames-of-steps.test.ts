import { expect, it } from 'vitest';
import { framesOfSteps } from '../../../../../src-main/memory/procedural/frames-of-steps.ts';
import { addUnits } from '../../../../../src-main/memory/units.ts';
import { addFrames, openMemories, proceduralFields } from '../../../../helpers/memories-bed.ts';

it('gives each step the moments that have its words, and none where none has', () => {
  const { db, memories } = openMemories();
  const [first, second, third] = addFrames(db, [1, 2, 3]);
  const see = (frameId: typeof first, text: string) =>
    addUnits(db, 'screen', [
      { text, author: null, byOwner: false, occurredAt: 1, frameId: frameId!, memoryId: null, scope: null },
    ]);
  see(first, 'Fill the kettle with vinegar from the bottle');
  see(second, 'Boil it twice, then rinse');
  see(third, 'Kettle: vinegar');
  const steps = ['Fill the kettle with vinegar', 'Boil it twice', 'Call your mother'];
  const { id } = memories.add(
    { kind: 'procedural', fields: proceduralFields({ steps }) },
    [first!, second!, third!].map((frameId) => ({ kind: 'frame', frameId })),
    { actor: 'pipeline' },
  );
  expect(framesOfSteps(db, id)).toEqual([[first, third], [second], []]);
});
