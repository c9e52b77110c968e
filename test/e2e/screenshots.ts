/** Photographs every view, light and dark, small window and large. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from './app.ts';

const sizes = [
  { name: 'small', width: 900, height: 600 },
  { name: 'large', width: 1440, height: 900 },
] as const;

export type Theme = 'light' | 'dark';

/** Saves `<view>-<theme>-<size>.png` for every view into the folder. `question` fills the search. */
export async function photographViews(app: RunningApp, folder: string, question: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    for (const size of sizes) {
      await resize(app, size.width, size.height);
      for (const [view, show] of Object.entries(views(app, question))) {
        await show();
        await app.page.screenshot({ path: join(folder, `${view}-${theme}-${size.name}.png`) });
        await app.page.keyboard.press('Escape');
      }
    }
  }
}

/** How each view is reached and when it is there. */
export function views(app: RunningApp, question: string): Readonly<Record<string, () => Promise<void>>> {
  const { page } = app;
  const box = page.getByRole('textbox', { name: 'Search what was on your screen' });
  const hit = page.getByRole('option').first();
  const go = async (name: string): Promise<void> => {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
    // A view that is fetched when it is first opened stands empty until then.
    await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    await page.waitForFunction(() => !document.querySelector('main .skeleton'));
    await imagesLoaded(app);
  };
  const search = async (): Promise<void> => {
    await box.fill(question);
    await hit
      .or(page.getByRole('heading', { name: /^Nothing found/ }))
      .first()
      .waitFor();
    await imagesLoaded(app);
  };
  const part = (name: RegExp) => async (): Promise<void> => {
    await go('Conversation memory');
    await page.getByRole('tab', { name }).click();
    await page.locator('.skeleton').waitFor({ state: 'detached' });
  };
  const organise = (name: string) => async (): Promise<void> => {
    await go('Organise');
    await page.getByRole('tab', { name }).click();
  };
  return {
    'search-start': async () => {
      await box.fill('');
      await go('Search');
    },
    search,
    frame: async () => {
      await search();
      // A memory may stand above the frames that it came from; the first frame is opened.
      const { hits } = await app.request('search.query', { text: question, limit: 20 });
      const place = hits.findIndex(({ origin }) => origin.type === 'frame');
      if (place >= 0) {
        for (let steps = 0; steps < place; steps++) await box.press('ArrowDown');
        await box.press('Enter');
        await page
          .getByRole('dialog')
          .getByRole('img', { name: /^Screen of/ })
          .waitFor();
        await imagesLoaded(app);
      }
    },
    timeline: () => go('Timeline'),
    memories: () => go('Memories'),
    'core-memory': async () => {
      await go('Memories');
      await page.getByRole('tab', { name: /Core/ }).click();
      await page.getByRole('meter').first().waitFor();
    },
    'new-memory': async () => {
      await go('Memories');
      await page.getByRole('button', { name: 'New' }).click();
      await page.getByRole('dialog').waitFor();
    },
    'organise-categories': organise('Categories'),
    'organise-tags': organise('Tags'),
    'organise-rules': organise('Filing rules'),
    'organise-clean-up': organise('Clean-up'),
    chat: () => go('Chat'),
    'memory-conversations': part(/^Conversations/),
    'memory-files': part(/^Files/),
    'memory-agents': part(/^Agents/),
    'memory-settings': part(/^Settings/),
    insights: () => go('Insights'),
    privacy: () => go('Privacy'),
    performance: () => go('Performance'),
    exchange: () => go('Export & import'),
    settings: () => go('Settings'),
  };
}

export async function setTheme(app: RunningApp, theme: Theme): Promise<void> {
  // The driver pretends a light system otherwise, and the setting would have no effect.
  await app.page.emulateMedia({ colorScheme: null });
  const { window } = await app.request('settings.get', {});
  await app.request('settings.update', { window: { ...window, theme } });
  await app.page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme);
}

export async function resize(app: RunningApp, width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    [width, height] as const,
  );
  await app.page.waitForFunction(
    ([width, height]) => Math.abs(innerWidth - width) < 4 && Math.abs(innerHeight - height) < 40,
    [width, height] as const,
  );
}

async function imagesLoaded(app: RunningApp): Promise<void> {
  await app.page.waitForFunction(() => [...document.images].every((image) => image.complete));
}
