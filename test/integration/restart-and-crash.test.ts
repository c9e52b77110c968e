/** What the engine promises about ends that nobody planned. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FrameId } from '../../src-preload/contract/frames.ts';
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

describe('a process that is killed', () => {
  it('has every frame that it said to have taken, and nothing half written', async () => {
    const child = fork(new URL('../helpers/engine-child.ts', import.meta.url), [folder.folder]);
    const taken: FrameId[] = [];
    child.on('message', ({ id }: { id: FrameId }) => {
      taken.push(id);
      if (taken.length === 8) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    expect(taken.length).toBeGreaterThanOrEqual(8);

    const bed = await startEngine(folder.folder);
    for (const id of taken) {
      expect((await bed.ask('frame.image', { id, size: 'full' })).bytes.length).toBeGreaterThan(100);
    }
    await bed.ask('engine.drain', {});
    expect((await bed.ask('engine.health', {})).backlog).toEqual({
      reading: 0,
      readingFailed: 0,
      vectors: 0,
    });
    const { hits } = await bed.ask('search.query', { text: '"crash test"', limit: 100 });
    const found = new Set(hits.map((hit) => hit.frameId));
    expect(taken.filter((id) => !found.has(id))).toEqual([]);
    const { images } = await bed.ask('storage.summary', {});
    const files = readdirSync(join(folder.folder, 'images'), { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile())).toHaveLength(images);
    await bed.close();
  });
});
