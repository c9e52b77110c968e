import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { dayOf } from '../../src-main/base/local-day.ts';
import { addPassages } from '../helpers/upkeep-bed.ts';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme } from './screenshots.ts';
import { changeStored } from './stored.ts';

const folder = join(projectRoot, 'test-results/views');
const passages = 600;

function part({ page }: RunningApp, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

async function openPerformance({ page }: RunningApp): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Performance' }).click();
}

test('the page of performance measures, finds what is wrong, and mends it, also after the power was cut', async ({
  start,
}) => {
  const first = await start();
  await agree(first);
  await changeStored(first, (db) => {
    addPassages(db, passages);
    db.run('DELETE FROM unit_text WHERE rowid % 5 = 0');
    for (let day = 1; day <= 20; day++) {
      for (const [name, bytes] of [
        ['passages', 400_000 + day * 60_000],
        ['pictures', day * 210_000],
      ] as const) {
        const date = dayOf(Date.now() - (21 - day) * 86_400_000);
        db.run('INSERT INTO size_days (day, part, bytes) VALUES (?, ?, ?)', [date, name, bytes]);
      }
    }
  });

  const before = await start();
  await agree(before);
  await before.request('app.pause', { minutes: null });
  await before.request('app.drain', {});
  await openPerformance(before);
  await part(before, 'Speed of search').getByRole('button', { name: 'Measure now' }).click();
  await expect(part(before, 'Speed of search')).toContainText(/Half of 20 questions .* 600 passages/);
  const health = part(before, 'Health of the indexes');
  await health.getByRole('button', { name: 'Check now' }).click();
  await expect(health).toContainText('120 passages are not in the index of words.');
  await expect(part(before, 'Room on the disk')).toContainText(
    /It grows by \d+ KB a day \(by the last 21 days/,
  );
  await before.page.screenshot({ path: join(folder, 'performance-found.png') });

  await health.getByRole('button', { name: 'Build the index of words anew' }).click();
  await before.request('performance.start-job', { job: 'embed-all' });
  const upkeep = part(before, 'Upkeep');
  await upkeep.getByRole('button', { name: 'Pause: Make all vectors anew' }).click();
  await expect(upkeep).toContainText(/Paused at/);
  await expect(upkeep.getByRole('listitem').filter({ hasText: 'Build the index' })).toContainText('Done');
  await upkeep.getByRole('button', { name: 'Go on: Make all vectors anew' }).click();
  const bar = upkeep.getByRole('progressbar', { name: 'Make all vectors anew' });
  await expect.poll(() => bar.getAttribute('value').then(Number)).toBeGreaterThan(0);
  await before.kill();

  const app = await start();
  await agree(app);
  await openPerformance(app);
  const { jobs } = await app.request('performance.jobs', {});
  expect(jobs.find(({ job }) => job === 'embed-all')).toMatchObject({ state: 'running' });
  expect(jobs.find(({ job }) => job === 'embed-all')!.done).toBeGreaterThan(0);
  const embedding = part(app, 'Upkeep').getByRole('listitem').filter({ hasText: 'Make all vectors anew' });
  await expect(embedding).toContainText('Done', { timeout: 60_000 });
  await part(app, 'Health of the indexes').getByRole('button', { name: 'Check again' }).click();
  await expect(part(app, 'Health of the indexes')).toContainText('Nothing is wrong.');
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    await resize(app, 900, 600);
    await app.page.getByRole('heading', { name: 'Performance' }).scrollIntoViewIfNeeded();
    await app.page.screenshot({ path: join(folder, `performance-${theme}-small.png`) });
    await resize(app, 1440, 900);
    await part(app, 'Room on the disk').scrollIntoViewIfNeeded();
    await app.page.screenshot({ path: join(folder, `performance-${theme}-large.png`) });
  }
});
