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

test('what quick entry does to a memory that is being edited is shown there, and nothing typed is lost', async ({
  start,
}) => {
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  const { id } = await app.request('memory.create', {
    kind: 'semantic',
    fields: { name: 'Cellar', summary: 'The cellar key hangs behind the door', details: '', origin: '' },
  });
  const quick = await pressShortcut(app);
  const box = quick.getByRole('textbox', { name: 'Tell Mneme' });
  const tell = async (text: string): Promise<void> => {
    await box.fill(text);
    await box.press('Enter');
    await expect(box).toHaveValue('');
  };
  const { page } = app;
  const form = page.getByRole('form', { name: 'Edit Cellar' });
  const details = form.getByLabel('Details');
  const rows = page.getByRole('listbox', { name: 'Memories' }).getByRole('option');

  // Nothing was clicked: the first of the list is edited, and another one comes in above it.
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Memories' }).click();
  await page.getByRole('listbox', { name: 'Memories' }).focus();
  await page.keyboard.press('e');
  await details.fill('On a red string');
  await tell('Remember that the plumber comes on Thursday');
  await expect(rows).toHaveCount(2);
  await expect(details).toHaveValue('On a red string');

  await tell('Forget the cellar key');
  await quick.getByRole('button', { name: 'Forget' }).click();
  await expect(rows).toHaveCount(1);
  await details.press('Control+Enter');
  await expect(form.getByRole('alert')).toContainText('it was deleted');
  await expect(details).toHaveValue('On a red string');
  await quick.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);
  await details.press('Control+Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Save mine' }).click();
  await expect(form).toBeHidden();
  expect((await app.request('memory.get', { id })).memory.fields).toMatchObject({
    details: 'On a red string',
  });
});
