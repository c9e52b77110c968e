/** The main job on the real parts: a picture goes in, and is found by its words and by its meaning. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { SearchAnswer } from '../../src-preload/contract/search.ts';
import { frameOf, makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';

const monday = new Date(2026, 0, 5, 9).getTime();
const windows = [
  {
    application: 'Mail',
    title: 'Re: apartment',
    lines: ['The landlord wants the rent of 1450 euros', 'to be paid before the third of each month'],
  },
  {
    application: 'Browser',
    title: 'Recipes',
    lines: ['Slowly fry two onions in butter', 'then add the mushrooms and some white wine'],
  },
  {
    application: 'Editor',
    title: 'parser.ts - compiler',
    lines: ['The tokenizer fails on nested comments', 'because it counts only the closing brackets'],
    isDark: true,
  },
  { application: 'Notes', title: '季度预算会议', lines: [] },
  { application: 'Notes', title: 'تقرير المبيعات السنوي', lines: [] },
];

const folder = makeDataFolder();
let bed: EngineBed;
const ids: FrameId[] = [];

async function find(text: string): Promise<SearchAnswer> {
  return bed.ask('search.query', { text });
}

beforeAll(async () => {
  bed = await startEngine(folder.folder);
  for (const [i, { application, title, ...text }] of windows.entries()) {
    const picture = await drawScreen({ title, ...text });
    const facts = { application, title, capturedAt: monday + i * 60_000 };
    ids.push((await bed.ask('frame.accept', frameOf(picture, facts))).id);
  }
  await bed.ask('engine.drain', {});
});
afterAll(async () => {
  await bed.close();
  folder.remove();
});

describe('a frame that was accepted', () => {
  it('is found by a word that stands on it', async () => {
    const { hits, missing } = await find('mushrooms');
    expect(hits[0]).toMatchObject({
      frameId: ids[1],
      application: 'Browser',
      title: 'Recipes',
      hasImage: true,
    });
    expect(hits[0]?.passage.some((part) => part.matched && part.text === 'mushrooms')).toBe(true);
    expect(missing).toEqual([]);
  });

  it.each([
    ['how much does my flat cost', 0],
    ['cooking vegetables', 1],
    ['problem with the lexer of a programming language', 2],
  ])('is found by its meaning: "%s"', async (question, place) => {
    const { hits } = await find(question);
    expect(hits[0]?.frameId).toBe(ids[place]);
  });

  it.each([
    ['预算', 3],
    ['المبيعات', 4],
  ])('is found in its own script: %s', async (question, place) => {
    expect((await find(question)).hits[0]?.frameId).toBe(ids[place]);
  });

  it('is opened with its words boxed and those marked that the question matches', async () => {
    const frame = await bed.ask('frame.get', { id: ids[1]!, query: 'onion' });
    expect(frame).toMatchObject({
      reading: 'read',
      width: 1280,
      height: 720,
      previousId: ids[0],
      nextId: ids[2],
    });
    const marked = frame.words.filter((word) => word.matched);
    expect(marked.map((word) => word.text)).toEqual(['onions']);
    expect(marked[0]!.y).toBeGreaterThan(70);
    expect(marked[0]!.y + marked[0]!.height).toBeLessThan(120);
  });

  it('gives its picture and a small one', async () => {
    const full = await bed.ask('frame.image', { id: ids[0]!, size: 'full' });
    const small = await bed.ask('frame.image', { id: ids[0]!, size: 'thumbnail' });
    expect(full.mime).toBe('image/webp');
    expect(Buffer.from(full.bytes).toString('latin1', 8, 12)).toBe('WEBP');
    expect(small.bytes.length).toBeLessThan(full.bytes.length);
  });

  it('stands in the timeline of its day', async () => {
    const day = await bed.ask('timeline.day', { day: '2026-01-05' });
    expect(day.activities.map((activity) => activity.application)).toEqual(windows.map((w) => w.application));
    expect(await bed.ask('timeline.days', {})).toEqual([{ day: '2026-01-05', frames: windows.length }]);
  });

  it('counts in the figures', async () => {
    const summary = await bed.ask('storage.summary', {});
    expect(summary).toMatchObject({ frames: 5, images: 5, oldestAt: monday, bytesPerDay: null });
    expect(await bed.ask('storage.preview-retention', { keepDays: 1 })).toEqual({
      images: 5,
      bytes: summary.imageBytes,
    });
  });

  it('is nowhere on the disk in the clear', () => {
    const words = ['landlord', 'mushrooms', 'tokenizer', 'apartment', 'Recipes', '季度预算会议', 'المبيعات'];
    const magic = ['WEBPVP8', 'PNG\r\n', 'SQLite format 3'];
    const files = readdirSync(folder.folder, { recursive: true, withFileTypes: true }).filter((f) =>
      f.isFile(),
    );
    expect(files.length).toBeGreaterThan(windows.length);
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      for (const text of [...words, ...magic]) {
        expect(bytes.includes(Buffer.from(text, 'utf8')), `${text} in ${file.name}`).toBe(false);
        expect(bytes.includes(Buffer.from(text, 'utf16le')), `${text} in ${file.name}`).toBe(false);
      }
    }
  });

  it('cancels a question that a newer one replaces', async () => {
    const ask = (text: string) => bed.engine.dispatch('search.query', { text, replaces: 'box' });
    const [first, second] = await Promise.all([ask('mushr'), ask('mushrooms')]);
    expect(first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(second).toMatchObject({ ok: true });
  });

  // The last one, as it takes from what the others look for.
  it('leaves nothing when it is deleted', async () => {
    // As a new layout leaves it, with every row of before.
    const copy = join(folder.folder, 'mneme.db.before-1');
    writeFileSync(copy, 'a copy');
    expect(await bed.ask('frame.delete', { ids: [ids[1]!] })).toEqual({
      frames: 1,
      units: 1,
      images: 1,
      memories: 0,
    });
    expect(existsSync(copy)).toBe(false);
    expect((await find('mushrooms')).hits.every((hit) => hit.frameId !== ids[1])).toBe(true);
    expect((await find('cooking vegetables')).hits.every((hit) => hit.frameId !== ids[1])).toBe(true);
    await expect(bed.ask('frame.image', { id: ids[1]!, size: 'thumbnail' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(bed.ask('frame.get', { id: ids[1]! })).rejects.toMatchObject({ code: 'not-found' });
    expect((await bed.ask('timeline.day', { day: '2026-01-05' })).activities).toHaveLength(4);
  });
});
