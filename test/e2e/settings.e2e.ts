import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme } from './screenshots.ts';

const folder = join(projectRoot, 'test-results/settings');

async function photograph({ page }: RunningApp, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function expectAccessible({ page }: RunningApp): Promise<void> {
  // Electron allows no second page, which the rules for frames would need.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** The dialogs of the system answer with this path, without showing themselves. */
async function answerDialogs(app: RunningApp, file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
}

test('a setting is found, changed, set back, and all are taken along and taken over', async ({
  start,
  userData,
}) => {
  const file = join(userData, 'config.yaml');
  await writeFile(
    file,
    '# Mine.\ncapture: { idle_seconds: 0 }\nexclusions: { rules: [{ site: bank.example }] }\nimages: { keep_days: null }\n',
  );
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  const { page } = app;
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click();
  const search = page.getByRole('searchbox', { name: 'Search the settings' });

  await search.fill('look displays');
  const interval = page.getByLabel('Look at the displays every', { exact: true });
  await expect(interval).toHaveCount(1);
  await expect(page.getByText('capture.interval_seconds')).toBeVisible();
  await interval.fill('soon');
  await interval.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('This must be a number from 0.5 to 60.');
  await interval.fill('5');
  await interval.press('Enter');
  await expect.poll(() => readFile(file, 'utf8')).toContain('interval_seconds: 5');

  await search.fill('');
  await page.getByRole('button', { name: 'Only changed' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^4 of \d+ settings/ })).toBeVisible();
  await photograph(app, 'changed');
  await page.getByRole('button', { name: /^Set “Look at the displays every” back to 2/ }).click();
  await expect(interval).toBeHidden();
  // Back to fewer days lets pictures go: that is asked first.
  await page.getByRole('button', { name: /^Set “Days to keep pictures” back to 30/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect((await app.request('settings.get', {})).images.keepDays).toBeNull();

  const taken = join(userData, 'taken.yaml');
  await answerDialogs(app, taken);
  await page.getByRole('button', { name: 'Save into a file' }).click();
  await expect(page.getByRole('status').filter({ hasText: taken })).toBeVisible();
  expect(await readFile(taken, 'utf8')).toContain('site: bank.example');

  await page.getByRole('button', { name: 'Reset all' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Change of config.yaml' })).toContainText('keep_days: 30');
  await expect(dialog).toContainText('Pictures go after 30 days');
  await photograph(app, 'reset');
  await expectAccessible(app);
  await dialog.getByRole('button', { name: 'Set back' }).click();
  await expect(dialog).toBeHidden();
  expect(await readFile(file, 'utf8')).toMatch(/^# Mine\.[^]*bank\.example/u);

  const read = page.getByRole('button', { name: 'Take from a file' });
  await read.click();
  await dialog.getByRole('button', { name: 'Take them' }).click();
  await expect(dialog).toBeHidden();
  expect((await app.request('settings.get', {})).images.keepDays).toBeNull();

  await writeFile(taken, 'window:\n  theme: purple\n');
  await read.click();
  await expect(page.getByText(/line 2, column 10/)).toBeVisible();
});

test('the list of every setting fits a small window in any look, and leads to where a setting has its place', async ({
  start,
}) => {
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  const { page } = app;
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Every setting' }).click();
  await expect(page.getByText('rooms.<name>.display_name')).toBeAttached();
  for (const theme of ['light', 'dark'] as const) {
    await resize(app, theme === 'light' ? 1440 : 900, theme === 'light' ? 900 : 600);
    await setTheme(app, theme);
    await photograph(app, `every-${theme}`);
    await expectAccessible(app);
  }
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(width[0]).toBeLessThanOrEqual(width[1]!);

  await page.getByLabel('Languages on your screen', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Reading' })).toBeInViewport();
  await page.getByRole('searchbox', { name: 'Search the settings' }).fill('backend mem0');
  await page.getByLabel('Backend', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Where it is kept' })).toBeVisible();
});
