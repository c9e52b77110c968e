/** The engine as a module that another program uses, by the documented names. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAgent } from '../../src-main/engine/agent-api.ts';
import { engineParts, frameOf, makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';

let folder: ReturnType<typeof makeDataFolder>;
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => folder.remove());

it('searches, counts and saves a copy that another program opens in its place', async () => {
  const dataFolder = join(folder.folder, 'data');
  const bed = await startEngine(dataFolder);
  const capturedAt = Date.UTC(2026, 4, 3, 9, 30);
  const picture = await drawScreen({
    title: 'Ferry',
    lines: ['The ferry to the island leaves at nine from the old pier'],
  });
  await bed.ask('frame.accept', frameOf(picture, { application: 'Browser', title: 'Ferry', capturedAt }));
  await bed.ask('engine.drain', {});
  await bed.ask('memory.create', {
    kind: 'semantic',
    occurredAt: capturedAt,
    fields: { name: 'Boiler', summary: 'Harrow services it in May', details: '', origin: '' },
  });
  await bed.ask('engine.drain', {});
  await bed.close();

  const agent = await openAgent(engineParts(dataFolder));
  const found = await agent.search_memory('when does the ferry leave', { limit: 5, kinds: ['frame'] });
  expect(found[0]).toMatchObject({
    kind: 'frame',
    application: 'Browser',
    title: 'Ferry',
    occurred_at: '2026-05-03T09:30:00.000Z',
  });
  expect(found[0]!.text).toContain('nine');
  const [boiler] = await agent.search_memory('who services the boiler', { kinds: ['semantic'] });
  expect(boiler).toMatchObject({ kind: 'semantic', title: 'Boiler' });
  expect(await agent.search_memory('ferry', { from: capturedAt + 1 })).toEqual([]);
  await expect(agent.search_memory('ferry', { limit: 0 })).rejects.toMatchObject({ code: 'invalid-input' });

  const statistics = await agent.get_memory_statistics();
  expect(statistics.per_kind['semantic']).toBe(1);
  expect(statistics.total_count).toBe(
    Object.values(statistics.per_kind).reduce((sum, count) => sum + count, 0),
  );
  expect(statistics.per_day.map(({ day }) => day)).toContain('2026-05-03');
  expect(statistics.bytes).toBeGreaterThan(10_000);

  const copy = await agent.save_agent(join(folder.folder, 'backup'));
  expect(readdirSync(copy.folder)).toContain('mneme.db');
  await agent.close();
  rmSync(dataFolder, { recursive: true });
  const restored = await openAgent(engineParts(copy.folder));
  expect(await restored.get_memory_statistics()).toMatchObject({ total_count: statistics.total_count });
  expect((await restored.search_memory('ferry pier', { kinds: ['frame'] }))[0]?.id).toBe(found[0]!.id);
  await restored.close();
});
