import { appendFile, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize } from './screenshots.ts';

const shots = join(projectRoot, 'test-results/views');

test('a damaged database is offered to be repaired, and what was remembered is there again', async ({
  start,
  userData,
}) => {
  const backups = `${userData}-backups`;
  await mkdir(backups);
  await appendFile(join(userData, 'config.yaml'), `backup:\n  folder: ${backups}\n`);
  const first = await start();
  await agree(first);
  await first.request('app.pause', { minutes: null });
  await first.request('app.drain', {});
  await first.request('memory.create', {
    kind: 'semantic',
    fields: { name: 'Ferry', summary: 'Leaves at nine', details: '', origin: '' },
  });
  await first.request('backup.make', {});
  await first.quit();

  // The first page, without which no database opens.
  const file = await open(join(userData, 'data/mneme.db'), 'r+');
  await file.write(Buffer.alloc(512, 7), 0, 512, 1024);
  await file.close();

  const app = await start();
  const { page } = app;
  await resize(app, 1440, 900);
  await expect(page.getByRole('heading', { name: 'The database is damaged' })).toBeVisible({
    timeout: 30_000,
  });
  await page.screenshot({ path: join(shots, 'repair-damaged.png') });
  await expect(
    page.getByRole('checkbox', { name: /^Bring what is lost back from the backup of/ }),
  ).toBeChecked();
  await page.getByRole('button', { name: 'Repair it' }).click();
  await expect(page.getByText('The new database is ready and checked.')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(/It holds \d+ memor/)).toBeVisible();
  await page.screenshot({ path: join(shots, 'repair-ready.png') });

  await page.getByRole('button', { name: 'Start with it' }).click();
  const done = page.getByRole('dialog', { name: 'The database was repaired' });
  await expect(done).toBeVisible({ timeout: 40_000 });
  await page.screenshot({ path: join(shots, 'repair-done.png') });
  await done.getByRole('button', { name: 'Understood' }).click();
  await expect(done).not.toBeVisible();
  const { perKind } = await app.request('memory.statistics', {});
  expect(perKind['semantic']).toBe(1);
  const { memories } = await app.request('memory.list', { kinds: ['semantic'] });
  expect(memories.map(({ title }) => title)).toEqual(['Ferry']);
  await rm(backups, { recursive: true, force: true });
});
