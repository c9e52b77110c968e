/** The whole application is killed while it records, again and again, at moments of which nobody knows. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { RunningApp } from './app.ts';
import { agree, expect, test, waitUntilSeen } from './scenario.ts';
import { openStored } from './stored.ts';

const subjects = ['Lighthouse', 'Volcano', 'Orchard', 'Glacier', 'Bakery'];
const latestKillMs = 1_500;

test(`has everything that reached the disk after ${subjects.length} kills, once`, async ({
  start,
  open,
  userData,
}) => {
  const seed = Number(process.env['MNEME_TEST_SEED'] ?? Date.now() % 1_000_000);
  test.info().annotations.push({ type: 'MNEME_TEST_SEED', description: String(seed) });
  const acknowledged = new Set<FrameId>();
  let app = await start();
  await agree(app);
  for (const [turn, subject] of subjects.entries()) {
    const window = await open({
      program: 'xterm',
      title: subject,
      text: `All about the ${subject} of the coast.`,
    });
    await waitUntilSeen(app, subject);
    const killAt = ((seed + turn * 7_919) * 2_654_435_761) % latestKillMs;
    // Anything between the look and the end of the reading; what is on disk by now must stay.
    const soon = new Promise((resolve) => setTimeout(resolve, killAt));
    for (const id of await frameIds(app)) acknowledged.add(id);
    await soon;
    await killAll(app);
    await window.close();
    app = await start();
    await expect
      .poll(async () => (await app.request('app.status', {})).engine.state, { timeout: 30_000 })
      .toBe('ready');
    expect((await app.request('app.status', {})).recording.state).not.toBe('not-agreed');
    const now = await frameIds(app);
    expect(
      [...acknowledged].filter((id) => !now.includes(id)),
      `seed ${seed}`,
    ).toEqual([]);
  }
  await app.request('app.pause', { minutes: null });
  await app.request('app.drain', {});
  expect((await app.request('app.status', {})).backlog).toEqual({ reading: 0, readingFailed: 0, vectors: 0 });
  for (const subject of subjects) {
    const { hits } = await app.request('search.query', { text: `"about the ${subject}"` });
    expect(hits.map((hit) => hit.title)).toContainEqual(expect.stringContaining(subject));
  }
  const stored = await openStored(app);
  try {
    expect(stored.faults()).toEqual([]);
    for (const image of stored.images) expect(await image.shareOfColour('#ffffff')).toBeGreaterThan(0);
  } finally {
    stored.close();
  }
  const files = await readdir(join(userData, 'data'));
  expect(files.sort()).toEqual([
    'images',
    'key.bin',
    'languages',
    'mneme.db',
    'mneme.db.check',
    'vault-key.bin',
  ]);
  expect(await readdir(join(userData, 'shots'))).toEqual([]);
});

async function frameIds(app: RunningApp): Promise<FrameId[]> {
  const ids: FrameId[] = [];
  for (const { day } of await app.request('timeline.days', {})) {
    ids.push(...(await app.request('timeline.day', { day })).frames.map(({ id }) => id));
  }
  return ids;
}

/** Every process of the application at once, the engine too, which would otherwise see that it is alone and close in order. */
async function killAll(app: RunningApp): Promise<void> {
  const pids = await app.electron.evaluate(({ app: electronApp }) =>
    electronApp.getAppMetrics().map(({ pid }) => pid),
  );
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it went with another
    }
  }
  await app.kill();
}
