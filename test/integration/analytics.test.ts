/** Figures through the whole engine: from frames that were accepted to time, topics and questions, and away again with them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { frameOf, makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';

const day = '2026-01-05';
const morning = new Date(2026, 0, 5, 9).getTime();
const minute = 60_000;
const windows = [
  { application: 'Browser', title: 'Copper kettles compared', url: 'https://kettles.example/all' },
  { application: 'Writer', title: 'Rent of the flat', url: null },
];
const folder = makeDataFolder();
const ids: FrameId[] = [];
let bed: EngineBed;

beforeAll(async () => {
  bed = await startEngine(folder.folder);
  for (const [turn, window] of windows.entries()) {
    const picture = await drawScreen({ title: window.title, lines: [`Read on the screen ${turn}`] });
    const seen = await bed.ask(
      'frame.accept',
      frameOf(picture, { ...window, capturedAt: morning + turn * minute }),
    );
    ids.push(seen.id);
  }
  await bed.ask('gap.note', {
    kind: 'idle',
    startedAt: morning + 2 * minute,
    endedAt: morning + 60 * minute,
  });
  await bed.ask('engine.drain', {});
});
afterAll(async () => {
  await bed.close();
  folder.remove();
});

it('tells the time, what it was about and what is behind it', async () => {
  const time = await bed.ask('analytics.time', { from: day, to: day, bucket: 'hour', by: 'site' });
  expect(time.daysWaiting).toBe(0);
  expect(time.rows.map(({ label, ms }) => [label, ms])).toEqual([
    ['No site', minute],
    ['kettles.example', minute],
  ]);
  expect(time.away).toEqual([{ kind: 'idle', ms: 58 * minute }]);
  const { topics } = await bed.ask('analytics.topics', { from: day, to: day, bucket: 'day' });
  expect(topics.map(({ label }) => label)).toContain('Copper kettles');
  const { windows: behind } = await bed.ask('analytics.behind', {
    from: day,
    to: day,
    by: 'site',
    key: 'kettles.example',
  });
  expect(behind).toMatchObject([{ title: 'Copper kettles compared', frameId: ids[0] }]);
});

it('refuses a range that ends before it begins', async () => {
  await expect(bed.ask('analytics.focus', { from: '2026-02-01', to: day })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

it('notes what the search box asks, with what it found, and not what others ask', async () => {
  await bed.ask('search.query', { text: 'copper kettles', replaces: 'search-box' });
  await bed.ask('search.query', { text: 'not from the box' });
  const { from, to } = thisYear();
  await expect
    .poll(async () => (await bed.ask('analytics.questions', { from, to })).questions, { timeout: 15_000 })
    .toMatchObject([{ text: 'copper kettles', where: 'search' }]);
});

it('forgets with a frame all that was counted from it', async () => {
  await bed.ask('frame.delete', { ids: [ids[0]!] });
  await bed.ask('engine.drain', {});
  const { rows } = await bed.ask('analytics.time', { from: day, to: day, bucket: 'hour', by: 'application' });
  expect(rows.map(({ label }) => label)).toEqual(['Writer']);
  const { topics } = await bed.ask('analytics.topics', { from: day, to: day, bucket: 'day' });
  expect(topics.map(({ label }) => label).join()).not.toContain('kettles');
});

function thisYear(): { readonly from: string; readonly to: string } {
  const year = new Date().getFullYear();
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}
