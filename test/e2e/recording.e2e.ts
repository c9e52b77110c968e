import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { agree, expect, seenTitles, test, waitUntilSeen } from './scenario.ts';

test('records nothing before the owner agrees, and says what it will record', async ({
  start,
  open,
  userData,
}) => {
  const app = await start();
  await expect(app.page.getByText(/nothing is recorded/i).first()).toBeVisible({ timeout: 15_000 });
  await app.page.getByRole('button', { name: 'What would be recorded?' }).click();
  await expect(app.page.getByText(/private/i).first()).toBeVisible();
  await expect
    .poll(async () => (await app.request('app.status', {})).engine.state, { timeout: 30_000 })
    .toBe('ready');
  const before = await app.request('app.status', {});
  expect(before.recording.state).toBe('not-agreed');
  expect(before.counters).toEqual({ seen: 0, kept: 0, same: 0, excluded: 0, failed: 0 });
  expect(await imagesIn(userData)).toEqual([]);

  await app.page.getByRole('button', { name: /agree/i }).click();
  await open({ program: 'xterm', title: 'Poem', text: 'The fog comes on little cat feet.' });
  await expect
    .poll(async () => (await app.request('app.status', {})).displays[0]?.lastStoredAt ?? null, {
      timeout: 30_000,
    })
    .not.toBeNull();
  expect((await imagesIn(userData)).length).toBeGreaterThan(0);

  const steps = app.page.getByRole('dialog', { name: 'First steps' });
  await expect(steps.getByText('Recording the screen: allowed')).toBeVisible();
  await steps.getByRole('button', { name: 'Next' }).click();
  await steps.getByRole('button', { name: 'Go on without' }).click();
  await steps.getByRole('button', { name: /^Search for/ }).click({ timeout: 60_000 });
  await expect(steps).toBeHidden();
  await expect(app.page.getByRole('option').first()).toBeVisible({ timeout: 20_000 });
});

test('sees nothing while paused and goes on when resumed', async ({ start, open }) => {
  const app = await start();
  await agree(app);
  await app.page.getByRole('button', { name: /pause/i }).first().click();
  await app.page.getByRole('menuitem', { name: /1 hour/i }).click();
  await expect
    .poll(async () => (await app.request('app.status', {})).recording.state, { timeout: 15_000 })
    .toBe('paused');
  const { recording, counters } = await app.request('app.status', {});
  expect(recording.until).toBeGreaterThan(Date.now() + 59 * 60_000);
  const hidden = await open({
    program: 'xterm',
    title: 'Surprise party',
    text: 'The surprise party is at nine.',
  });
  await hidden.close();
  expect((await app.request('app.status', {})).counters.kept).toBe(counters.kept);

  await app.page
    .getByRole('button', { name: /resume/i })
    .first()
    .click();
  await open({ program: 'xterm', title: 'Weekly plan', text: 'On Monday the committee meets.' });
  await waitUntilSeen(app, 'Weekly plan');
  expect(await seenTitles(app)).not.toContainEqual(expect.stringContaining('Surprise'));
});

async function imagesIn(userData: string): Promise<string[]> {
  const folder = join(userData, 'data', 'images');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
