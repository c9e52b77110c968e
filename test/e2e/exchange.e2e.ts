import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mirixSheets, packed, workbookParts } from '../helpers/workbook-files.ts';
import { projectRoot } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme } from './screenshots.ts';

const shots = join(projectRoot, 'test-results/views');

test('memories come in from a file that was looked at first, leave again as files, and are taken back', async ({
  start,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'mneme-exchange-'));
  const file = join(folder, 'mem0.json');
  const facts = ['Likes hedgehogs', 'Lives in Kettleby'].map((memory, at) => ({ id: `f${at}`, memory }));
  await writeFile(file, JSON.stringify({ results: facts }));
  const app = await start();
  await agree(app);
  const { page } = app;
  const choose = (path: string) =>
    app.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);

  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: 'Export & import' })
    .click();
  await choose(file);
  await page.getByRole('button', { name: 'Choose a file …' }).click();
  await expect(page.getByText('memories of mem0')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Examples' })).toContainText('Lives in Kettleby');
  await resize(app, 1440, 900);
  await page.screenshot({ path: join(shots, 'exchange-preview.png') });
  await page.getByRole('button', { name: 'Import 2 memories' }).click();
  await expect(page.getByRole('list', { name: 'Imports' })).toContainText('2 memories came in');

  await choose(folder);
  await page.getByRole('checkbox', { name: 'Episodic' }).uncheck();
  await page.getByRole('checkbox', { name: 'Resource' }).uncheck();
  await page.getByRole('button', { name: 'Export 2 memories …' }).click();
  await expect(page.getByText(/2 memories exported into/)).toBeVisible();
  const [made] = (await readdir(folder)).filter((name) => name.startsWith('mneme-export-'));
  expect(await readdir(join(folder, made!))).toEqual(['memories.jsonl']);

  await page.getByLabel('Form', { exact: true }).selectOption('bundle');
  const passphrase = 'four hedgehogs in a row';
  await expect(page.getByRole('button', { name: 'Export 2 memories …' })).toBeDisabled();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same again').fill(passphrase);
  await page.getByRole('switch', { name: 'With the vault' }).click();
  await page.screenshot({ path: join(shots, 'exchange-bundle.png') });
  await page.getByRole('switch', { name: 'With the vault' }).click();
  await page.getByRole('button', { name: 'Export 2 memories …' }).click();
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('');
  const bundles = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.mneme'));
  expect(bundles).toHaveLength(1);

  await page.getByRole('button', { name: 'Take back: mem0.json' }).click();
  await expect(page.getByText('2 memories taken back.')).toBeVisible();

  const workbook = join(folder, 'mirix_memory.xlsx');
  await writeFile(workbook, packed(workbookParts(mirixSheets)));
  await choose(workbook);
  await page.getByRole('button', { name: 'Choose a file …' }).click();
  await expect(page.getByText('memories of MIRIX')).toBeVisible();
  await page.getByRole('button', { name: 'Import 5 memories' }).click();
  await expect(page.getByRole('list', { name: 'Imports' })).toContainText('5 memories came in');
  await page.getByRole('button', { name: 'Take back: mirix_memory.xlsx' }).click();
  await expect(page.getByText('5 memories taken back.')).toBeVisible();

  await choose(join(folder, bundles[0]!));
  await page.getByRole('button', { name: 'Choose a file …' }).click();
  const asked = page.getByRole('region', { name: 'Import' }).getByLabel('Passphrase', { exact: true });
  await asked.fill('another one altogether');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText(/does not open with this passphrase/)).toBeVisible();
  await asked.fill(passphrase);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Import 2 memories' }).click();
  await expect(page.getByRole('list', { name: 'Imports' })).toContainText('memories.mneme');
  await setTheme(app, 'dark');
  await resize(app, 900, 600);
  await page.screenshot({ path: join(shots, 'exchange-dark.png') });
  await page.getByRole('list', { name: 'Imports' }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(shots, 'exchange-imports-dark.png') });
});
