import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { projectRoot } from './app.ts';
import { agree, expect, test, waitUntilSeen } from './scenario.ts';
import { photographViews, resize, setTheme, views } from './screenshots.ts';

const folder = join(projectRoot, 'test-results/views');

test('every view is accessible, light and dark, and fits a small window', async ({ start, open }) => {
  test.slow(); // some hundred views, one after the other
  const app = await start();
  await expectAccessible(app.page, 'first start');
  await app.page.screenshot({ path: join(folder, 'first-start.png') });
  await agree(app);
  await app.request('app.pause', { minutes: null });
  await photographViews(app, join(folder, 'empty'), 'boiler');
  await app.request('app.resume', {});
  await open({
    program: 'xterm',
    title: 'Boiler notes',
    text: 'The plumber repairs the boiler on Thursday.',
  });
  await waitUntilSeen(app, 'Boiler notes');
  await app.request('app.drain', {});
  await photographViews(app, join(folder, 'full'), 'boiler');

  await resize(app, 900, 600);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    for (const [name, show] of Object.entries(views(app, 'boiler'))) {
      await show();
      await expectAccessible(app.page, `${name}, ${theme}`);
      const overflow = await app.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} scrolls sideways by ${overflow} px`).toBeLessThanOrEqual(0);
      await app.page.keyboard.press('Escape');
    }
  }
});

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    `axe on ${where}`,
  ).toEqual([]);
}
