import AxeBuilder from '@axe-core/playwright';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow } from './foreign-windows.ts';
import { agree, expect, test, waitUntilSeen } from './scenario.ts';
import { setTheme } from './screenshots.ts';

test('of an application the text alone is kept, and everything is forgotten by typing it', async ({
  start,
}) => {
  const app = await start();
  const { page } = app;
  await app.request('settings.update', {
    exclusions: { presetsOff: [], rules: [{ kind: 'text_only', pattern: '*' }] },
  });
  const talk = await openWindow({
    program: 'xterm',
    title: 'Talk with Grandmother',
    text: 'The watercolours are ready',
  });
  await agree(app);
  await waitUntilSeen(app, 'Grandmother');
  await app.request('app.drain', {});
  await talk.close();
  const { hits } = await app.request('search.query', { text: 'watercolours' });
  expect(hits[0]).toMatchObject({ hasImage: false });
  const images = join(app.userData, 'data/images');
  const files = readdirSync(images, { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile())).toEqual([]);

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Privacy' }).click();
  await expect(page.getByText('No picture of *, only its text')).toBeVisible();
  await page.getByRole('tab', { name: 'Taken out' }).click();
  const rule = page.getByRole('switch', { name: 'Long random values' });
  await rule.click();
  await expect(rule).not.toBeChecked();
  expect((await app.request('settings.get', {})).privacy.rulesOff).toEqual(['random']);

  await page.getByRole('tab', { name: 'Forget' }).click();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  }
  await page.getByRole('button', { name: 'Forget everything …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget everything' });
  await expect(dialog.getByText(/frames? with .* text/)).toBeVisible();
  const erase = dialog.getByRole('button', { name: 'Erase everything' });
  await expect(erase).toBeDisabled();
  await app.request('app.pause', { minutes: null });
  await dialog.getByLabel(/^To confirm, type/).fill('forget everything');
  await erase.click();
  await expect
    .poll(async () => (await app.request('erase.preview-everything', {}).catch(() => null))?.frames, {
      timeout: 30_000,
    })
    .toBe(0);
  expect((await app.request('settings.get', {})).exclusions.rules).toHaveLength(1);
  expect((await app.request('search.query', { text: 'watercolours' })).hits).toEqual([]);
});
