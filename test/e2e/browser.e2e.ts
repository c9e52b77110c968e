import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme, views } from './screenshots.ts';
import { changeStored } from './stored.ts';

const many = 100_000;
const folder = join(projectRoot, 'test-results/views/many');

/** Facts “Fact 1” … as if written one a minute; the last is the newest. Each hundredth has a tag. */
function addFacts(db: WritableDb): void {
  db.run(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
     INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at, tags, confidence)
     SELECT 'm_20260105090000_' || printf('%08x', i), 'semantic', 'active', 'Fact ' || i, 1700000000000 + i * 60000,
       1700000000000, 1700000000000 + i, iif(i % 100 = 0, '["round"]', '[]'), (i % 10) / 10.0 + 0.05 FROM n`,
    { many },
  );
  db.run(
    `INSERT INTO semantic_memories (memory_id, name, summary, details, origin)
     SELECT id, title, 'What ' || title || ' says', '', '' FROM memories`,
  );
}

async function startBrowsing(start: () => Promise<RunningApp>): Promise<RunningApp> {
  const first = await start();
  await agree(first);
  await first.request('app.pause', { minutes: null });
  await changeStored(first, addFacts);
  const app = await start();
  await agree(app);
  await app.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Memories' }).click();
  return app;
}

test('a hundred thousand memories are walked, put in order, narrowed and changed together', async ({
  start,
}) => {
  const app = await startBrowsing(start);
  const { page } = app;
  const list = page.getByRole('listbox', { name: 'Memories' });
  const options = list.getByRole('option');
  await expect(page.getByText('100,000 memories')).toBeVisible();
  await expect(options.first()).toContainText('Fact 100000');
  expect(await options.count()).toBeLessThan(60);

  // To the end by the scroll bar: only what is there is built.
  await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(options.last()).toContainText('Fact 1');
  await expect(options.last()).toHaveAttribute('aria-posinset', '100000');
  expect(await options.count()).toBeLessThan(60);

  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'Title, A to Z' });
  await expect(options.first()).toContainText('Fact 1');
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await page.getByRole('button', { name: /^Sort by Happened/ }).click();
  await expect(options.first()).toContainText('Fact 100000');
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  }
  await resize(app, 900, 600);
  await page.getByRole('button', { name: 'Show as a list' }).click();

  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('round');
  await page.getByRole('textbox', { name: 'Name for this filter' }).fill('The round ones');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'The round ones', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options.nth(1)).toContainText('Fact 99900');
  await page.getByRole('button', { name: 'Remove: Tag round' }).click();
  await expect(options.nth(1)).toContainText('Fact 99999');

  const search = page.getByRole('searchbox', { name: 'Search in these memories' });
  await app.request('memory.create', {
    kind: 'semantic',
    fields: { name: 'Lena Brandt', summary: 'Plumber', details: '', origin: '' },
  });
  await search.fill('plum bra');
  await expect(options).toHaveCount(1);
  await expect(options.first()).toContainText('Lena Brandt');
  await search.fill('plumber nothing');
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible({ timeout: 30_000 });
  await expect(search).toBeFocused();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(options.first()).toContainText('Lena Brandt');

  await options.first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 memories chosen')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText('Archived 3 memories')).toBeVisible();
  await expect(options.first()).toContainText('Fact 99998');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(options.first()).toContainText('Lena Brandt');

  await mkdir(folder, { recursive: true });
  await resize(app, 1440, 900);
  for (const [name, show] of Object.entries(views(app, 'Fact'))) {
    await show();
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.keyboard.press('Escape');
  }
});
