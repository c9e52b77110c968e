import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { dayOf } from '../../src-main/base/local-day.ts';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme } from './screenshots.ts';
import { changeStored } from './stored.ts';
import { addWorkedDays } from './worked-days.ts';

const folder = join(projectRoot, 'test-results/insights');
const tabs = ['Time', 'Focus', 'Topics', 'Memories', 'Questions', 'Summary'] as const;

/** An application that was used for so many days, paused, with its insights in view. */
async function startAfterDays(start: () => Promise<RunningApp>, days: number): Promise<RunningApp> {
  const first = await start();
  await agree(first);
  await first.request('app.pause', { minutes: null });
  if (days === 0) {
    await openInsights(first);
    return first;
  }
  await changeStored(first, (db) => addWorkedDays(db, dayOf(Date.now() - 86_400_000), days));
  const app = await start();
  await agree(app);
  await app.request('app.drain', {});
  await openInsights(app);
  return app;
}

async function openInsights({ page }: RunningApp): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Insights' }).click();
}

/** Leaves the view and comes back: it begins with this week. */
async function openWeek(app: RunningApp): Promise<void> {
  await app.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Timeline' }).click();
  await openInsights(app);
  await app.page.getByRole('button', { name: 'Earlier' }).click();
}

function figure({ page }: RunningApp, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** The save dialog answers with this path, without showing itself. */
async function answerSaveDialog(app: RunningApp, file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
}

test('a store of months shows where the time went, and every figure opens what is behind it', async ({
  start,
  userData,
}) => {
  const app = await startAfterDays(start, 60);
  const { page } = app;
  await page.getByRole('group', { name: 'Stretch of time' }).getByRole('button', { name: 'Month' }).click();
  await page.getByRole('button', { name: 'Earlier' }).click();
  const applications = page.getByRole('list', { name: 'Applications' });
  await expect(applications.getByRole('button', { name: /^Code/ })).toBeVisible();

  await applications.getByRole('button', { name: /^Firefox/ }).click();
  const behind = page.getByRole('complementary', { name: 'What is behind Firefox' });
  await expect(behind.getByRole('button', { name: /^Heat pumps compared/ })).toBeVisible();
  await behind.getByRole('button', { name: /^Heat pumps compared/ }).click();
  await expect(page.getByRole('dialog')).toContainText('Heat pumps compared');
  await page.keyboard.press('Escape');
  await behind.getByRole('button', { name: 'Close' }).click();

  await page.getByLabel('Told apart by').selectOption('project');
  await expect(
    page.getByRole('list', { name: 'Projects' }).getByRole('button', { name: /^heating/ }),
  ).toBeVisible();

  const time = figure(app, 'Where the time went');
  await time.getByRole('button', { name: /show the numbers/ }).click();
  await expect(
    time
      .getByRole('rowheader')
      .or(time.getByRole('cell', { name: 'heating' }))
      .first(),
  ).toBeVisible();
  await time.getByRole('button', { name: /show the chart/ }).click();

  const csv = join(userData, 'time.csv');
  await answerSaveDialog(app, csv);
  await time.getByRole('button', { name: /save as CSV/ }).click();
  await expect(time.getByRole('status')).toContainText(csv);
  expect(await readFile(csv, 'utf8')).toMatch(/^Projects,Time \(minutes\),.*\r\nheating,\d+/);
  const png = join(userData, 'time.png');
  await answerSaveDialog(app, png);
  await time.getByRole('button', { name: /save as PNG/ }).click();
  await expect
    .poll(async () =>
      readFile(png).then(
        (bytes) => bytes.subarray(1, 4).toString(),
        () => '',
      ),
    )
    .toBe('PNG');

  await page.getByRole('tab', { name: 'Topics' }).click();
  await page
    .getByRole('list', { name: 'Topics' })
    .getByRole('button', { name: /^Heat pumps/ })
    .click();
  await page
    .getByRole('complementary', { name: 'What is behind Heat pumps' })
    .getByRole('button', { name: 'Search in this' })
    .click();
  await expect(page.getByRole('textbox', { name: 'Search what was on your screen' })).toHaveValue(
    'Heat pumps',
  );

  await openInsights(app);
  const hours = page.getByRole('table', { name: 'Time by weekday and hour' });
  await hours.getByRole('button', { name: /^Monday, 11:00 to 12:00: \d/ }).click();
  await expect(
    page
      .getByRole('complementary', { name: 'What is behind Monday, 11:00 to 12:00' })
      .getByRole('list', { name: 'Windows' })
      .getByRole('button')
      .first(),
  ).toBeVisible();
  await page
    .getByRole('table', { name: /^Days of/ })
    .getByRole('button')
    .first()
    .focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const cell = await page.evaluate(() => document.activeElement?.getAttribute('data-cell'));
  expect(cell).toMatch(/^\d{4}-01-\d{2}$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Open the day in the timeline' })).toBeVisible();

  await openWeek(app);
  await page.getByRole('tab', { name: 'Focus' }).click();
  await page.getByRole('list', { name: 'Longest focus' }).getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeAttached();
});

test('what is asked is noted, can be asked again, and is forgotten on the owner’s word', async ({
  start,
}) => {
  const app = await startAfterDays(start, 0);
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Nothing to show yet' })).toBeVisible();
  const box = page.getByRole('textbox', { name: 'Search what was on your screen' });
  await box.fill('where is the boiler manual');
  const today = dayOf(Date.now());
  await expect
    .poll(async () => (await app.request('analytics.questions', { from: today, to: today })).searches, {
      timeout: 15_000,
    })
    .toBe(1);
  await openInsights(app);
  await page.getByRole('tab', { name: 'Questions' }).click();
  await box.fill('');
  await openInsights(app);
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page
    .getByRole('list', { name: 'Questions' })
    .getByRole('button', { name: /boiler manual/ })
    .click();
  await expect(box).toHaveValue('where is the boiler manual');
  await openInsights(app);
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByRole('button', { name: 'Forget all searches …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget them' }).click();
  await expect(page.getByText('Nothing was asked in this time.')).toBeVisible();
});

test('every part is accessible and fits a small window, light and dark', async ({ start }) => {
  const app = await startAfterDays(start, 30);
  const { page } = app;
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    // What differs in the dark are colours, and all of them stand on these.
    for (const tab of theme === 'light' ? tabs : (['Time', 'Summary'] as const)) {
      await resize(app, 1440, 900);
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0);
      await page.screenshot({ path: join(folder, `${tab.toLowerCase()}-${theme}-large.png`) });
      await resize(app, 900, 600);
      await page.screenshot({ path: join(folder, `${tab.toLowerCase()}-${theme}-small.png`) });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        ),
        `axe on ${tab}, ${theme}`,
      ).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${tab} scrolls sideways by ${overflow} px`).toBeLessThanOrEqual(0);
    }
  }
});
