import AxeBuilder from '@axe-core/playwright';
import type { RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme } from './screenshots.ts';
import { changeStored } from './stored.ts';

/** “Fact 1” … “Fact 300”, the last the newest and told of in a summary, and three categories. */
async function startWithFacts(start: () => Promise<RunningApp>): Promise<RunningApp> {
  const first = await start();
  await agree(first);
  await first.request('app.pause', { minutes: null });
  await changeStored(first, (db) => {
    db.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
       INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, tags)
       SELECT 'm_20260105090000_' || printf('%08x', i), 'semantic', 'active', 'Fact ' || i, 1700000000000 + i * 60000,
         1700000000000, 1700000000000 + i, iif(i % 100 = 0, '["old"]', '[]') FROM n`,
    );
    db.run(
      `INSERT INTO semantic_memories (memory_id, name, summary, details, origin)
       SELECT id, title, 'What ' || title || ' says. And more of it.', '', '' FROM memories`,
    );
    db.run(`INSERT INTO summaries (id, period, day, written_at, model, seen_ms, content)
      VALUES (1, 'day', '2026-01-04', 1, 'm', 1, '{}')`);
    db.run(`INSERT INTO summary_sources (summary_id, number, label, at, memory_id)
      SELECT 1, 1, title, 1, id FROM memories WHERE title = 'Fact 300'`);
    db.run(
      `INSERT INTO categories (id, parent_id, name, colour, position)
       VALUES (1, NULL, 'Work', 3, 0), (2, 1, 'Invoices', 5, 0), (3, NULL, 'Garden', 6, 1)`,
    );
  });
  const app = await start();
  await agree(app);
  await app.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Memories' }).click();
  return app;
}

async function isAccessible(app: RunningApp): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    expect((await new AxeBuilder({ page: app.page }).setLegacyMode().analyze()).violations).toEqual([]);
  }
}

test('a selection is tagged, filed, dated, made another kind, merged and deleted for good, and each step is taken back', async ({
  start,
}) => {
  const app = await startWithFacts(start);
  const { page } = app;
  const options = page.getByRole('listbox', { name: 'Memories' }).getByRole('option');
  const more = (item: string) =>
    page
      .getByRole('button', { name: 'More to do with those chosen' })
      .click()
      .then(() => page.getByRole('menuitem', { name: item, exact: true }).click());
  const undo = () => page.getByRole('button', { name: 'Undo', exact: true }).click();
  await resize(app, 900, 600);
  await expect(options.first()).toContainText('Fact 300');
  await options.first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 memories chosen')).toBeVisible();

  await more('Tags …');
  await page.getByRole('combobox', { name: 'Give' }).fill('blue, round');
  await isAccessible(app);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Changed tags of 3 memories')).toBeVisible();
  expect((await app.request('organise.tags', {})).map(({ tag, memories }) => [tag, memories])).toEqual([
    ['blue', 3],
    ['old', 3],
    ['round', 3],
  ]);
  await more('Category …');
  await page.getByRole('combobox', { name: 'Category', exact: true }).last().selectOption('Work › Invoices');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Filed 3 memories in Work › Invoices')).toBeVisible();
  await more('Expires …');
  await page.getByLabel('Day').fill('2031-05-06');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText(/^3 memories expire on/)).toBeVisible();
  await more('Pin');
  await expect(page.getByText('Pinned 3 memories')).toBeVisible();
  await more('Change kind …');
  await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Procedural' });
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText(/^Made 3 memories another kind/)).toBeVisible();
  await undo();
  await expect
    .poll(async () => (await app.request('memory.statistics', {})).perKind)
    .toMatchObject({ semantic: 300, procedural: 0 });

  await more('Merge …');
  await page.getByRole('radio', { name: 'Fact 299' }).check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('Made one of 3 memories')).toBeVisible();
  await expect(options.nth(0)).toContainText('Fact 299');
  await expect(options.nth(1)).toContainText('Fact 297');
  await undo();
  await expect(options.first()).toContainText('Fact 300');

  await options.first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'Choose all' }).click();
  await expect(page.getByText('300 memories chosen')).toBeVisible();
  await more('Delete for good …');
  const dialog = page.getByRole('dialog', { name: 'Delete for good' });
  await expect(dialog).toContainText('300 memories');
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('Deleted 300 memories for good')).toBeVisible();
  expect((await app.request('memory.statistics', {})).totalCount).toBe(0);
});

test('one memory is split in two', async ({ start }) => {
  const app = await startWithFacts(start);
  const { page } = app;
  const options = page.getByRole('listbox', { name: 'Memories' }).getByRole('option');
  await expect(options.first()).toContainText('Fact 300');
  await page.getByRole('button', { name: 'More to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Split …' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of part 2' })).toHaveValue('And more of it.');
  await page.getByRole('textbox', { name: 'Name of part 2' }).fill('More of it');
  await isAccessible(app);
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(page.getByText('Made 2 memories of one')).toBeVisible();
  await expect(page.getByText('301 memories', { exact: true })).toBeVisible();
  await expect(options.filter({ hasText: /^More of it/ })).toHaveCount(1);
});

test('cards go between the columns of the board by mouse and by keys', async ({ start }) => {
  const app = await startWithFacts(start);
  const { page } = app;
  await resize(app, 900, 600);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('memories board');
  await page.keyboard.press('Enter');
  const column = (name: string) =>
    page.getByRole('listbox', { name, exact: true }).or(page.getByRole('group', { name, exact: true }));
  const cards = (name: string) => column(name).getByRole('option');
  await expect(cards('No category').first()).toContainText('Fact 300');
  expect(await cards('No category').count()).toBeLessThan(20);
  await cards('No category').first().dragTo(column('Work'));
  await expect(cards('Work')).toHaveCount(1);
  await expect(cards('Work')).toContainText('Fact 300');
  await expect(cards('No category').first()).toContainText('Fact 299');

  await cards('Work').click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(cards('Work › Invoices')).toContainText('Fact 300');
  await expect(column('Work › Invoices')).toBeFocused();
  await isAccessible(app);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cards('Work')).toContainText('Fact 300');

  // To the end of a long column.
  await column('No category').focus();
  await column('No category').evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(async () => {
    await column('No category').evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect(cards('No category').last()).toContainText('Fact 1', { timeout: 500 });
    await expect(cards('No category').last()).toHaveAttribute('aria-posinset', '299', { timeout: 500 });
  }).toPass();
});

test('a memory leads to the summary that was written from it', async ({ start }) => {
  const { page } = await startWithFacts(start);
  await page.getByRole('button', { name: /^The summary of / }).click();
  await expect(page.getByRole('tab', { name: 'Summary' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(/January 4|Jan 4|4 January/).first()).toBeVisible();
});

test('organising leads to the memories of a tag, and files those that are chosen', async ({ start }) => {
  const app = await startWithFacts(start);
  const { page } = app;
  const go = (view: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
  const options = page.getByRole('listbox', { name: 'Memories' }).getByRole('option');
  await go('Organise');
  await page.getByRole('tab', { name: 'Tags' }).click();
  await page.getByRole('checkbox', { name: /^old/ }).check();
  await page.getByRole('button', { name: 'Show the memories with the tag old' }).click();
  await expect(options).toHaveCount(3);
  await options.first().click();
  await page.keyboard.press('Shift+End');
  await expect(page.getByText('3 memories chosen')).toBeVisible();
  await go('Organise');
  await page.getByRole('tab', { name: 'Categories' }).click();
  await page.getByRole('treeitem', { name: /^Garden/ }).click();
  await page.getByRole('button', { name: 'File the 3 chosen memories here' }).click();
  await expect(page.getByText('Filed 3 memories in Garden')).toBeVisible();
  await expect(page.getByRole('treeitem', { name: /^Garden/ })).toContainText('3');
});
