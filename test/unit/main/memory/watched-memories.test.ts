import { describe, expect, it, onTestFinished } from 'vitest';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import {
  countNextWords,
  tellNextEpisode,
} from '../../../../src-main/memory/episodic/episodes-from-activities.ts';
import { createWatchedMemories } from '../../../../src-main/memory/watched-memories.ts';
import { createMemories } from '../../../../src-main/memory/create-memories.ts';
import { createIntakeBed } from '../../../helpers/intake-bed.ts';
import { listQuery } from '../../../helpers/memories-bed.ts';

const minute = 60_000;

async function openBed() {
  const bed = await createIntakeBed();
  onTestFinished(() => bed.close());
  const { db } = bed.store;
  const { clock } = bed;
  const quiet = { onUnits: () => {}, onUnitsRemoved: () => {}, onChange: () => {}, onDue: () => {} };
  const memories = createMemories({ db, clock, ...quiet });
  const watched = createWatchedMemories({ db, memories, clock, log: silentLog });
  watched.start();
  onTestFinished(() => watched.stop());
  return {
    ...bed,
    db,
    memories,
    watched,
    /** Looks at a window for a while, a picture every ten seconds with one line more. */
    async look(title: string, lines: readonly string[], seconds = 30, facts = {}): Promise<FrameId[]> {
      const ids: FrameId[] = [];
      for (let at = 0; at < seconds; at += 10) {
        const shown = lines.slice(0, Math.max(1, Math.ceil(((at + 10) / seconds) * lines.length)));
        ids.push(await bed.intake.accept(bed.frame(shown, { title, ...facts })));
        await clock.advance(10_000);
      }
      return ids;
    },
    async settle(): Promise<void> {
      await bed.intake.drain();
      await watched.drain();
    },
    of: (kind: 'episodic' | 'resource') => memories.list(listQuery({ kinds: [kind] })).memories,
  };
}

const letter = [
  'Dear Mrs Lindqvist, the boiler in the cellar lost pressure again last night',
  'The plumber from Hagström can come on Thursday at nine in the morning',
  'Please leave the cellar key with the neighbour on the second floor',
];

describe('episodes', () => {
  it('tell what was seen, when, where, and in which words', async () => {
    const bed = await openBed();
    const startedAt = bed.clock.now();
    const ids = await bed.look('Boiler letter — Writer', letter, 30, { application: 'Writer' });
    await bed.look('Something else', ['Other words that stand here'], 10);
    await bed.clock.advance(6 * minute);
    await bed.settle();
    const [episode] = bed.of('episodic');
    expect(episode).toMatchObject({
      title: 'Boiler letter',
      occurredAt: startedAt,
      confidence: 0.9,
      fields: { application: 'Writer', endedAt: startedAt + 30_000, actor: 'user', eventType: 'activity' },
    });
    expect(episode!.fields).toMatchObject({
      summary: expect.stringMatching(/^Boiler letter: .*cellar/),
      details: expect.stringContaining('The plumber from Hagström'),
    });
    expect(bed.memories.sources(episode!.id).map(({ frameId }) => frameId)).toEqual(ids);
    expect(bed.memories.history(episode!.id)).toMatchObject([{ event: 'ADD', actor: 'pipeline' }]);
    expect(bed.of('episodic')).toHaveLength(1);
  });

  it('are told without looking up a word that was not looked up before, in pieces', async () => {
    const bed = await openBed();
    await bed.watched.stop();
    await bed.look('Boiler letter — Writer', letter, 30, { application: 'Writer' });
    await bed.clock.advance(6 * minute);
    await bed.intake.drain();
    const asked: string[] = [];
    const counts = { rows: () => 1, rowsWith: (word: string) => asked.push(word) };
    const parts = { db: bed.db, memories: bed.memories, counts };
    const pauses = [...countNextWords(parts, bed.clock.now(), new Set())].length;
    const before = new Set(asked.splice(0));
    expect(pauses).toBeGreaterThan(before.size);
    expect(before).toContain('boiler');
    expect(tellNextEpisode(parts, bed.clock.now(), new Set()).worked).toBe(true);
    expect(asked.filter((word) => !before.has(word))).toEqual([]);
    expect(asked).not.toEqual([]);
  });

  it('are one where the same thing goes on after a short interruption, and two after a long one', async () => {
    const bed = await openBed();
    await bed.look('Report', letter);
    await bed.look('Chat', ['A short question about lunch today']);
    await bed.clock.advance(3 * minute);
    await bed.look('Report', ['A second chapter about the roof above the stairs']);
    await bed.clock.advance(6 * minute);
    await bed.look('Report', ['A third chapter about the garden behind the house']);
    await bed.clock.advance(6 * minute);
    await bed.settle();
    const reports = bed.of('episodic').filter(({ title }) => title === 'Report');
    expect(reports).toHaveLength(2);
    expect(reports[1]!.fields).toMatchObject({ details: expect.stringContaining('roof') });
  });

  it('wait until it is certain that the thing does not go on', async () => {
    const bed = await openBed();
    await bed.look('Report', letter);
    await bed.settle();
    expect(bed.of('episodic')).toEqual([]);
    await bed.clock.advance(5 * minute);
    await bed.settle();
    expect(bed.of('episodic')).toHaveLength(1);
  });

  it('are not made of glances, of windows without a title, or of an application that shows nothing', async () => {
    const bed = await openBed();
    await bed.look('Report', letter, 10);
    await bed.look('Chat', ['Hello'], 10);
    await bed.look('', letter, 40, { title: null });
    await bed.look('Terminal', ['$'], 40, { application: 'Terminal' });
    await bed.clock.advance(6 * minute);
    await bed.settle();
    expect(bed.of('episodic')).toEqual([]);
  });

  it('are not made again after their deletion', async () => {
    const bed = await openBed();
    await bed.look('Report', letter);
    await bed.clock.advance(6 * minute);
    await bed.settle();
    const [episode] = bed.of('episodic');
    bed.memories.erase([episode!.id], 'owner');
    bed.db.run('INSERT OR IGNORE INTO episodes_waiting (activity_id) SELECT id FROM activities');
    await bed.settle();
    expect(bed.of('episodic')).toEqual([]);
  });

  it('are still made after the clock was set back by a day', async () => {
    const bed = await openBed();
    await bed.look('Report', letter, 30, { capturedAt: bed.clock.now() + 86_400_000 });
    bed.db.run('UPDATE activities SET ended_at = started_at + 30000');
    await bed.settle();
    expect(bed.of('episodic')).toHaveLength(1);
  });
});

describe('resources', () => {
  const page = { application: 'firefox', url: 'https://example.org/boilers' };

  it('hold a page with its title, address, words and visits, once', async () => {
    const bed = await openBed();
    const withAddress = ['example.org/boilers', ...letter.slice(0, 2)];
    await bed.look('Boilers compared — Mozilla Firefox', withAddress, 30, page);
    await bed.look('Other', ['Some other words here'], 10);
    await bed.settle();
    expect(bed.of('resource')).toMatchObject([
      {
        title: 'Boilers compared',
        fields: { resourceType: 'web', address: page.url, visits: 1, content: letter.slice(0, 2).join('\n') },
      },
    ]);
    await bed.look('Boilers compared — Mozilla Firefox', letter, 30, page);
    await bed.clock.advance(6 * minute);
    await bed.settle();
    const [resource, ...others] = bed.of('resource');
    expect(others).toEqual([]);
    expect(resource).toMatchObject({ version: 1, fields: { visits: 2, content: letter.join('\n') } });
    expect(bed.memories.history(resource!.id)).toHaveLength(1);
  });

  it('are files and pages, and no other windows', async () => {
    const bed = await openBed();
    await bed.look('lease.pdf — Viewer', ['The tenant pays on the first day of each month'], 10, {
      application: 'Viewer',
    });
    await bed.look(
      'Heat pumps explained - Chromium',
      ['A heat pump moves warmth from outside to inside'],
      10,
      { application: 'Chromium' },
    );
    await bed.look('New Tab - Chromium', ['Search or type'], 10, { application: 'Chromium' });
    await bed.look('Settings', ['Keyboard and mouse'], 10, { application: 'Settings' });
    await bed.clock.advance(6 * minute);
    await bed.settle();
    expect(bed.of('resource').map(({ title, fields }) => [title, fields])).toEqual([
      ['Heat pumps explained', expect.objectContaining({ resourceType: 'web', address: null })],
      ['lease.pdf', expect.objectContaining({ resourceType: 'pdf', address: 'lease.pdf' })],
    ]);
  });

  it('keep the title that the owner gave them while they grow', async () => {
    const bed = await openBed();
    await bed.look('Boilers compared', letter.slice(0, 1), 10, page);
    await bed.look('Other', ['Some other words here'], 10);
    await bed.settle();
    const [{ id } = expect.fail()] = bed.of('resource');
    bed.memories.update(id, { title: 'For the landlord' }, [], { actor: 'owner' });
    await bed.look('Boilers compared', letter, 10, page);
    await bed.clock.advance(6 * minute);
    await bed.settle();
    expect(bed.memories.get(id)).toMatchObject({
      title: 'For the landlord',
      fields: { content: letter.join('\n') },
    });
  });
});

describe('deleting frames', () => {
  it('takes their words out of what was made of them, and out of its history', async () => {
    const bed = await openBed();
    const page = { application: 'firefox', url: 'https://example.org/boilers' };
    const first = await bed.look('Boilers', letter.slice(0, 1), 20, page);
    const second = await bed.look('Boilers', ['The secret word is rutabaga and nobody may know'], 20, page);
    await bed.clock.advance(6 * minute);
    await bed.settle();
    const everything = (): string =>
      JSON.stringify([
        bed.db.all('SELECT * FROM memories'),
        bed.db.all('SELECT * FROM episodic_memories'),
        bed.db.all('SELECT * FROM resource_memories'),
        bed.db.all('SELECT * FROM memory_changes'),
        bed.db.all('SELECT text FROM units'),
      ]);
    expect(everything()).toContain('rutabaga');
    const [episode] = bed.of('episodic');
    bed.memories.update(episode!.id, { title: 'My boiler', confidence: 1 }, [], { actor: 'owner' });
    await bed.intake.deleteFrames(second);
    expect(await bed.watched.afterDeletion()).toBe(0);
    expect(everything()).not.toContain('rutabaga');
    expect(bed.memories.get(episode!.id)).toMatchObject({
      title: 'My boiler',
      fields: { details: letter[0] },
    });
    bed.memories.undo(bed.memories.history(episode!.id)[0]!.step, 'owner');
    expect(bed.memories.get(episode!.id).title).toBe('Boilers');

    await bed.intake.deleteFrames(first);
    expect((await bed.watched.afterDeletion()) + bed.memories.eraseOrphans()).toBe(2);
    expect(bed.memories.statistics().totalCount).toBe(0);
    expect(everything()).not.toContain('Lindqvist');
  });
});
