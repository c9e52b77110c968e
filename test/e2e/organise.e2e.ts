import { join } from 'node:path';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';

/** Starts paused, with memories of the test's own, in the view in which they are organised. */
async function startOrganising(
  start: () => Promise<RunningApp>,
  titles: readonly string[],
): Promise<RunningApp> {
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  for (const name of titles)
    await app.request('memory.create', {
      kind: 'semantic',
      fields: { name, summary: '', details: '', origin: '' },
      occurredAt: Date.now() - 400 * 86_400_000,
    });
  await app.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Organise' }).click();
  return app;
}

async function pathsOf(app: RunningApp): Promise<string[]> {
  const categories = await app.request('organise.categories', {});
  return categories.map(({ name, parentId }) => {
    const parent = categories.find(({ id }) => id === parentId);
    return parent ? `${parent.name}/${name}` : name;
  });
}

test('categories are made, nested by key and by dragging, merged, and every step is taken back', async ({
  start,
}) => {
  const app = await startOrganising(start, ['Rent']);
  const { page } = app;
  const tree = page.getByRole('tree', { name: 'Categories' });
  for (const name of ['Work', 'Home', 'Money']) {
    await page.getByLabel('Name of a new category').fill(name);
    await page.keyboard.press('Enter');
    await expect(tree.getByRole('treeitem', { name })).toHaveAttribute('aria-selected', 'true');
  }
  await expect(tree).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(tree.getByRole('treeitem', { name: 'Money' })).toHaveAttribute('aria-level', '2');
  expect(await pathsOf(app)).toEqual(['Work', 'Home', 'Home/Money']);

  await tree.getByRole('treeitem', { name: 'Money' }).dragTo(tree.getByRole('treeitem', { name: 'Work' }));
  await expect.poll(() => pathsOf(app)).toEqual(['Work', 'Work/Money', 'Home']);
  await page.getByTitle('Teal').click();
  await expect(page.getByRole('radio', { name: 'Teal' })).toBeChecked();
  await page.getByLabel('Name', { exact: true }).fill('Finance');
  await page.keyboard.press('Enter');
  await expect(tree.getByRole('treeitem', { name: 'Finance' })).toBeVisible();

  const { id } = (await app.request('memory.list', {})).memories[0]!;
  const finance = (await app.request('organise.categories', {})).find(({ name }) => name === 'Finance')!;
  await app.request('memory.update', { id, version: 1, patch: { categoryId: finance.id } });
  await expect(tree.getByRole('treeitem', { name: 'Work, 1 memory' })).toBeVisible();
  await page.getByLabel('Merge into').selectOption({ label: 'Home' });
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(tree.getByRole('treeitem', { name: 'Home, 1 memory' })).toBeVisible();
  await page.screenshot({ path: join(projectRoot, 'test-results/views/organise-categories.png') });
  await page.getByRole('button', { name: /^Undo: Merged/ }).click();
  await expect(tree.getByRole('treeitem', { name: 'Finance, 1 memory' })).toBeVisible();
  await tree.focus();
  await page.keyboard.press('Control+z');
  await expect(tree.getByRole('treeitem', { name: 'Money, 1 memory' })).toBeVisible();

  await tree.getByRole('treeitem', { name: 'Work' }).click();
  await page.getByRole('button', { name: 'Show 1 memory' }).click();
  await expect(page.getByRole('listbox', { name: 'Memories' }).getByRole('option')).toHaveText([/Rent/]);
});

test('a rule shows what it would file before it is saved, files it, and is taken back', async ({ start }) => {
  const app = await startOrganising(start, ['Invoice 12', 'Roses']);
  const { page } = app;
  await app.request('organise.create-category', { parentId: null, name: 'Finance' });
  await page.getByRole('tab', { name: 'Filing rules' }).click();
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New filing rule' });
  await dialog.getByLabel('Name of the rule').fill('Invoices');
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('file everything');
  await dialog.getByLabel('Holds one of these words').fill('invoice');
  await dialog.getByLabel('Goes into').selectOption({ label: 'Finance' });
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await expect(dialog.getByRole('list', { name: 'Some of them' }).getByRole('listitem')).toHaveText([
    /Invoice 12/,
  ]);
  await dialog.getByRole('button', { name: 'Save and file these' }).click();
  const log = page.getByRole('list', { name: 'What was done' });
  await expect(log).toContainText('1 memory filed');
  const filed = async () => (await app.request('organise.categories', {}))[0]!.memories;
  expect(await filed()).toBe(1);
  await app.request('memory.create', {
    kind: 'semantic',
    fields: { name: 'Another invoice', summary: '', details: '', origin: '' },
  });
  expect(await filed()).toBe(2);
  await log.getByRole('button', { name: 'Undo: Invoices' }).click();
  await expect(log).toContainText('Taken back.');
  expect(await filed()).toBe(1);
});

test('a clean-up says what it would do, does just that, and can be taken back', async ({ start }) => {
  const app = await startOrganising(start, ['Old bill', 'Older bill', 'Wedding']);
  const { page } = app;
  const { memories } = await app.request('memory.list', {});
  const wedding = memories.find(({ title }) => title === 'Wedding')!;
  await app.request('memory.update', { id: wedding.id, version: 1, patch: { pinned: true } });
  await page.getByRole('tab', { name: 'Clean-up' }).click();
  await page.getByRole('button', { name: 'New policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'New clean-up policy' });
  await dialog.getByLabel('Name of the policy').fill('Old things');
  await dialog.getByLabel('What becomes of them').selectOption('delete');
  await dialog.getByLabel('Older than (days)').fill('365');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('status')).toContainText('2 memories would be deleted. 1 pinned one stays');
  await dialog.getByRole('button', { name: 'Save and run on 2 memories' }).click();
  const log = page.getByRole('list', { name: 'What was done' });
  await expect(log).toContainText('2 memories deleted, of 3 looked at.');
  await page.screenshot({ path: join(projectRoot, 'test-results/views/organise-clean-up.png') });
  expect((await app.request('memory.list', {})).memories.map(({ title }) => title)).toEqual(['Wedding']);
  await log.getByRole('button', { name: 'Undo: Old things' }).click();
  await expect(log).toContainText('Taken back.');
  expect((await app.request('memory.list', {})).memories).toHaveLength(3);
});
