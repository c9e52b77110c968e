/** What every end-to-end test begins with: a fresh folder, the application, and steps that wait for facts. */
import { expect, test as base } from '@playwright/test';
import { newUserData, startApp, type RunningApp, type StartOptions } from './app.ts';
import { openWindow, type ForeignWindow, type OpenWindow } from './foreign-windows.ts';

interface Scenario {
  /** The folder of this test; it is removed after it. */
  readonly userData: string;
  /** Starts the application on this test's folder; it is ended after the test. */
  readonly start: (options?: Omit<StartOptions, 'userData'>) => Promise<RunningApp>;
  /** Opens a window of another program; it is closed after the test. */
  readonly open: (window: ForeignWindow) => Promise<OpenWindow>;
}

export const test = base.extend<Scenario>({
  // eslint-disable-next-line no-empty-pattern -- the runner insists on a destructured first argument
  userData: async ({}, use) => {
    const folder = await newUserData();
    await use(folder.path);
    await folder.remove();
  },
  start: async ({ userData }, use) => {
    const running: RunningApp[] = [];
    await use(async (options) => {
      const app = await startApp({ userData, ...options });
      running.push(app);
      return app;
    });
    for (const app of running) await app.kill();
  },
  // eslint-disable-next-line no-empty-pattern -- the runner insists on a destructured first argument
  open: async ({}, use) => {
    const windows: OpenWindow[] = [];
    await use(async (window) => {
      const open = await openWindow(window);
      windows.push(open);
      return open;
    });
    for (const window of windows) await window.close();
  },
});

export { expect };

/** Agrees to be recorded and answers when the engine is ready. */
export async function agree(app: RunningApp): Promise<void> {
  await app.request('app.agree', {});
  await expect
    .poll(async () => (await app.request('app.status', {})).engine.state, { timeout: 30_000 })
    .toBe('ready');
}

/** Waits until a frame with this title is on disk. */
export async function waitUntilSeen(app: RunningApp, title: string): Promise<void> {
  await expect
    .poll(() => seenTitles(app), { timeout: 60_000 })
    .toContainEqual(expect.stringContaining(title));
}

/** The titles of all frames that are on disk. */
export async function seenTitles(app: RunningApp): Promise<(string | null)[]> {
  const days = await app.request('timeline.days', {});
  const titles: (string | null)[] = [];
  for (const { day } of days) {
    titles.push(...(await app.request('timeline.day', { day })).frames.map((frame) => frame.title));
  }
  return titles;
}
