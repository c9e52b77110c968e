/** The real application is locked, records on, is killed, and opens again with its passphrase or its recovery code. */
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test, waitUntilSeen } from './scenario.ts';
import { resize } from './screenshots.ts';

const folder = join(projectRoot, 'test-results/lock');
const passphrase = 'seven grey geese';

async function photograph({ page }: RunningApp, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function expectAccessible({ page }: RunningApp): Promise<void> {
  // Electron allows no second page, which the rules for frames would need.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

async function openLockSettings({ page }: RunningApp): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByText('Lock and keys').click();
}

async function engineReady(app: RunningApp): Promise<void> {
  await expect
    .poll(async () => (await app.request('app.status', {})).engine.state, { timeout: 30_000 })
    .toBe('ready');
}

async function waiting(app: RunningApp): Promise<number> {
  return (await app.request('app.status', {})).backlog.reading;
}

test('it is locked by its owner, records on unseen, survives a kill, and takes everything in once it is unlocked', async ({
  start,
  open,
  userData,
}) => {
  // Nobody touches the keyboard of a virtual display.
  await appendFile(join(userData, 'config.yaml'), 'lock:\n  idle_minutes: 0\n');
  let app = await start();
  await agree(app);
  const before = await open({ program: 'xterm', title: 'Lighthouse', text: 'All about the lighthouse.' });
  await waitUntilSeen(app, 'Lighthouse');
  await before.close();

  await openLockSettings(app);
  await app.page.getByRole('button', { name: 'Passphrase' }).click();
  await app.page.getByLabel('New passphrase').fill(passphrase);
  await app.page.getByLabel('Once more').fill('something else');
  await expect(app.page.getByText('The two are not the same.')).toBeVisible();
  await expect(app.page.getByRole('button', { name: 'Set', exact: true })).toBeDisabled();
  await app.page.getByLabel('Once more').fill(passphrase);
  await photograph(app, 'set');
  await app.page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(app.page.getByRole('button', { name: 'Remove …' })).toBeVisible();

  await app.page.getByRole('button', { name: 'Recovery code' }).click();
  await app.page.getByRole('dialog').getByLabel('Passphrase').fill(passphrase);
  await app.page.getByRole('button', { name: 'Show a code' }).click();
  const code = (await app.page.getByTestId('recovery-code').textContent())!;
  expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  await photograph(app, 'code');
  await app.page.getByRole('button', { name: 'I have written it down' }).click();
  await photograph(app, 'settings');
  await expectAccessible(app);

  await app.page.getByRole('button', { name: 'Lock now' }).click();
  const field = app.page.getByLabel('Passphrase');
  await expect(field).toBeFocused();
  await engineReady(app);
  for (const name of ['search.facets', 'models.keys'] as const) {
    await expect(app.request(name, {})).rejects.toMatchObject({ code: 'locked' });
  }
  await resize(app, 1440, 900);
  for (const theme of ['light', 'dark'] as const) {
    // The settings cannot be changed while it is locked: the system's look changes.
    await app.electron.evaluate(({ nativeTheme }, wanted) => void (nativeTheme.themeSource = wanted), theme);
    await app.page.emulateMedia({ colorScheme: null });
    await app.page.waitForFunction(
      (wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches,
      theme,
    );
    await photograph(app, `locked-${theme}`);
    await expectAccessible(app);
  }

  // Its own window would be an excluded one.
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize());
  const volcano = await open({ program: 'xterm', title: 'Volcano', text: 'All about the volcano.' });
  await expect.poll(() => waiting(app), { timeout: 30_000 }).toBeGreaterThan(0);
  const sealed = await readdir(join(userData, 'data', 'sealed'));
  for (const name of sealed) {
    const bytes = await readFile(join(userData, 'data', 'sealed', name), 'latin1');
    expect(bytes).not.toContain('Volcano');
    expect(bytes).not.toContain('WEBP');
  }
  await app.kill();
  await volcano.close();

  app = await start();
  await expect(app.page.getByRole('heading', { name: 'Mneme is locked' })).toBeVisible();
  await app.page.getByLabel('Passphrase').fill('seven white geese');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText('This is not the passphrase.')).toBeVisible();
  await app.page.getByLabel('Passphrase').fill(passphrase);
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('navigation', { name: 'Views' })).toBeVisible({ timeout: 30_000 });
  await engineReady(app);
  await app.request('app.pause', { minutes: null });
  await app.request('app.drain', {});
  for (const subject of ['lighthouse', 'volcano']) {
    const { hits } = await app.request('search.query', { text: `"about the ${subject}"` });
    expect(hits.map(({ title }) => title?.toLowerCase())).toContainEqual(expect.stringContaining(subject));
  }
  expect(await readdir(join(userData, 'data', 'sealed'))).toEqual([]);

  await app.request('lock.now', {}).catch(() => undefined); // the page is loaded anew meanwhile
  await app.page.getByRole('button', { name: 'Forgot it? Use the recovery code' }).click();
  await app.page.getByLabel('Recovery code').fill(code.toLowerCase().replaceAll('-', ' '));
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('navigation', { name: 'Views' })).toBeVisible({ timeout: 30_000 });
  expect(await app.request('lock.state', {})).toMatchObject({ locked: false, passphraseForgotten: true });

  await app.request('lock.now', {}).catch(() => undefined);
  await app.page.getByRole('button', { name: 'Forget everything …' }).click();
  const dialog = app.page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Erase everything' })).toBeDisabled();
  await photograph(app, 'start-anew');
  await expectAccessible(app);
  await dialog.getByRole('textbox').fill('forget everything');
  await dialog.getByRole('button', { name: 'Erase everything' }).click();
  await expect(app.page.getByRole('navigation', { name: 'Views' })).toBeVisible({ timeout: 30_000 });
  await engineReady(app);
  expect(await app.request('lock.state', {})).toMatchObject({ locked: false, hasPassphrase: false });
  expect((await app.request('search.query', { text: 'about the lighthouse' })).hits).toEqual([]);
  await app.quit();

  const files = await readdir(userData, { recursive: true, withFileTypes: true });
  const telling = [passphrase, 'seven white geese', code, code.replaceAll('-', '')];
  for (const file of files.filter((entry) => entry.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), 'latin1');
    for (const secret of telling)
      expect(text.includes(secret), `${file.name} holds what was typed`).toBe(false);
  }
});
