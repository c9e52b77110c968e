import type { Page } from 'playwright';
import type { RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';

/** Nobody can press a key over other windows here, so what the shell gave to the system for the key is called instead. */
async function pressShortcut(app: RunningApp): Promise<Page> {
  await app.electron.evaluate(({ globalShortcut }) => {
    const taken: Record<string, () => void> = {};
    Object.assign(globalThis, { taken });
    globalShortcut.register = (accelerator, run) => {
      taken[accelerator] = run;
      return true;
    };
  });
  const { window } = await app.request('settings.get', {});
  await app.request('settings.update', { window: { ...window, quickEntryShortcut: 'Alt+Shift+Q' } });
  const opened = app.electron.waitForEvent('window');
  await app.electron.evaluate(() =>
    (globalThis as unknown as { taken: Record<string, () => void> }).taken['Alt+Shift+Q']!(),
  );
  return opened;
}

test('quick entry remembers, takes it back, and closes with Esc', async ({ start }) => {
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  const total = async () => (await app.request('memory.statistics', {})).totalCount;
  const quick = await pressShortcut(app);

  const box = quick.getByRole('textbox', { name: 'Tell Mneme' });
  await expect(box).toBeFocused();
  await box.fill('Remember that the cellar key hangs behind the door');
  await box.press('Enter');
  await expect(quick.getByRole('status')).toContainText('the cellar key hangs behind the door');
  await expect(box).toHaveValue('');
  expect(await total()).toBe(1);
  await quick.getByRole('button', { name: 'Undo' }).click();
  await expect(quick.getByRole('status')).toContainText('Undone.');
  expect(await total()).toBe(0);

  const isVisible = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.getTitle() === 'Mneme: quick entry' && window.isVisible(),
      ),
    );
  await box.press('Escape');
  await expect.poll(isVisible).toBe(false);
});
