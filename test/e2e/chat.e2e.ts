import type { RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';

/** Starts with consent, a pause, one memory and the chat in view. */
async function startWithChat(start: () => Promise<RunningApp>): Promise<RunningApp> {
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  await app.request('memory.create', {
    kind: 'semantic',
    fields: {
      name: 'Lena Brandt',
      summary: 'Plumber, repairs the boiler on Thursdays',
      details: '',
      origin: '',
    },
  });
  await app.request('app.drain', {});
  await app.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Chat' }).click();
  return app;
}

test('without a model the chat answers with passages, says so, and follows instructions', async ({
  start,
}) => {
  const app = await startWithChat(start);
  const { page } = app;
  await expect(page.getByRole('note')).toContainText('No model is chosen');
  const box = page.getByRole('textbox', { name: 'Your question' });
  await box.fill('Who repairs the boiler?');
  await box.press('Enter');
  const chip = page.getByRole('button', { name: /^Source 1: Lena Brandt/ }).first();
  await expect(chip).toBeVisible();
  await expect(page.getByText('No model is connected')).toBeVisible();
  await chip.click();
  const source = page.getByRole('complementary', { name: 'Source' });
  await expect(source).toContainText('repairs the boiler on Thursdays');
  await source.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('region', { name: 'Memory', exact: true })).toContainText('Lena Brandt');

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Chat' }).click();
  await box.focus();
  await app.electron.evaluate(async ({ clipboard, BrowserWindow }) => {
    await clipboard.writeText('The boiler hums. '.repeat(50_000));
    BrowserWindow.getAllWindows()[0]?.webContents.paste();
  });
  const along = page.getByRole('list', { name: 'Goes along' });
  await expect(along).toContainText('Pasted text.txt');
  await expect(box).toHaveValue('');
  await along.getByRole('button').click();
  await box.fill('Remember that the key of the cellar hangs behind the door');
  await box.press('Enter');
  const undo = page.getByRole('button', { name: /^Undo: / });
  await expect(undo).toBeVisible();
  await expect.poll(() => count(app)).toBe(2);
  await undo.click();
  await expect.poll(() => count(app)).toBe(1);
});

test('a model streams, is stopped, cites, and asks before it forgets', async ({ start }) => {
  let go = () => {};
  const until = new Promise<void>((done) => (go = done));
  const model = await startScriptedModel(() => ({
    pieces: ['Lena ', 'Brandt ', 'repairs it. '],
    pauseBefore: { piece: 2, until },
  }));
  try {
    const app = await startWithChat(start);
    const { page } = app;
    const { models } = await app.request('settings.get', {});
    await app.request('settings.update', {
      models: { ...models, chatServer: model.server, chatModel: model.model },
    });
    await expect(page.getByRole('note')).toHaveCount(0);
    const box = page.getByRole('textbox', { name: 'Your question' });
    await box.fill('Who repairs the boiler?');
    await box.press('Enter');
    await expect(page.getByText('Lena Brandt', { exact: false }).last()).toBeVisible();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText(/stopped/i)).toBeVisible();
    go();

    model.script(() => 'Lena Brandt repairs the boiler [1]. See <img src="https://evil.example/x">.');
    await box.fill('Are you sure that Lena Brandt repairs the boiler?');
    await box.press('Enter');
    await expect(page.getByRole('button', { name: /^Source 1: Lena Brandt/ })).toBeVisible();
    await expect(page.locator('.answer img')).toHaveCount(0);
    await page.getByRole('button', { name: 'What was put into the prompt, and why' }).last().click();
    const panel = page.getByRole('complementary', { name: 'What was put into the prompt' });
    await expect(panel).toContainText(`Sent to ${model.model}`);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();

    model.script(({ body }) =>
      body.messages?.at(-1)?.role === 'tool'
        ? 'It is up to you.'
        : { pieces: [], calls: [{ id: 'c1', name: 'forget_for_owner', input: { numbers: [1] } }] },
    );
    await box.fill('Could you use your tool on what you know of Lena Brandt and the boiler?');
    await box.press('Enter');
    const ask = page.getByRole('group', { name: /^Asks: / });
    await expect(ask).toContainText('Lena Brandt');
    expect(await count(app)).toBe(1);
    await ask.getByRole('button', { name: 'Yes' }).click();
    await expect.poll(() => count(app)).toBe(0);
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect.poll(() => count(app)).toBe(1);
  } finally {
    await model.close();
  }
});

test('a conversation is found, renamed, cleared and deleted', async ({ start }) => {
  const app = await startWithChat(start);
  const { page } = app;
  const box = page.getByRole('textbox', { name: 'Your question' });
  await box.fill('Where is the ladder of the shed?');
  await box.press('Enter');
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages.getByRole('article')).toHaveCount(2);
  const menu = page.getByRole('button', { name: 'This conversation' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Rename …' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('The ladder');
  await page.keyboard.press('Enter');
  const sessions = page.getByRole('navigation', { name: 'Conversations' });
  await expect(sessions.getByRole('button', { name: /The ladder/ })).toBeVisible();
  await sessions.getByRole('searchbox').fill('nothing like it');
  await expect(sessions).toContainText('No conversation holds these words');
  await sessions.getByRole('searchbox').fill('shed');
  await sessions.getByRole('button', { name: /The ladder/ }).click();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Clear the view' }).click();
  await expect(messages.getByRole('article')).toHaveCount(0);
  await menu.click();
  await page.getByRole('menuitem', { name: /^Show 2 cleared/ }).click();
  await expect(messages.getByRole('article')).toHaveCount(2);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Delete the conversation …' }).click();
  await page.getByRole('button', { name: 'Delete 2 messages' }).click();
  await expect(page.getByRole('heading', { name: 'Ask your memory' })).toBeVisible();
  expect((await app.request('chat.sessions', {})).sessions).toEqual([]);
});

async function count(app: RunningApp): Promise<number> {
  return (await app.request('memory.list', {})).memories.length;
}
