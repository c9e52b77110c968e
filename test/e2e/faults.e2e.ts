import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { agree, expect, test, waitUntilSeen } from './scenario.ts';
import type { RunningApp } from './app.ts';

const run = promisify(execFile);
const scene = { program: 'xterm', title: 'Harbour', text: 'The ferry leaves from pier seven.' } as const;

async function engineState(app: RunningApp): Promise<string> {
  return (await app.request('app.status', {})).engine.state;
}

test('says which key is missing, and touches nothing, when the key does not fit the store', async ({
  start,
  open,
  userData,
}) => {
  const first = await start();
  await agree(first);
  await open(scene);
  await waitUntilSeen(first, 'Harbour');
  await first.quit();
  const keyFile = join(userData, 'data', 'key.bin');
  const databaseFile = join(userData, 'data', 'mneme.db');
  const [key, database] = await Promise.all([readFile(keyFile), readFile(databaseFile)]);

  await writeFile(keyFile, randomBytes(key.length));
  const second = await start();
  await expect.poll(() => engineState(second), { timeout: 30_000 }).toBe('no-key');
  const { engine } = await second.request('app.status', {});
  expect(engine.message).toMatch(/key/i);
  await expect(second.page.getByText(/key/i).first()).toBeVisible();
  await second.quit();
  expect((await readFile(databaseFile)).equals(database)).toBe(true);

  await writeFile(keyFile, key);
  const third = await start();
  await expect.poll(() => engineState(third), { timeout: 30_000 }).toBe('ready');
  await third.request('app.drain', {});
  expect((await third.request('search.query', { text: 'ferry pier' })).hits[0]?.title).toContain('Harbour');
});

test('refuses a damaged configuration with its line and does not overwrite it', async ({
  start,
  userData,
}) => {
  const file = join(userData, 'config.yaml');
  const broken = 'capture:\n  interval_seconds: often # my own comment\n';
  await writeFile(file, broken);
  const app = await start();
  await app.request('app.agree', {});
  await expect(app.page.getByText(/config\.yaml/).first()).toBeVisible({ timeout: 15_000 });
  await expect(app.page.getByText(/interval_seconds/).first()).toBeVisible();
  await expect(app.request('settings.update', { images: { keep: false, keepDays: 3 } })).rejects.toThrow(
    /line 2/,
  );
  expect(await readFile(file, 'utf8')).toBe(broken);
});

test.describe('on a small disk', () => {
  test.skip(
    process.platform !== 'linux' || process.getuid?.() !== 0,
    'mounting a small disk needs root on Linux',
  );

  test('stops recording while the disk is nearly full, says so, and goes on by itself', async ({
    start,
    open,
    userData,
  }) => {
    const config = await readFile(join(userData, 'config.yaml'));
    await run('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'none', userData]);
    try {
      // The disk hides the file that says that nobody is idle here.
      await writeFile(join(userData, 'config.yaml'), config);
      const app = await start();
      const settings = await app.request('settings.get', {});
      expect(settings.storage.stopBelowFreeMb).toBe(1000);
      await agree(app);
      await expect
        .poll(async () => (await app.request('app.status', {})).recording.state, { timeout: 30_000 })
        .toBe('disk-full');
      await expect(app.page.getByText(/disk/i).first()).toBeVisible();
      await app.request('settings.update', { storage: { stopBelowFreeMb: 50 } });
      await open(scene);
      await waitUntilSeen(app, 'Harbour');

      const ballast = join(userData, 'ballast');
      const { bavail, bsize } = await statfs(userData);
      await run('fallocate', ['-l', String(bavail * bsize - 30_000_000), ballast]);
      const recordingState = async (): Promise<string> =>
        (await app.request('app.status', {})).recording.state;
      await expect.poll(recordingState, { timeout: 30_000 }).toBe('disk-full');
      await expect(app.page.getByText(/disk/i).first()).toBeVisible();
      await rm(ballast);
      await expect.poll(recordingState, { timeout: 30_000 }).not.toBe('disk-full');
      await open({ ...scene, title: 'Lighthouse' });
      await waitUntilSeen(app, 'Lighthouse');
      await app.kill();
    } finally {
      await run('umount', ['-l', userData]);
    }
  });
});
