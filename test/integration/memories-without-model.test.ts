/** What was on the screen becomes memories without any model, and goes with the frames that it came from. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { frameOf, makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { openTestStore, temporaryFolder } from '../helpers/temporary-store.ts';

const monday = new Date(2026, 0, 5, 9).getTime();

it('frames become an episode and a resource with their sources, which are found, and go when the frames are deleted', async () => {
  const data = makeDataFolder();
  const bed = await startEngine(data.folder);
  onTestFinished(async () => {
    await bed.close();
    data.remove();
  });
  const page = { application: 'firefox', url: 'https://example.org/heat-pumps' };
  const shown = [
    ['A heat pump moves warmth from the ground into the house'],
    [
      'A heat pump moves warmth from the ground into the house',
      'The compressor needs a quiet place in the cellar',
    ],
  ];
  const ids: FrameId[] = [];
  for (const [i, lines] of shown.entries()) {
    const picture = await drawScreen({ title: 'Heat pumps explained', lines });
    const facts = {
      ...page,
      title: 'Heat pumps explained — Mozilla Firefox',
      capturedAt: monday + i * 30_000,
    };
    ids.push((await bed.ask('frame.accept', frameOf(picture, facts))).id);
  }
  const told: string[][] = [];
  bed.engine.onEvent((name, payload) => {
    if (name === 'memory.changed') told.push((payload as { kinds: string[] }).kinds);
  });
  await bed.ask('engine.drain', {});

  const { memories } = await bed.ask('memory.list', {});
  expect(memories.map(({ kind, title }) => [kind, title]).sort()).toEqual([
    ['episodic', 'Heat pumps explained'],
    ['resource', 'Heat pumps explained'],
  ]);
  const resource = memories.find(({ kind }) => kind === 'resource')!;
  const { memory, sources, history } = await bed.ask('memory.get', { id: resource.id });
  expect(sources.map(({ frameId }) => frameId)).toEqual(ids);
  expect(history).toMatchObject([{ event: 'ADD', actor: 'pipeline' }]);
  expect(memory.fields).toMatchObject({
    content: expect.stringContaining('compressor'),
    address: page.url,
  });
  expect((await bed.ask('memory.of-frame', { frameId: ids[1]! })).map(({ id }) => id).sort()).toEqual(
    memories.map(({ id }) => id).sort(),
  );
  const { hits } = await bed.ask('search.query', { text: 'heat pumps', filters: { kinds: ['resource'] } });
  expect(hits[0]).toMatchObject({ origin: { type: 'memory', id: resource.id } });
  expect(await bed.ask('memory.statistics', {})).toMatchObject({ totalCount: 2, waiting: 0 });
  await expect.poll(() => told.flat().sort()).toEqual(expect.arrayContaining(['episodic', 'resource']));

  const { step } = await bed.ask('memory.delete', { ids: [resource.id] });
  expect((await bed.ask('memory.list', {})).memories).toHaveLength(1);
  await bed.ask('memory.undo', { step });
  expect((await bed.ask('memory.list', {})).memories).toHaveLength(2);

  expect(await bed.ask('frame.delete', { ids })).toMatchObject({ frames: 2, memories: 2 });
  expect((await bed.ask('memory.list', {})).memories).toEqual([]);
  expect((await bed.ask('memory.statistics', {})).totalCount).toBe(0);
});

it('a process that is killed again and again makes each memory once', async () => {
  const file = path.join(temporaryFolder(), 'mneme.db');
  const things = 60;
  const seen = openTestStore({ file });
  for (let thing = 0; thing < things; thing++) showThing(seen.db, thing);
  seen.close();

  let kills = 0;
  for (;;) {
    const child = fork(new URL('../helpers/watched-child.ts', import.meta.url), [file], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let isDone = false;
    let changes = 0;
    // In the middle of a memory, a little later each time.
    const until = 12 + 3 * kills;
    child.on('message', (message) => {
      if (message === 'done') isDone = true;
      else if (++changes === until) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    if (isDone) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(3);

  const { db } = openTestStore({ file });
  expect(db.value('PRAGMA integrity_check')).toBe('ok');
  expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
  for (const kind of ['episodic', 'resource']) {
    const titles = db.column<string>('SELECT title FROM memories WHERE kind = ? ORDER BY title', [kind]);
    expect(titles, kind).toEqual(Array.from({ length: things }, (_, i) => `Page ${1000 + i}`));
  }
  expect(db.value('SELECT count(*) FROM memory_changes')).toBe(2 * things);
  expect(db.value('SELECT count(*) FROM memory_sources')).toBe(4 * things);
  expect(db.value('SELECT count(*) FROM units WHERE memory_id IS NOT NULL')).toBe(2 * things);
  expect(db.value('SELECT count(*) FROM episodes_waiting')).toBe(0);
  expect(db.value('SELECT count(*) FROM resources_waiting')).toBe(0);
}, 60_000);

/** A page that was looked at for half a minute, in two frames. */
function showThing(db: WritableDb, thing: number): void {
  const at = monday + thing * 40_000;
  const id = thing + 1;
  db.run(
    `INSERT INTO places (id, kind, address, title, first_seen_at, last_seen_at) VALUES (?, 'page', ?, ?, ?, ?)`,
    [id, `https://example.org/${thing}`, `Page ${1000 + thing}`, at, at],
  );
  db.run(
    `INSERT INTO activities (id, display_id, application, title, url, place_id, started_at, ended_at)
     VALUES (?, 'd', 'firefox', ?, ?, ?, ?, ?)`,
    [id, `Page ${1000 + thing}`, `https://example.org/${thing}`, id, at, at + 30_000],
  );
  for (const frame of [2 * id, 2 * id + 1]) {
    db.run(
      `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
       VALUES (?, ?, 'd', ?, 'screen', 1, 1, 'read', 0)`,
      [frame, id, at],
    );
    db.run(
      `INSERT INTO units (stream, position, frame_id, occurred_at, text, word_count) VALUES (?, ?, ?, ?, ?, 6)`,
      [`window:${thing}`, frame, frame, at, `Sentence number ${frame} about something else`],
    );
  }
}
