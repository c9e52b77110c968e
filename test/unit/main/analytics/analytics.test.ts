import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAnalytics, type Analytics } from '../../../../src-main/analytics/analytics.ts';
import { redact } from '../../../../src-main/privacy/redact.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import type { WritableDb } from '../../../../src-main/store/statements.ts';
import { createMemories } from '../../../../src-main/memory/create-memories.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import { addUnits } from '../../../../src-main/memory/units.ts';
import type { Dimension } from '../../../../src-preload/contract/analytics.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { addSeen, every } from '../../../helpers/seen-frames.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = '2026-03-03';
const at = (hours: number, minutes = 0, date = 3): number =>
  new Date(2026, 2, date, hours, minutes).getTime();
const dimensions: readonly Dimension[] = ['application', 'site', 'project', 'category'];

interface Bed {
  readonly db: WritableDb;
  readonly clock: FakeClock;
  readonly analytics: Analytics;
  readonly time: (
    by?: Dimension,
    from?: string,
    to?: string,
  ) => ReturnType<Analytics['handlers']['analytics.time']>;
}

function createBed(now = at(20), keepsQuestions = true): Bed {
  const { db } = openTestStore();
  const clock = new FakeClock(now);
  const llm = { inUse: () => null, ask: refuse, stream: refuse, prepare: refuse };
  const analytics = createAnalytics({
    db,
    clock,
    log: silentLog,
    llm,
    keepsQuestions: () => keepsQuestions,
    redact,
  });
  analytics.start();
  onTestFinished(() => analytics.stop());
  return {
    db,
    clock,
    analytics,
    time: (by = 'application', from = day, to = from) =>
      analytics.handlers['analytics.time']({ from, to, by, bucket: from === to ? 'hour' : 'day' }),
  };
}

function refuse(): never {
  throw new Error('No model is asked here.');
}

describe('time', () => {
  it('is told by application, hour and site, with the day before beside it', async () => {
    const { db, time } = createBed();
    addSeen(db, { application: 'Editor' }, every(minute, at(9), at(9, 30)));
    addSeen(db, { application: 'Browser', url: 'https://a.example/x' }, every(minute, at(9, 30), at(10)));
    addSeen(db, { application: 'Editor' }, every(minute, at(9, 0, 2), at(9, 10, 2)));
    const { total, before, rows, slots, series } = await time();
    expect(total).toMatchObject({ ms: 61 * minute, switches: 1, days: 1, longestMs: 31 * minute });
    expect(before).toMatchObject({ range: { from: '2026-03-02', to: '2026-03-02' }, ms: 11 * minute });
    expect(rows.map(({ label, ms, before: then }) => [label, ms / minute, then / minute])).toEqual([
      ['Browser', 31, 0],
      ['Editor', 30, 11],
    ]);
    expect(slots).toHaveLength(24);
    expect(series.map(({ ms }) => ms / minute).filter(Boolean)).toEqual([60, 1]);
    expect((await time('site')).rows.map(({ key, label }) => [key, label])).toEqual([
      ['a.example', 'a.example'],
      ['', 'No site'],
    ]);
  });

  it('has the category of the episode that an activity became, and follows when the owner files it', async () => {
    const { db, clock, time } = createBed();
    const id = addSeen(db, { title: 'Invoice 7' }, every(minute, at(9), at(9, 10)));
    const memories = createMemories({
      db,
      clock,
      onUnits() {},
      onUnitsRemoved() {},
      onChange() {},
      onDue() {},
    });
    const fields = {
      endedAt: null,
      actor: 'user',
      eventType: 'x',
      application: null,
      summary: 'x',
      details: '',
    } as const;
    const episode = memories.add({ kind: 'episodic', fields }, [], { actor: 'pipeline' });
    db.run('INSERT INTO activity_episodes (activity_id, memory_id) VALUES (?, ?)', [id, episode.id]);
    expect((await time('category')).rows.map(({ label }) => label)).toEqual(['No category']);
    db.run(`INSERT INTO categories (id, name) VALUES (3, 'Work')`);
    db.run(`INSERT INTO categories (id, parent_id, name) VALUES (4, 3, 'Invoices')`);
    memories.update(episode.id, { categoryId: 4 }, [], { actor: 'owner' });
    expect((await time('category')).rows.map(({ key, label }) => [key, label])).toEqual([
      ['4', 'Work / Invoices'],
    ]);
  });

  it('goes with the frames that the owner deletes', async () => {
    const { db, analytics, time } = createBed();
    const id = addSeen(db, { title: 'Divorce lawyer' }, every(minute, at(9), at(9, 10)));
    await time();
    expect(db.value('SELECT count(*) FROM day_topics')).toBeGreaterThan(0);
    db.run('DELETE FROM frames');
    db.run('DELETE FROM activities WHERE id = ?', [id]);
    analytics.countNow();
    await analytics.drain();
    for (const table of [
      'counted_days',
      'seen_time',
      'seen_hours',
      'seen_activities',
      'focus_stretches',
      'day_topics',
    ])
      expect(db.value(`SELECT count(*) FROM ${table}`), table).toBe(0);
  });

  it('counts the newest window on while it is in front, and whole once its two minutes are over', async () => {
    const { db, clock, analytics, time } = createBed(at(9, 1));
    addSeen(db, {}, [at(9)]);
    expect((await time()).total.ms).toBe(minute);
    await clock.advance(10 * minute);
    await analytics.drain();
    expect((await time()).total.ms).toBe(2 * minute);
  });

  it('puts frames that come late, or with a clock that was set back, where their time says', async () => {
    const { db, time } = createBed();
    addSeen(db, { application: 'Editor' }, every(minute, at(9), at(10)));
    expect((await time()).total.ms).toBe(61 * minute);
    addSeen(db, { application: 'Mail' }, every(minute, at(9, 20) + 30_000, at(9, 40)));
    const { rows, total } = await time();
    expect(total.ms).toBe(61 * minute);
    expect(rows.map(({ label, ms }) => [label, ms / minute])).toEqual([
      ['Editor', 51],
      ['Mail', 10],
    ]);
  });

  it('adds up: by every dimension, by slots, by hours of the week and by windows it is the same total', async () => {
    const frame = fc.record({
      minutes: fc.integer({ min: 0, max: 4 * 24 * 60 }),
      window: fc.constantFrom(
        { application: 'Editor', title: 'a.ts - engine - Visual Studio Code' },
        { application: 'Browser', title: 'Docs', url: 'https://github.com/ada/engine' },
        { application: 'Browser', title: 'News', url: 'https://news.example/' },
        { application: null, title: null },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 30 }), async (frames) => {
        const { db, time, analytics } = createBed(at(20, 0, 20));
        for (const { minutes, window } of frames) addSeen(db, window, [at(0, 0, 1) + minutes * minute]);
        db.run(`INSERT INTO gaps (kind, started_at, ended_at) VALUES ('idle', ?, ?)`, [at(10), at(14)]);
        await analytics.drain();
        const sums = new Set<number>();
        for (const by of dimensions) {
          const { total, rows, series, hours } = await time(by, '2026-03-01', '2026-03-07');
          sums.add(total.ms);
          for (const numbers of [
            rows.map(({ ms }) => ms),
            rows.flatMap((row) => row.series),
            series.map(({ ms }) => ms),
            hours.flat(),
          ])
            sums.add(numbers.reduce((sum, ms) => sum + ms, 0));
        }
        const { windows } = await analytics.handlers['analytics.behind']({
          from: '2026-03-01',
          to: '2026-03-07',
          by: 'all',
          key: '',
        });
        sums.add(windows.reduce((sum, { ms }) => sum + ms, 0));
        expect([...sums]).toHaveLength(1);
      }),
      { numRuns: 12 },
    );
  });
});

describe('days', () => {
  it('of 23 and 25 hours hold what they hold', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Europe/Berlin';
    onTestFinished(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    const { db, time } = createBed(new Date(2026, 11, 1).getTime());
    for (const [name, length] of [
      ['2026-03-29', 23],
      ['2026-10-25', 25],
    ] as const) {
      const [year = 0, month = 0, date = 0] = name.split('-').map(Number);
      const from = new Date(year, month - 1, date).getTime();
      addSeen(db, {}, every(minute, from, new Date(year, month - 1, date + 1).getTime()));
      const { total, hours } = await time('application', name);
      expect(total.ms).toBe(length * hour);
      expect(Math.max(...hours.flat())).toBe(length === 25 ? 2 * hour : hour);
    }
  });

  it('are all counted where every hour of two months changed at once', async () => {
    const { db, analytics } = createBed(Date.UTC(2026, 4, 9));
    const hour = 60 * minute;
    addSeen(db, {}, every(hour, Date.UTC(2026, 2, 1, 12), Date.UTC(2026, 3, 30, 12)));
    await analytics.drain();
    const { days } = await analytics.handlers['analytics.calendar']({ year: 2026 });
    expect(days.filter(({ ms }) => ms > 0)).toHaveLength(61);
    expect(db.value('SELECT count(*) FROM hours_changed')).toBe(0);
  });

  it('are counted anew where the time zone has changed', async () => {
    const zone = process.env['TZ'];
    onTestFinished(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    process.env['TZ'] = 'UTC';
    const { db, analytics, time } = createBed(Date.UTC(2026, 2, 9));
    addSeen(db, {}, every(minute, Date.UTC(2026, 2, 3, 23), Date.UTC(2026, 2, 3, 23, 30)));
    expect((await time()).total.ms).toBe(31 * minute);
    await analytics.stop();
    process.env['TZ'] = 'Asia/Tokyo';
    const later = createAnalytics({
      db,
      clock: new FakeClock(Date.UTC(2026, 2, 9)),
      log: silentLog,
      llm: { inUse: () => null, ask: refuse, stream: refuse, prepare: refuse },
      keepsQuestions: () => true,
      redact,
    });
    later.start();
    onTestFinished(() => later.stop());
    await later.drain();
    const { days } = await later.handlers['analytics.calendar']({ year: 2026 });
    expect(days).toEqual([{ day: '2026-03-04', ms: 31 * minute }]);
  });
});

it('opens a figure: the windows behind it, longest first, each with its first frame', async () => {
  const { db, analytics } = createBed();
  const first = addSeen(
    db,
    { application: 'Browser', title: 'Kettles', url: 'https://a.example/1' },
    every(minute, at(9), at(9, 20)),
  );
  addSeen(db, { application: 'Browser', title: '(2) Kettles', url: 'https://a.example/1' }, [at(12)]);
  addSeen(
    db,
    { application: 'Browser', title: 'Pans', url: 'https://a.example/2' },
    every(minute, at(10), at(10, 5)),
  );
  addSeen(db, { application: 'Mail', title: 'Inbox' }, every(minute, at(11), at(11, 50)));
  const range = { from: day, to: day };
  const { windows } = await analytics.handlers['analytics.behind']({
    ...range,
    by: 'site',
    key: 'a.example',
  });
  expect(windows.map(({ title, ms }) => [title, ms / minute])).toEqual([
    ['Kettles', 23],
    ['Pans', 6],
  ]);
  expect(windows[0]!.frameId).toBe(db.value('SELECT min(id) FROM frames WHERE activity_id = ?', [first]));
  const ofTopic = await analytics.handlers['analytics.behind']({ ...range, by: 'topic', key: 'pans' });
  expect(ofTopic.windows.map(({ title }) => title)).toEqual(['Pans']);
  const ofHour = await analytics.handlers['analytics.behind']({ ...range, by: 'hour', key: '1-10' });
  expect(ofHour.windows.map(({ title, ms }) => [title, ms / minute])).toEqual([['Pans', 6]]);
});

it('names as topics what stands out, and not what is there every day', async () => {
  const { db, analytics } = createBed(at(20, 0, 30));
  for (let date = 1; date <= 28; date++)
    addSeen(db, { application: 'Mail', title: 'Ledger' }, every(minute, at(8, 0, date), at(8, 40, date)));
  addSeen(
    db,
    { application: 'Browser', title: 'Copper kettles compared' },
    every(minute, at(10, 0, 20), at(11, 0, 20)),
  );
  await analytics.drain();
  const { topics } = await analytics.handlers['analytics.topics']({
    from: '2026-03-20',
    to: '2026-03-20',
    bucket: 'day',
  });
  expect(topics[0]).toMatchObject({ label: 'Copper kettles' });
  expect(topics.at(-1)).toMatchObject({ label: 'Ledger', ms: 41 * minute, before: 41 * minute });
});

it('names as topics what was read where a title says nothing, leaves the menus of a program out, and opens what was read', async () => {
  const { db, analytics } = createBed(at(20));
  const read = (title: string, lines: readonly string[], from: number): number => {
    const id = addSeen(db, { application: 'Mail', title }, every(minute, from, from + 9 * minute));
    const frameId = db.value<FrameId>('SELECT min(id) FROM frames WHERE activity_id = ?', [id])!;
    const text = ['Snooze Archive Snooze Archive Snooze', ...lines].join('\n');
    addUnits(db, `activity ${id}`, [{ text, author: 'Mail', byOwner: false, occurredAt: from, frameId }]);
    return id;
  };
  const inbox = read(
    'Inbox',
    ['The drawbar of the trailer bends', 'A new drawbar is welded', 'Ask for the drawbar again'],
    at(9),
  );
  read('Sent', ['Regards'], at(10));
  read('Drafts', ['Regards again'], at(11));
  const memory = { id: 'm_20260303090000000_00000001', title: 'Mail: drawbar' };
  db.run(
    `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at)
     VALUES (?, 'episodic', 'active', ?, 0, 0, 0)`,
    [memory.id, memory.title],
  );
  db.run('INSERT INTO activity_episodes (activity_id, memory_id) VALUES (?, ?)', [inbox, memory.id]);
  await analytics.drain();
  const range = { from: day, to: day };
  const { topics } = await analytics.handlers['analytics.topics']({ ...range, bucket: 'day' });
  const told = topics.flatMap(({ label, words }) => [label, ...words]);
  expect(told).toContain('drawbar');
  expect(told.join().toLowerCase()).not.toMatch(/snooze|archive/);
  const { windows } = await analytics.handlers['analytics.behind']({ ...range, by: 'topic', key: 'drawbar' });
  expect(windows).toMatchObject([{ title: 'Inbox', memoryId: memory.id }]);
});

it('shows how memories of each kind grew', async () => {
  const { db, clock, analytics } = createBed(at(12, 0, 1));
  const memories = createMemories({
    db,
    clock,
    onUnits() {},
    onUnitsRemoved() {},
    onChange() {},
    onDue() {},
  });
  const add = (name: string): void =>
    void memories.add({ kind: 'semantic', fields: { name, summary: '', details: '', origin: '' } }, [], {
      actor: 'owner',
    });
  add('one');
  await clock.advance(48 * hour);
  add('two');
  add('three');
  const { kinds } = await analytics.handlers['analytics.growth']({
    from: '2026-03-02',
    to: '2026-03-04',
    bucket: 'day',
  });
  expect(kinds.find(({ kind }) => kind === 'semantic')).toEqual({
    kind: 'semantic',
    before: 1,
    series: [1, 3, 3],
  });
});

describe('questions', () => {
  const range = { from: day, to: day, limit: 100 };

  it('are noted once they stand, without their secrets, and forgotten when the owner says so', async () => {
    const { clock, analytics } = createBed(at(9));
    analytics.noteQuestion({ text: 'pass', found: 9, matchedWell: true });
    await clock.advance(500);
    analytics.noteQuestion({
      text: 'my key sk-proj-4f8Zk2mQ9xLw7Rt3Vb6Ny1Hc5Jd0Gs8A',
      found: 0,
      matchedWell: false,
    });
    await clock.advance(5_000);
    const asked = await analytics.handlers['analytics.questions'](range);
    expect(asked).toMatchObject({ searches: 1, inVain: 1, chat: 0 });
    expect(asked.questions[0]!.text).toMatch(/^my key/);
    expect(asked.questions[0]!.text).not.toContain('4f8Zk2mQ9x');
    expect(await analytics.handlers['analytics.forget-questions']({})).toEqual({ forgotten: 1 });
    expect((await analytics.handlers['analytics.questions'](range)).questions).toEqual([]);
  });

  it('go with the stretch of time that the owner forgets', async () => {
    const { clock, analytics } = createBed(at(9));
    for (const text of ['before lunch', 'after lunch']) {
      analytics.noteQuestion({ text, found: 1, matchedWell: true });
      await clock.advance(2 * hour);
    }
    analytics.forgetQuestions(at(10), at(12));
    const { questions } = await analytics.handlers['analytics.questions'](range);
    expect(questions.map(({ text }) => text)).toEqual(['before lunch']);
  });

  it('are not noted where the owner switched that off', async () => {
    const { clock, analytics } = createBed(at(9), false);
    analytics.noteQuestion({ text: 'where is the invoice', found: 3, matchedWell: true });
    await clock.advance(5_000);
    expect((await analytics.handlers['analytics.questions'](range)).questions).toEqual([]);
  });
});
