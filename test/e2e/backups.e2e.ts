import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize } from './screenshots.ts';

const shots = join(projectRoot, 'test-results/views');

test('a backup is made and verified, and going back to it can be taken back', async ({ start, userData }) => {
  const folder = `${userData}-backups`;
  await mkdir(folder);
  await appendFile(join(userData, 'config.yaml'), `backup:\n  folder: ${folder}\n`);
  const app = await start();
  const { page } = app;
  await agree(app);
  const remember = (name: string) =>
    app.request('memory.create', {
      kind: 'semantic',
      fields: { name, summary: 'Leaves at nine', details: '', origin: '' },
    });
  await resize(app, 1440, 900);
  await app.request('app.pause', { minutes: null });
  await app.request('app.drain', {});
  await remember('Ferry');

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click();
  const section = page.getByRole('region', { name: 'Backups', exact: true });
  await section.scrollIntoViewIfNeeded();
  await section.getByRole('button', { name: 'Back up now' }).click();
  const row = section.getByRole('list', { name: 'Backups' }).getByRole('listitem');
  await expect(row).toContainText(/\d+ memor/);
  await expect(row).toContainText('verified');
  await expect(section).toContainText('The last verified backup was made');
  await row.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(shots, 'backups.png') });

  await remember('Written since');
  await row.getByRole('button', { name: /^Restore/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('At least 1 memory');
  await page.screenshot({ path: join(shots, 'backups-restore.png') });
  await dialog.getByRole('button', { name: 'Restore it beside' }).click();
  await section.getByRole('button', { name: 'Restart with it' }).click();
  await expect(section).not.toContainText('Restart with it', { timeout: 40_000 });
  await expect(section).toContainText('is still kept', { timeout: 40_000 });
  const count = async () => (await app.request('memory.statistics', {})).perKind['semantic'];
  expect(await count()).toBe(1);
  await page.screenshot({ path: join(shots, 'backups-replaced.png') });

  await section.getByRole('button', { name: 'Go back to it' }).click();
  await section.getByRole('button', { name: 'Restart with it' }).click();
  await expect(section).not.toContainText('Restart with it', { timeout: 40_000 });
  await expect(section).toContainText('is still kept', { timeout: 40_000 });
  await expect.poll(count).toBe(2);
  await rm(folder, { recursive: true, force: true });
});
