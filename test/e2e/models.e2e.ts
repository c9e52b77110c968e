/** The owner sets a model server up, tries it and uses it; its key stays in the key store. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme } from './screenshots.ts';

const key = 'sk-e2e-0123456789-never-in-the-clear';
const pictures = join(projectRoot, 'test-results/models');

test('a server is chosen, tried and used, and its key is in no file and no answer', async ({
  start,
  userData,
}) => {
  const answer = 'People keep a diary to remember. Writing also helps them to think.';
  const server = await startScriptedModel(() => answer, {
    key,
    abilities: { images: false },
    models: [{ id: 'other' }, { id: 'scripted-1', context_length: 16_384 }],
  });
  const app = await start();
  await agree(app);
  await resize(app, 900, 600);
  const { page } = app;
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click();
  const chat = page.getByRole('region', { name: 'For the chat' });
  await chat.scrollIntoViewIfNeeded();
  await expect(chat).toContainText('Nothing is sent.');
  expect(server.sent()).toBe('');

  await chat.getByRole('button', { name: 'Choose a model' }).click();
  await chat.getByLabel('Address of the server').fill(server.server.replace('http://', ''));
  await chat.getByLabel('Address of the server').press('Tab');
  await expect(chat.getByRole('alert')).toContainText('does not accept the API key');
  await chat.getByLabel('API key').fill(key);
  await chat.getByRole('button', { name: 'Store' }).click();
  await expect(chat).toContainText('A key for this server is stored');
  await expect(chat).toContainText('The server offers 2');
  await chat.getByLabel('Model', { exact: true }).fill('scripted-1');
  await photograph(app, 'form');
  await chat.getByRole('button', { name: 'Test this model' }).click();
  const result = chat.getByRole('status', { name: 'Result of the test' });
  await expect(result).toContainText(answer);
  await expect(result).toContainText('Answers in an exact form');
  await expect(result).toContainText('Sees no pictures');
  await expect(result).toContainText('16,384 tokens');
  await photograph(app, 'tested');
  await chat.getByRole('button', { name: 'Use this model' }).click();
  await expect(chat).toContainText('a program on this computer');

  const { models } = await app.request('settings.get', {});
  expect(models).toMatchObject({ chatServer: server.server, chatModel: 'scripted-1', memoryServer: null });
  const usage = await app.request('models.usage', {});
  expect(usage.days.map(({ purpose }) => purpose)).toEqual(['test']);
  const answers = [models, usage, await app.request('models.keys', {})];
  expect(JSON.stringify(answers)).not.toContain(key);
  await photograph(app, 'chosen');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  await app.quit();
  await server.close();
  for (const file of await filesIn(userData)) {
    expect((await readFile(file)).includes(key), file).toBe(false);
  }
});

async function photograph(app: RunningApp, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    await app.page.screenshot({ path: join(pictures, `${name}-${theme}.png`) });
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
