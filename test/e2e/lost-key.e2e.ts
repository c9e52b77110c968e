/** The key of the real application is lost: the window says so, opens again with a key that is put back, and begins anew. */
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize } from './screenshots.ts';

const folder = join(projectRoot, 'test-results/lost-key');

async function look({ page }: RunningApp, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) });
  // Electron allows no second page, which the rules for frames would need.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

async function expectState(app: RunningApp, state: string): Promise<void> {
  await expect
    .poll(async () => (await app.request('app.status', {})).engine.state, { timeout: 30_000 })
    .toBe(state);
}

/** As on another account: nothing in this session opens it. */
const foreignSeal = { sealedBy: 'gnome_libsecret', sealed: Buffer.alloc(60, 7).toString('base64') };

test('a key that is gone is told with what can be done, and one that is put back opens everything again', async ({
  start,
  userData,
}) => {
  const data = join(userData, 'data');
  const keyFile = join(data, 'key.bin');
  const first = await start();
  await agree(first);
  await expectState(first, 'ready');
  await first.request('app.pause', { minutes: null });
  const fields = { name: 'Falcon', summary: 'A bird', details: '', origin: '' };
  await first.request('memory.create', { kind: 'semantic', fields });
  await first.quit();
  const key = await readFile(keyFile, 'utf8');
  await rm(keyFile);

  const app = await start();
  await expectState(app, 'no-key');
  await expect(app.page.getByRole('heading', { name: 'Your memory cannot be opened' })).toBeVisible();
  await expect(app.page.getByRole('status')).toContainText('key.bin is missing');
  await resize(app, 900, 600);
  await look(app, 'gone');
  await writeFile(keyFile, JSON.stringify({ version: 1, ...foreignSeal }));
  await app.page.getByRole('button', { name: 'Try again' }).click();
  await expect(app.page.getByRole('status')).toContainText('sealed by gnome_libsecret');
  await expect(app.request('lock.start-anew', {})).rejects.toMatchObject({ code: 'conflict' });

  await writeFile(keyFile, key);
  await app.page.getByRole('button', { name: 'Try again' }).click();
  await expect(app.page.getByRole('navigation', { name: 'Views' })).toBeVisible({ timeout: 30_000 });
  await expectState(app, 'ready');
  await expect(app.request('lock.set-aside', {})).rejects.toMatchObject({ code: 'conflict' });
  const { memories } = await app.request('memory.list', { kinds: ['semantic'] });
  expect(memories.map(({ title }) => title)).toEqual(['Falcon']);
  await app.quit();
});

test('what nothing opens is put aside whole, and an empty memory begins; a recovery code needs none of that', async ({
  start,
  userData,
}) => {
  await appendFile(join(userData, 'config.yaml'), 'lock:\n  idle_minutes: 0\n');
  const data = join(userData, 'data');
  const keyFile = join(data, 'key.bin');
  const first = await start();
  await agree(first);
  await expectState(first, 'ready');
  await first.request('app.pause', { minutes: null });
  const { code } = await first.request('lock.make-recovery-code', { current: null });
  await first.quit();
  const envelope = JSON.parse(await readFile(keyFile, 'utf8')) as object;

  await writeFile(keyFile, JSON.stringify({ ...envelope, system: foreignSeal }));
  const second = await start();
  await expect(second.page.getByText('The recovery code does.')).toBeVisible();
  await look(second, 'code');
  await second.page.getByLabel('Recovery code').fill(code);
  await second.page.keyboard.press('Enter');
  await expect(second.page.getByRole('navigation', { name: 'Views' })).toBeVisible({ timeout: 30_000 });
  await expectState(second, 'ready');
  await second.quit();

  await writeFile(keyFile, JSON.stringify({ ...envelope, system: foreignSeal, recovery: null }));
  const database = await readFile(join(data, 'mneme.db'));
  const app = await start();
  await expectState(app, 'no-key');
  await app.page.getByRole('button', { name: 'Put it aside and begin anew …' }).click();
  await expect(app.page.getByRole('dialog')).toHaveCSS('opacity', '1');
  await look(app, 'aside');
  await app.page.getByRole('dialog').getByRole('button', { name: 'Put aside and begin anew' }).click();
  await expect(app.page.getByRole('navigation', { name: 'Views' })).toBeVisible({ timeout: 30_000 });
  await expectState(app, 'ready');
  await app.quit();
  const aside = (await readdir(userData)).filter((name) => name.startsWith('data-without-key-'));
  expect(aside).toHaveLength(1);
  expect((await readFile(join(userData, aside[0]!, 'mneme.db'))).equals(database)).toBe(true);
  expect((await readFile(keyFile, 'utf8')).includes(foreignSeal.sealed)).toBe(false);
});
