/** The owner forgets a stretch of time, an application or a site: counted before, gone after, and nothing else with it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { EraseWhat } from '../../src-preload/contract/erase.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { frameOf, makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { temporaryFolder } from '../helpers/temporary-store.ts';
import { testSettings } from '../helpers/test-settings.ts';

const start = new Date(2026, 0, 5, 9).getTime();
const minute = 60_000;

/** Four windows, a minute apart, each with a word that stands nowhere else. */
const windows = [
  { application: 'firefox', url: 'https://bank.example/balance', title: 'Balance', word: 'Overdraft' },
  { application: 'firefox', url: 'https://www.shop.bank.example/', title: 'Shop', word: 'Umbrella' },
  { application: 'firefox', url: 'https://notbank.example/', title: 'Other', word: 'Telescope' },
  { application: 'Notes', url: null, title: 'Garden', word: 'Tomatoes' },
] as const;
let pictures: Uint8Array[] = [];

beforeAll(async () => {
  pictures = await Promise.all(
    windows.map(({ title, word }) =>
      drawScreen({ title, lines: [`${word} is the word that stands on this page alone`] }),
    ),
  );
});

async function startFilled(settings?: Settings): Promise<EngineBed> {
  const data = makeDataFolder();
  const bed = await startEngine(data.folder, settings ? { settings } : {});
  onTestFinished(async () => {
    await bed.close();
    data.remove();
  });
  for (const [i, { application, url, title }] of windows.entries())
    await bed.ask(
      'frame.accept',
      frameOf(pictures[i]!, { application, url, title, capturedAt: start + i * minute }),
    );
  await bed.ask('engine.drain', {});
  return bed;
}

/** The words that are still found, in any frame or memory. */
async function wordsFound(bed: EngineBed): Promise<string[]> {
  const found: string[] = [];
  for (const { word } of windows) {
    const { hits } = await bed.ask('search.query', { text: word });
    const isFound = hits.some(({ passage }) =>
      passage
        .map(({ text }) => text)
        .join('')
        .includes(word),
    );
    if (isFound) found.push(word);
  }
  return found;
}

describe('forgetting', () => {
  it.each<[string, EraseWhat, string[]]>([
    ['a stretch', { what: 'range', from: start + minute, to: start + 3 * minute }, ['Overdraft', 'Tomatoes']],
    ['an application', { what: 'application', application: 'firefox' }, ['Tomatoes']],
    ['a site with its subdomains', { what: 'site', site: 'bank.example' }, ['Telescope', 'Tomatoes']],
  ])('%s takes what was seen there with all that came from it, and nothing else', async (_, what, left) => {
    const bed = await startFilled();
    const before = await bed.ask('erase.preview', { what });
    expect(before.frames).toBe(windows.length - left.length);
    expect(before.images).toBe(before.frames);
    expect(before.memories).toBeGreaterThan(0);
    const progress: { done: number; total: number }[] = [];
    bed.engine.onEvent((name, payload) => {
      if (name === 'erase.progress') progress.push(payload as { done: number; total: number });
    });

    const erased = await bed.ask('erase.run', { what });

    expect(erased).toMatchObject({ frames: before.frames, images: before.images, left: 0 });
    expect(erased.memories).toBe(before.memories);
    expect(progress.at(-1)).toEqual({ done: before.frames, total: before.frames });
    expect(await wordsFound(bed)).toEqual(left);
    expect(await bed.ask('erase.preview', { what })).toMatchObject({
      frames: 0,
      memories: 0,
      oldestAt: null,
    });
  });

  it('the last minutes counts back from now', async () => {
    const bed = await startFilled();
    await bed.ask('frame.accept', frameOf(pictures[3]!, { application: 'Notes', title: 'Now' }));
    await bed.ask('engine.drain', {});
    expect(await bed.ask('erase.run', { what: { what: 'last', minutes: 5 } })).toMatchObject({
      frames: 1,
      left: 0,
    });
    expect(await wordsFound(bed)).toEqual(windows.map(({ word }) => word));
  });

  it('refuses a stretch that ends before it begins', async () => {
    const bed = await startFilled();
    await expect(
      bed.ask('erase.preview', { what: { what: 'range', from: start + 1, to: start } }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keeps a memory that the owner edited, and does not count it', async () => {
    const bed = await startFilled();
    const { memories } = await bed.ask('memory.list', { kinds: ['resource'] });
    const balance = memories.find(({ title }) => title === 'Balance')!;
    const { fields } = (await bed.ask('memory.get', { id: balance.id })).memory;
    await bed.ask('memory.update', {
      id: balance.id,
      version: balance.version,
      patch: { fields: { ...fields, summary: 'What I owe.' } },
    });
    const what = { what: 'range', from: start, to: start + minute } as const;
    const before = await bed.ask('erase.preview', { what });
    const erased = await bed.ask('erase.run', { what });
    expect(erased.memories).toBe(before.memories);
    expect((await bed.ask('memory.list', { kinds: ['resource'] })).memories.map(({ id }) => id)).toContain(
      balance.id,
    );
  });

  it('puts a note in the place of what the chat quotes of it, where that is wanted', async () => {
    const quoted = 'Overdraft is the word that stands on this page alone';
    const server = await startScriptedModel(
      () => `Your page says: ${quoted}. A garden has tomatoes in the summer, as always.`,
    );
    onTestFinished(() => server.close());
    const usual = testSettings({ images: { keep: true, keepDays: null } });
    const models = { ...usual.models, chatServer: server.server, chatModel: server.model };
    const bed = await startFilled({ ...usual, models });
    const { id: sessionId } = await bed.ask('chat.create-session', {});
    await bed.ask('chat.send', { sessionId, text: 'What does the bank say?' });
    await bed.ask('engine.drain', {});
    const answer = async (): Promise<string> =>
      (await bed.ask('chat.messages', { sessionId })).messages.at(-1)!.text;
    expect(await answer()).toContain(quoted);
    const what = { what: 'site', site: 'bank.example' } as const;
    expect(await bed.ask('erase.preview-quotes', { what })).toEqual({ messages: 1, passages: 1 });

    const erased = await bed.ask('erase.run', { what, quotes: true });

    expect(erased).toMatchObject({ frames: 2, quoted: 1, left: 0 });
    expect(await answer()).toBe(
      'Your page says: [forgotten]. A garden has tomatoes in the summer, as always.',
    );
    expect((await bed.ask('chat.sessions', { query: 'Overdraft' })).sessions).toEqual([]);
  });

  it('leaves the chat as it is where that is not wanted', async () => {
    const usual = testSettings({ images: { keep: true, keepDays: null } });
    const bed = await startFilled(usual);
    const { id: sessionId } = await bed.ask('chat.create-session', {});
    const text = 'Overdraft is the word that stands on this page alone, I think';
    await bed.ask('chat.send', { sessionId, text });
    await bed.ask('engine.drain', {});
    await bed.ask('erase.run', { what: { what: 'site', site: 'bank.example' } });
    expect((await bed.ask('chat.messages', { sessionId })).messages[0]!.text).toBe(text);
  });

  it('starts anew with nothing but the keys, and takes the lines out of files that lie elsewhere', async () => {
    const elsewhere = temporaryFolder();
    const usual = testSettings({ images: { keep: true, keepDays: null } });
    const settings = {
      ...usual,
      memory: { ...usual.memory, backend: 'file', filePath: elsewhere },
    } satisfies Settings;
    const note = join(elsewhere, 'agent_assistant/MEMORY.md');
    mkdirSync(join(note, '..'));
    writeFileSync(note, '# What is known\n\n- Owes the bank a telescope\n');
    const bed = await startFilled(settings);
    const before = await bed.ask('erase.preview-everything', {});
    expect(before).toMatchObject({ frames: windows.length, images: windows.length, lines: 1, messages: 0 });
    expect(before.memories).toBeGreaterThan(0);

    await bed.ask('engine.start-anew', {});
    await bed.close();

    expect(readFileSync(note, 'utf8')).toBe('# What is known\n\n');
    const next = await startEngine(bed.dataFolder, { settings });
    try {
      expect(await next.ask('erase.preview-everything', {})).toMatchObject({
        frames: 0,
        memories: 0,
        lines: 0,
        oldestAt: null,
      });
      expect(await wordsFound(next)).toEqual([]);
      expect(readdirSync(join(bed.dataFolder, 'images'))).toEqual([]);
      expect(existsSync(join(bed.dataFolder, 'start-anew.json'))).toBe(false);
    } finally {
      await next.close();
    }
  });

  it('refuses a scope that cannot be one', async () => {
    const data = makeDataFolder();
    const bed = await startEngine(data.folder);
    onTestFinished(async () => {
      await bed.close();
      data.remove();
    });
    for (const scope of ['agent_../x', 'everything'])
      await expect(
        bed.ask('erase.preview', { what: { what: 'scope', scope, conversations: true } }),
      ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
