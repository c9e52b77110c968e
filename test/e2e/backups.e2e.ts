import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
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
  const screenshots = `${userData}-screenshots`;
  await mkdir(screenshots);
  const blank = { width: 400, height: 200, channels: 3, background: 'white' } as const;
  await sharp({ create: blank }).png().toFile(join(screenshots, 'a.png'));
  const seen = { time: '2024-03-05T12:00:00Z', application: 'Viewer', title: 'Lighthouse' };
  await writeFile(join(screenshots, 'a.json'), JSON.stringify(seen));
  await app.request('import.folder', { folder: screenshots });
  await app.request('app.drain', {});
  await rm(screenshots, { recursive: true });

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

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Privacy' }).click();
  await page.getByRole('tab', { name: 'Forget' }).click();
  await page.getByRole('textbox', { name: 'Application' }).fill('Viewer');
  await page
    .getByRole('region', { name: 'A stretch, an application, a site' })
    .getByRole('button', { name: 'Count' })
    .nth(1)
    .click();
  await page.getByRole('button', { name: 'Forget 1 frame' }).click();
  await expect(page.getByText('Looked again: nothing of it is left.')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('is kept beside and still holds it')).toBeVisible();
  await page.screenshot({ path: join(shots, 'forget-copies.png') });
  await page.getByRole('button', { name: 'Delete that one …' }).click();
  await page
    .getByRole('dialog', { name: 'Delete the replaced database?' })
    .getByRole('button', { name: 'Delete it' })
    .click();
  await expect(page.getByText('is kept beside and still holds it')).not.toBeVisible();
  expect((await app.request('backup.status', {})).replaced).toBeNull();
  await expect(page.getByText('1 backup was made since and may still hold it')).toBeVisible();
  await rm(folder, { recursive: true, force: true });
});

test('a backup is taken to a computer with other keys by its passphrase', async ({ start, userData }) => {
  test.setTimeout(180_000);
  const folder = `${userData}-elsewhere`;
  await mkdir(folder);
  await appendFile(join(userData, 'config.yaml'), `backup:\n  folder: ${folder}\nlock:\n  idle_minutes: 0\n`);
  const first = await start();
  await agree(first);
  await first.request('app.pause', { minutes: null });
  await first.request('memory.create', {
    kind: 'semantic',
    fields: { name: 'Ferry', summary: 'Leaves at nine', details: '', origin: '' },
  });
  const settingsOf = async ({ page }: typeof first) => {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click();
    return page.getByRole('region', { name: 'Backups', exact: true });
  };
  let section = await settingsOf(first);
  await section.getByRole('button', { name: 'Passphrase of the backups' }).click();
  const asked = first.page.getByRole('dialog');
  await asked.getByLabel('Passphrase', { exact: true }).fill('nine ferries to the island');
  await asked.getByLabel('Once more').fill('nine ferries to the island');
  await first.page.screenshot({ path: join(shots, 'backups-passphrase.png') });
  await asked.getByRole('button', { name: 'Set' }).click();
  await expect(section).toContainText('the next backup opens on any computer');
  await section.getByRole('button', { name: 'Back up now' }).click();
  await expect(section.getByRole('list', { name: 'Backups' })).toContainText('verified', { timeout: 40_000 });
  await first.kill();

  // Without its data, and so without its keys, it is another computer.
  await rm(join(userData, 'data'), { recursive: true });
  const second = await start();
  await agree(second);
  await resize(second, 1440, 900);
  await second.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  section = await settingsOf(second);
  await section.getByRole('button', { name: 'Restore from another folder' }).click();
  const dialog = second.page.getByRole('dialog');
  await expect(dialog).toContainText('Made on another computer: opens with its passphrase.');
  await second.page.screenshot({ path: join(shots, 'backups-other.png') });
  await dialog.getByRole('button', { name: /^Restore/ }).click();
  await dialog.getByLabel('Passphrase').fill('another one');
  await dialog.getByRole('button', { name: 'Compare' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This is not the passphrase');
  await dialog.getByLabel('Passphrase').fill('nine ferries to the island');
  await dialog.getByRole('button', { name: 'Compare' }).click();
  await expect(dialog).toContainText('1 memory');
  await second.page.screenshot({ path: join(shots, 'backups-foreign.png') });
  await dialog.getByRole('button', { name: 'Restore it beside' }).click();
  await section.getByRole('button', { name: 'Restart with it' }).click();
  await expect
    .poll(
      async () =>
        (await second.request('memory.statistics', {}).catch(() => null))?.perKind['semantic'] ?? null,
      { timeout: 60_000 },
    )
    .toBe(1);
  await rm(folder, { recursive: true, force: true });
});
