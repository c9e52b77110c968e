import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { usualAgent } from '../../src-preload/contract/memory-settings.ts';
import { projectRoot, type RunningApp } from './app.ts';
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
  await remember(app);
  await app.request('app.drain', {});
  await photographViews(app, join(folder, 'full'), 'boiler');

  await resize(app, 900, 600);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    for (const [name, show] of Object.entries(views(app, 'boiler'))) {
      await show();
      await expectAccessible(app.page, `${name}, ${theme}`);
      await expectNoOverflow(app.page, name);
      await app.page.keyboard.press('Escape');
    }
  }

  await resize(app, 1440, 900);
  await setZoom(app, 2);
  await mkdir(join(folder, 'zoomed'), { recursive: true });
  for (const [name, show] of Object.entries(views(app, 'boiler'))) {
    await show();
    await expectNoOverflow(app.page, `${name}, at 200 %`);
    await writeFile(join(folder, 'zoomed', `${name}.png`), await picture(app));
    await app.page.keyboard.press('Escape');
  }
});

/** The driver's own pictures show only a part of a page that is zoomed. */
async function picture(app: RunningApp): Promise<Buffer> {
  const base64 = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(base64, 'base64');
}

async function setZoom(app: RunningApp, factor: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, zoom) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom),
    factor,
  );
  await app.page.waitForFunction((zoom) => Math.abs(innerWidth - 1440 / zoom) < 4, factor);
}

/** Memories, a conversation with an agent in a room, and a file that was written by hand. */
async function remember(app: RunningApp): Promise<void> {
  for (const [name, summary] of [
    ['Lena Brandt', 'Plumber, repairs the boiler on Thursdays'],
    ['Harrow & Sons', 'Services the boiler every spring'],
    ['The cellar', 'Its key hangs behind the door'],
  ] as const)
    await app.request('memory.create', {
      kind: 'semantic',
      fields: { name, summary, details: '', origin: '' },
    });
  const { agents } = await app.request('settings.get', {});
  await app.request('settings.update', {
    agents: {
      ...agents,
      ada: { ...agents[usualAgent]!, displayName: 'Ada', role: 'Looks after the house.', rooms: ['house'] },
      bob: { ...agents[usualAgent]!, role: 'Keeps the accounts.', memoryBackend: 'file' },
    },
    teams: { both: { displayName: 'The two', members: ['ada', 'bob'] } },
    rooms: { house: { displayName: 'The house' } },
  });
  const { id } = await app.request('chat.create-session', { agents: ['ada'], room: 'house' });
  await app.request('chat.send', { sessionId: id, text: 'Who repairs the boiler?' });
  const scopeFolder = join(app.userData, 'data', 'memory_files', 'agent_bob');
  await mkdir(scopeFolder, { recursive: true });
  await writeFile(join(scopeFolder, 'MEMORY.md'), '# Accounts\n\n- The bill of the boiler is due in May.\n');
  await expect
    .poll(async () => (await app.request('conversation.files', {})).files.map(({ entries }) => entries))
    .toEqual([1]);
}

async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${where} scrolls sideways by ${overflow} px`).toBeLessThanOrEqual(0);
}

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    `axe on ${where}`,
  ).toEqual([]);
}
