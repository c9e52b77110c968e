/** What the engine promises about ends and beginnings; `killed-engine.test.ts` has those that nobody planned. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frameOf, makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';

let folder: ReturnType<typeof makeDataFolder>;
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => folder.remove());

describe('a restart', () => {
  it('goes on with the frames and vectors that waited', async () => {
    const subjects = ['lighthouse', 'violin', 'volcano', 'bakery', 'glacier', 'orchard'];
    const first = await startEngine(folder.folder);
    for (const [i, subject] of subjects.entries()) {
      const picture = await drawScreen({
        title: subject,
        lines: [`Everything about the ${subject} on one page`],
      });
      const facts = { application: 'Browser', title: subject, capturedAt: Date.now() + i };
      await first.ask('frame.accept', frameOf(picture, facts));
    }
    await first.close();
    const second = await startEngine(folder.folder);
    expect((await second.ask('engine.health', {})).backlog.reading).toBeGreaterThan(0);
    await second.ask('engine.drain', {});
    expect((await second.ask('engine.health', {})).backlog).toEqual({
      reading: 0,
      readingFailed: 0,
      vectors: 0,
    });
    for (const subject of subjects) {
      expect((await second.ask('search.query', { text: subject })).hits[0]?.title).toBe(subject);
    }
    await second.close();
  });

  it('answers what is asked while closing with a code', async () => {
    const bed = await startEngine(folder.folder);
    const closing = bed.close();
    expect(await bed.engine.dispatch('timeline.days', {})).toMatchObject({
      error: { code: 'engine-unavailable' },
    });
    await closing;
  });
});
