import { agree, expect, test, waitUntilSeen } from './scenario.ts';
import type { RunningApp } from './app.ts';

const scene = {
  program: 'xterm',
  title: 'Recipe',
  text: 'Simmer the lentils with cumin for half an hour.',
} as const;

test('restarts a crashed engine, says so in the window, and loses nothing', async ({ start, open }) => {
  const app = await start();
  await agree(app);
  await open(scene);
  await waitUntilSeen(app, 'Recipe');
  await app.request('app.drain', {});

  const notice = app.page
    .getByText(/starting again/i)
    .first()
    .waitFor({ timeout: 15_000 });
  await killEngine(app);
  await notice;
  await expect
    .poll(async () => (await app.request('app.status', {})).engine.state, { timeout: 30_000 })
    .toBe('ready');
  const { hits } = await app.request('search.query', { text: 'lentils cumin' });
  expect(hits[0]?.title).toContain('Recipe');
});

test('keeps everything over quitting and starting again', async ({ start, open }) => {
  const first = await start();
  await agree(first);
  const window = await open(scene);
  await waitUntilSeen(first, 'Recipe');
  await window.close();
  await first.quit();

  const second = await start();
  await expect
    .poll(async () => (await second.request('app.status', {})).engine.state, { timeout: 30_000 })
    .toBe('ready');
  await second.request('app.drain', {});
  const { recording } = await second.request('app.status', {});
  expect(recording.state).not.toBe('not-agreed');
  const { hits } = await second.request('search.query', { text: 'lentils cumin' });
  expect(hits[0]?.title).toContain('Recipe');
});

test('opens its store after every process was killed in the middle of recording', async ({ start, open }) => {
  const first = await start();
  await agree(first);
  await open(scene);
  await waitUntilSeen(first, 'Recipe');
  await first.kill();

  const second = await start();
  await expect
    .poll(async () => (await second.request('app.status', {})).engine.state, { timeout: 30_000 })
    .toBe('ready');
  await second.request('app.drain', {});
  const { hits } = await second.request('search.query', { text: 'lentils cumin' });
  expect(hits[0]?.title).toContain('Recipe');
});

/** Kills the engine's process as a crash would. */
async function killEngine(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ app: electronApp }) => {
    const engine = electronApp
      .getAppMetrics()
      .find(({ name, serviceName }) => `${name}${serviceName}`.includes('Mneme engine'));
    if (!engine) throw new Error('The engine does not run.');
    process.kill(engine.pid, 'SIGKILL');
  });
}
