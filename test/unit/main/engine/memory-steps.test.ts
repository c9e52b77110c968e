import { expect, it } from 'vitest';
import { createMemorySteps, type StepProgress } from '../../../../src-main/engine/memory-steps.ts';
import { transaction } from '../../../../src-main/store/database.ts';
import { listQuery, openMemories, semanticFields } from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;

function openSteps(count: number, onProgress: (progress: StepProgress) => void = () => {}) {
  const { db, memories } = openMemories();
  const ids = transaction(db, () =>
    Array.from(
      { length: count },
      (_, at) =>
        memories.add({ kind: 'semantic', fields: semanticFields({ name: `Fact ${at}` }) }, [], byOwner).id,
    ),
  );
  const steps = createMemorySteps(memories, (progress) => onProgress(progress));
  const archive = () =>
    steps.run({ ids }, (some, step) => memories.setState(some, 'archived', { ...byOwner, step }).memories);
  return { memories, steps, archive };
}

it('tells how far a long step and its undoing have come', async () => {
  const told: StepProgress[] = [];
  const { archive, steps, memories } = openSteps(250, (progress) => told.push(progress));
  const { step } = await archive();
  expect(told).toEqual([
    { step, done: 100, total: 250 },
    { step, done: 200, total: 250 },
  ]);
  expect(await steps.undo(step)).toEqual({ step, memories: 250 });
  expect(told.slice(2)).toEqual([
    { step, done: 100, total: 250 },
    { step, done: 200, total: 250 },
  ]);
  expect(memories.statistics().perState).toMatchObject({ active: 250, archived: 0 });
  await expect(steps.undo(step)).rejects.toMatchObject({ code: 'conflict' });
});

it('a step that is ended keeps what it has done, and takes that back as one', async () => {
  const bed = openSteps(350, ({ step, done }) => {
    if (done === 200) bed.steps.stop(step);
  });
  const { step, memories: changed } = await bed.archive();
  expect(changed).toBe(200);
  expect(bed.memories.statistics().perState).toMatchObject({ active: 150, archived: 200 });
  expect((await bed.steps.undo(step)).memories).toBe(200);
  expect(bed.memories.statistics().perState.archived).toBe(0);
});

it('looking for what a step is to change is told and can be ended; then nothing was changed', async () => {
  const bed = openSteps(1_200, ({ step, done, total }) => {
    told.push([done, total]);
    bed.steps.stop(step);
  });
  const told: number[][] = [];
  const all = { filter: listQuery(), until: Infinity, except: [] };
  const archived = bed.steps.run({ ids: [], all }, () => 1);
  await expect(archived).rejects.toMatchObject({ code: 'cancelled' });
  expect(told).toEqual([[1_000, 0]]);
});

it('undoing that was broken off goes on', async () => {
  const { archive, steps, memories } = openSteps(150);
  const { step } = await archive();
  for (const { left } of memories.undoInSlices(step, 100)) if (left === 50) break;
  expect((await steps.undo(step)).memories).toBe(50);
  expect(memories.statistics().perState.active).toBe(150);
});
