import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startScriptedModel, type ScriptedModel } from '../helpers/scripted-model.ts';
import { agree, expect, test } from './scenario.ts';
import { resize, setTheme } from './screenshots.ts';

const configOf = ({ server, model }: ScriptedModel): string => `capture:
  idle_seconds: 0
models:
  chat:
    base_url: ${server}
    model: ${model}
agents:
  ada:
    display_name: Ada
    role: You know about gardens.
    tools: [memory]
  bob:
    display_name: Bob
    tools: [memory]
teams:
  gardeners:
    display_name: The gardeners
    members: [ada, bob]
rooms:
  lab:
    display_name: Lab
`;

test('two agents answer in turn in a room, use its memory before the eyes of the owner, and know it the next time', async ({
  start,
  userData,
}) => {
  const model = await startScriptedModel(({ text, body }) => {
    if (text.startsWith('You are Bob.'))
      return 'Water them **in the morning**, as Ada said they are thirsty.';
    if (body.messages?.at(-1)?.role === 'tool') return 'I noted it: tomatoes are thirsty.';
    return {
      pieces: [],
      calls: [{ id: 'c1', name: 'add_memory', input: { content: 'The tomatoes are thirsty' } }],
    };
  });
  try {
    await writeFile(join(userData, 'config.yaml'), configOf(model));
    const app = await start();
    const { page } = app;
    await agree(app);
    await app.request('app.pause', { minutes: null });
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Chat' }).click();

    // By keyboard alone: the team, then the room.
    const who = page.getByRole('button', { name: /^Who takes part: / });
    await expect(who).toHaveAccessibleName('Who takes part: Assistant');
    await who.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'The gardeners' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: 'Ada' })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'Assistant' })).not.toBeChecked();
    await page.getByRole('combobox', { name: 'Room' }).selectOption({ label: 'Lab' });
    await page.screenshot({ path: test.info().outputPath('who.png') });
    await page.keyboard.press('Escape');
    await expect(who).toHaveAccessibleName('Who takes part: Ada, Bob in Lab');

    const box = page.getByRole('textbox', { name: 'Your question' });
    await box.fill('What do the tomatoes need?');
    await box.press('Enter');
    const ada = page.getByRole('article', { name: /^Ada, / });
    const bob = page.getByRole('article', { name: /^Bob, / });
    await expect(bob).toContainText('Water them in the morning');
    await expect(ada).toContainText('Remembered, in the memory of the room Lab');
    await expect(ada).toContainText('The tomatoes are thirsty');
    await expect(ada.getByRole('button', { name: /^Undo: Remembered/ })).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('agents.png') });
    await who.click();
    await expect(page.getByText('so others are asked in a new conversation')).toBeVisible();
    await page.keyboard.press('Escape');

    // Another conversation in the same room knows it, and may ask to have all of it deleted.
    model.script(({ body }) =>
      body.messages?.at(-1)?.role === 'tool'
        ? 'I asked you.'
        : { pieces: [], calls: [{ id: 'c1', name: 'delete_all_memories', input: {} }] },
    );
    const session = await app.request('chat.create-session', { agents: ['bob'], room: 'lab' });
    const { answerId } = await app.request('chat.send', {
      sessionId: session.id,
      text: 'Are the tomatoes thirsty? Then forget it.',
    });
    await expect.poll(async () => (await app.request('chat.message', { id: answerId })).state).toBe('whole');
    const { parts } = await app.request('chat.context', { messageId: answerId });
    expect(parts.find(({ kind }) => kind === 'memory')?.text).toContain('The tomatoes are thirsty');
    await page.getByRole('button', { name: /Are the tomatoes thirsty/ }).click();
    const ask = page.getByRole('group', { name: 'Asks: Delete the one memory of the room Lab' });
    await setTheme(app, 'dark');
    await resize(app, 900, 600);
    await page.screenshot({ path: test.info().outputPath('asking.png') });
    await ask.getByRole('button', { name: 'Yes' }).click();
    await expect(page.getByText('Deleted one memory.')).toBeVisible();
  } finally {
    await model.close();
  }
});
