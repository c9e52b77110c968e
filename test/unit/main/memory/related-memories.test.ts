import { afterAll, expect, it } from 'vitest';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import { createRelatedMemories } from '../../../../src-main/memory/related-memories.ts';
import { conceptMap } from '../../../../src-main/memory/semantic/concept-map.ts';
import { faults } from '../../../helpers/scripted-model.ts';
import { openAbsorbBed } from '../../../helpers/absorb-bed.ts';
import { addFrames } from '../../../helpers/memories-bed.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

async function openBed() {
  const bed = await openAbsorbBed(embedder, () => faults.broken());
  addFrames(bed.db, [1, 2]);
  const know = (name: string, summary: string, rest: { scope?: string; frames?: readonly number[] } = {}) =>
    bed.memories.add(
      { kind: 'semantic', fields: { name, summary, details: '', origin: '' }, scope: rest.scope ?? null },
      (rest.frames ?? []).map((id) => ({ kind: 'frame', frameId: id as FrameId })),
      { actor: 'pipeline' },
    );
  return { ...bed, know, related: createRelatedMemories(bed.db, bed.vectors) };
}

it('finds what means nearly the same, nearest first, of the same scope and in force', async () => {
  const { know, related, backlog, memories } = await openBed();
  const boiler = know('Boiler', 'The boiler in the cellar heats the whole house');
  expect(await related.of(boiler.id)).toEqual({ memories: [], isKnown: false });
  const repair = know('Boiler repair', 'The boiler in the cellar was repaired in May');
  const heating = know('Heating', 'The house is heated with gas, the heating costs 80 euros a month');
  know('Boiler', 'The boiler heats the house', { scope: 'agent_ada' });
  const old = know('Old boiler', 'The old boiler in the cellar heated the house');
  memories.setState([old.id], 'archived', { actor: 'owner' });
  know('Beethoven', 'Wrote nine symphonies');
  await backlog.drain();
  const { memories: found, isKnown } = await related.of(boiler.id);
  expect(isKnown).toBe(true);
  expect(found.map(({ id }) => id)).toEqual([repair.id, heating.id]);
});

it('links concepts that name each other, came from the same moment, or mean nearly the same, each pair once', async () => {
  const { know, db, vectors, backlog } = await openBed();
  const mila = know('Mila Brandt', 'Runs the harbour project');
  const harbour = know('Harbour project', 'New cranes by June', { frames: [1, 2] });
  const crane = know('Liebherr', 'Builds the machines', { frames: [2] });
  const cat = know('Otto', 'A cat that is fond of fish');
  const sameCat = know('Otto the cat', 'A cat that is very fond of fish');
  know('Millan', 'A goalkeeper');
  await backlog.drain();
  const map = conceptMap(db, vectors, 200);
  expect(map.total).toBe(6);
  expect(map.concepts[0]).toMatchObject({ id: harbour.id, sources: 2 });
  const pair = (why: string, ...ids: string[]) => ({ why, ids: ids.sort() });
  expect(map.links.map(({ why, from, to }) => pair(why, from, to))).toEqual([
    pair('named', mila.id, harbour.id),
    pair('together', harbour.id, crane.id),
    pair('alike', cat.id, sameCat.id),
  ]);
  expect(conceptMap(db, vectors, 1).concepts).toHaveLength(1);
});
