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
  expectGoingOn(told.splice(0), step, 250);
  expect(await steps.undo(step)).toEqual({ step, memories: 250 });
  expectGoingOn(told, step, 250);
  expect(memories.statistics().perState).toMatchObject({ active: 250, archived: 0 });
  await expect(steps.undo(step)).rejects.toMatchObject({ code: 'conflict' });
});

it('a step that is ended keeps what it has done, and takes that back as one', async () => {
  let done = 0;
  const bed = openSteps(350, (told) => {
    if (done === 0 && told.done >= 20) {
      done = told.done;
      bed.steps.stop(told.step);
    }
  });
  const { step, memories: changed } = await bed.archive();
  expect(changed).toBe(done);
  expect(bed.memories.statistics().perState).toMatchObject({ active: 350 - done, archived: done });
  expect((await bed.steps.undo(step)).memories).toBe(done);
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
  let undone = 0;
  for (const { memoryIds } of memories.undoInSlices(step)) {
    undone += memoryIds.length;
    if (undone > 0) break;
  }
  expect((await steps.undo(step)).memories).toBe(150 - undone);
  expect(memories.statistics().perState.active).toBe(150);
});

/** More with each telling, and the end is not told. */
function expectGoingOn(told: readonly StepProgress[], step: number, total: number): void {
  expect(told.length).toBeGreaterThan(1);
  for (const [at, one] of told.entries()) {
    expect(one).toMatchObject({ step, total });
    expect(one.done).toBeGreaterThan(told[at - 1]?.done ?? 0);
    expect(one.done).toBeLessThan(total);
  }
}
