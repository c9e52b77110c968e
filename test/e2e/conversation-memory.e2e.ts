/** What is said in one conversation is known in the next, whichever way conversation memory is kept. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startScriptedModel, type ScriptedModel } from '../helpers/scripted-model.ts';
import type { RunningApp } from './app.ts';
import { agree, expect, test } from './scenario.ts';

const fact = 'The owner lives in Bern';

/** Answers in the chat, and finds one fact in every stretch of conversation that speaks of Bern. */
function startModel(): Promise<ScriptedModel> {
  return startScriptedModel(({ asked, text }) => {
    const isAboutBern = text.includes('I live in Bern');
    if (asked === 'facts') return { json: { facts: isAboutBern ? [fact] : [] } };
    if (asked === 'decisions') return { json: { decisions: [] } };
    if (text.includes('You keep the long-term memory')) return isAboutBern ? fact : '"no_reply".';
    return 'I see.';
  });
}

async function startWith(
  start: () => Promise<RunningApp>,
  userData: string,
  model: ScriptedModel,
  backend: 'mem0' | 'file',
): Promise<RunningApp> {
  const lines = [
    'capture:',
    '  idle_seconds: 0',
    'memory:',
    `  backend: ${backend}`,
    '  auto_flush:',
    '    enabled: true',
    '    idle_seconds: 1',
    '    flush_interval_seconds: 5',
  ];
  await writeFile(join(userData, 'config.yaml'), `${lines.join('\n')}\n`);
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  const { models } = await app.request('settings.get', {});
  const { server, model: name } = model;
  const both = { chatServer: server, chatModel: name, memoryServer: server, memoryModel: name };
  await app.request('settings.update', { models: { ...models, ...both } });
  return app;
}

/** In the window, as a person does. */
async function say({ page }: RunningApp, text: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Chat' }).click();
  const box = page.getByRole('textbox', { name: 'Your question' });
  await box.fill(text);
  await box.press('Enter');
  await expect(page.getByText('I see.').last()).toBeVisible();
}

/** What a later conversation sends to the model for a question. */
async function promptOf(app: RunningApp, model: ScriptedModel, text: string): Promise<string> {
  const { id: sessionId } = await app.request('chat.create-session', {});
  await app.request('chat.send', { sessionId, text });
  const sent = (): string | undefined =>
    model.requests.find((request) => request.asked === null && request.text.includes(text))?.text;
  await expect.poll(sent).toBeTruthy();
  return sent()!;
}

async function stateOfFirst(app: RunningApp): Promise<string> {
  const { sessions } = await app.request('flush.states', {});
  return sessions[0]?.lastResult ?? '';
}

test('a conversation becomes a line of MEMORY.md, and the next one knows it', async ({ start, userData }) => {
  const model = await startModel();
  try {
    const app = await startWith(start, userData, model, 'file');
    await say(app, 'I live in Bern, as you may remember later.');
    await expect.poll(() => stateOfFirst(app), { timeout: 20_000 }).toBe('One memory written.');
    const { folder } = await app.request('conversation.files', {});
    const text = await readFile(join(folder, 'agent_assistant', 'MEMORY.md'), 'utf8');
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      expect.stringMatching(new RegExp(String.raw`^- \[id=m_\d{14}_[0-9a-f]{8}\] ${fact}$`)),
    ]);
    expect(await promptOf(app, model, 'Which trains should I know about?')).toContain(fact);
    await app.quit();
  } finally {
    await model.close();
  }
});

test('a conversation becomes memories at once, and the next one knows them', async ({ start, userData }) => {
  const model = await startModel();
  try {
    const app = await startWith(start, userData, model, 'mem0');
    await say(app, 'I live in Bern, as you may remember later.');
    await expect.poll(() => stateOfFirst(app), { timeout: 20_000 }).toBe('One memory written.');
    const { memories } = await app.request('memory.list', { scope: 'agent_assistant' });
    expect(memories.map(({ title }) => title)).toEqual([fact]);
    const [memory] = memories;
    const { sources } = await app.request('memory.get', { id: memory!.id });
    expect(sources.map(({ kind }) => kind)).toContain('message');
    await app.request('app.drain', {});
    expect(await promptOf(app, model, 'In which town do I live?')).toContain(fact);
    await app.quit();
  } finally {
    await model.close();
  }
});

test('what was said last is kept before Mneme ends', async ({ start, userData }) => {
  const model = await startModel();
  try {
    const app = await startWith(start, userData, model, 'file');
    const { memory } = await app.request('settings.get', {});
    await app.request('settings.update', { memory: { ...memory, flushIdleSeconds: 3_600 } });
    await say(app, 'I live in Bern, as you may remember later.');
    const { folder } = await app.request('conversation.files', {});
    await app.quit();
    expect(await readFile(join(folder, 'agent_assistant', 'MEMORY.md'), 'utf8')).toContain(fact);
  } finally {
    await model.close();
  }
});
