/** The page of conversation memory: settings as a draft, the state of conversations, files, agents, and another backend. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme } from './screenshots.ts';

const pictures = join(projectRoot, 'test-results/memory-page');
const fact = 'Lena Brandt repairs the boiler on Thursdays.';

async function open(app: RunningApp, tab: string): Promise<void> {
  const { page } = app;
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('button', { name: 'Conversation memory' }).click();
  await page.getByRole('tab', { name: tab }).click();
}

test('a setting is refused while it is wrong, shown as a change of the file, and saved', async ({
  start,
  userData,
}) => {
  const file = join(userData, 'config.yaml');
  await writeFile(
    file,
    'capture:\n  idle_seconds: 0\n# Mine.\nmemory:\n  auto_flush:\n    idle_seconds: 300 # five minutes\n',
  );
  const app = await start();
  await agree(app);
  const { page } = app;
  await open(app, 'Settings');
  const idle = page.getByLabel('Wait until nobody spoke for', { exact: true });
  await expect(idle).toHaveValue('300');
  await idle.fill('soon');
  await expect(page.getByText('This must be a whole number from 0 to 31,536,000.')).toBeVisible();
  const save = page.getByRole('button', { name: 'Look and save …' });
  await expect(save).toBeDisabled();
  await idle.fill('60');
  // What was typed outlives a look at another view.
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Timeline' }).click();
  await open(app, 'Settings');
  await expect(idle).toHaveValue('60');

  await save.click();
  const change = page.getByRole('dialog').getByRole('region', { name: 'Change of config.yaml' });
  await expect(change).toContainText('removed:     idle_seconds: 300 # five minutes');
  await expect(change).toContainText('added:     idle_seconds: 60 # five minutes');
  await photograph(app, 'change');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(save).toBeHidden();
  expect(await readFile(file, 'utf8')).toContain(
    '# Mine.\nmemory:\n  auto_flush:\n    idle_seconds: 60 # five',
  );
  await expect(idle).toHaveValue('60');
});

test('an agent is added, its conversation is flushed by hand, and another backend takes over', async ({
  start,
  userData,
}) => {
  const model = await startScriptedModel(({ text }) =>
    text.includes('keep the long-term memory') ? fact : 'I will remember it.',
  );
  try {
    await writeFile(
      join(userData, 'config.yaml'),
      `capture:\n  idle_seconds: 0\nmemory:\n  backend: file\nmodels:\n  chat: { base_url: ${model.server}, model: ${model.model} }\n  memory: { base_url: ${model.server}, model: ${model.model} }\n`,
    );
    const app = await start();
    await agree(app);
    await app.request('app.pause', { minutes: null });
    const { page } = app;

    await open(app, 'Agents and rooms');
    await page.getByRole('button', { name: 'New agent' }).click();
    const form = page.getByRole('form', { name: 'New agent' });
    await form.getByLabel('Name', { exact: true }).fill('../x');
    await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
    await form.getByLabel('Name', { exact: true }).fill('ada');
    await form.getByLabel('Role').fill('Looks after the house.');
    await form.getByText('What changes in config.yaml').click();
    await expect(form.getByRole('region', { name: 'Change of config.yaml' })).toContainText('ada:');
    await photograph(app, 'agent');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('list', { name: 'Agents' })).toContainText('Looks after the house.');
    expect(Object.keys((await app.request('settings.get', {})).agents)).toEqual(['assistant', 'ada']);

    const { id } = await app.request('chat.create-session', { agents: ['ada'] });
    await app.request('chat.send', { sessionId: id, text: fact });
    await open(app, 'Conversations');
    const row = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
    await expect(row).toContainText('Not kept yet');
    await row.getByRole('button', { name: /^What would be kept/ }).click();
    await expect(page.getByRole('region', { name: 'Facts' })).toContainText(`would be kept${fact}`);
    await photograph(app, 'example');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Pause', exact: true }).first().click();
    await expect(page.getByText('Nothing is flushed by itself until you resume')).toBeVisible();
    await photograph(app, 'conversations');
    await page.getByRole('button', { name: 'Resume', exact: true }).first().click();
    await row.getByRole('button', { name: /^Flush .* now$/ }).click();
    await expect(row).toContainText('Everything is kept');
    const memoryFile = join(userData, 'data', 'memory_files', 'agent_ada', 'MEMORY.md');
    expect(await readFile(memoryFile, 'utf8')).toContain(`] ${fact}`);

    await page.getByRole('tab', { name: 'Files' }).click();
    await expect(page.getByRole('row', { name: /^ada MEMORY\.md 1 / })).toBeVisible();
    await photograph(app, 'files');

    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByLabel('Backend', { exact: true }).selectOption('mem0');
    await page.getByRole('button', { name: 'Look and save …' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('row', { name: /^ada 1 0 0 0/ })).toBeVisible();
    await photograph(app, 'switch');
    await dialog.getByRole('button', { name: 'Copy and switch' }).click();
    await expect(dialog).toBeHidden();
    const { memories } = await app.request('memory.list', { scope: 'agent_ada' });
    expect(memories.map(({ title }) => title)).toEqual([fact]);

    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Memories' }).click();
    await page.getByRole('combobox', { name: 'Whose' }).selectOption('agent_ada');
    await expect(page.getByRole('option', { name: /Lena Brandt/ })).toBeVisible();
    await photograph(app, 'browser');
  } finally {
    await model.close();
  }
});

async function photograph(app: RunningApp, name: string): Promise<void> {
  for (const [theme, width, height] of [
    ['light', 900, 600],
    ['dark', 1440, 900],
  ] as const) {
    await setTheme(app, theme);
    await resize(app, width, height);
    await app.page.screenshot({ path: join(pictures, `${name}-${theme}.png`) });
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
      `axe on ${name}, ${theme}`,
    ).toEqual([]);
  }
}
