/** The owner forgets a stretch of time, an application or a site: counted before, gone after, and nothing else with it. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { EraseWhat } from '../../src-preload/contract/erase.ts';
import { frameOf, makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';

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

async function startFilled(): Promise<EngineBed> {
  const data = makeDataFolder();
  const bed = await startEngine(data.folder);
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
});
