/** A year of frames: how long counting a day takes, how fast every figure of the year is told, and for how long it keeps others waiting. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnalytics, type Analytics } from '../../src-main/analytics/analytics.ts';
import { redact } from '../../src-main/privacy/redact.ts';
import { systemClock } from '../../src-main/base/clock.ts';
import { addDays, boundsOfDay } from '../../src-main/base/local-day.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { openDatabase, transaction } from '../../src-main/store/database.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { memoryKinds } from '../../src-preload/contract/memory.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const usualFrames = 1_000_000;
const days = 365;
const memories = 100_000;
const askedTimes = 8;
const mostAnswerMs = 100;
const mostBlockedMs = 50;
const range = { from: '2025-01-01', to: '2025-12-31' };

/** `--set N` makes another number of frames. */
export async function run({ set }: BenchArgs): Promise<BenchReport> {
  const frames = set === null ? usualFrames : Number(set);
  const folder = mkdtempSync(join(tmpdir(), 'mneme-bench-'));
  const store = openDatabase({
    file: join(folder, 'mneme.db'),
    key: new Uint8Array(32).fill(7),
    sqliteBinding: null,
    log: silentLog,
  });
  try {
    fill(store.db, Math.round(frames / days));
    const analytics = createAnalytics({
      db: store.db,
      clock: systemClock,
      log: silentLog,
      llm: { inUse: () => null, ask: never, stream: never, prepare: never },
      keepsQuestions: () => true,
      redact,
    });
    analytics.start();
    const counting = await measure(() => analytics.drain());
    const figures: Record<string, number> = {
      countingADayMs: rounded(counting.ms / days),
      countingBlockedMs: rounded(counting.blockedMs),
      databaseMb: Math.round(store.sizeBytes() / 1_000_000),
      countedMb: rounded(countedBytes(store.db) / 1_000_000),
    };
    const floors: Record<string, Floor> = { countingBlockedMs: floor(mostBlockedMs, counting.blockedMs) };
    for (const [name, ask] of Object.entries(questions(analytics))) {
      const times: { ms: number; blockedMs: number }[] = [];
      for (let time = 0; time < askedTimes; time++) times.push(await measure(ask));
      const ms = times.map((time) => time.ms).sort((a, b) => a - b);
      const blocked = Math.max(...times.map((time) => time.blockedMs));
      figures[`${name}P50Ms`] = rounded(ms[Math.floor(askedTimes / 2)]!);
      figures[`${name}WorstMs`] = rounded(ms.at(-1)!);
      figures[`${name}BlockedMs`] = rounded(blocked);
      // The list behind a year's figure is made while the owner looks at a skeleton.
      if (!name.startsWith('behind'))
        floors[`${name}P50Ms`] = floor(mostAnswerMs, ms[Math.floor(askedTimes / 2)]!);
      floors[`${name}BlockedMs`] = floor(mostBlockedMs, blocked);
    }
    await analytics.stop();
    return {
      bench: 'analytics',
      setting: `${cpus().length} cores, ${frames} frames of a year, ${memories} memories, encrypted store, ranges of the whole year, processor time of the thread`,
      figures,
      floors,
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function questions({ handlers }: Analytics): Record<string, () => unknown> {
  const time = handlers['analytics.time'];
  return {
    byApplication: () => time({ ...range, bucket: 'week', by: 'application' }),
    bySite: () => time({ ...range, bucket: 'month', by: 'site' }),
    byProject: () => time({ ...range, bucket: 'day', by: 'project' }),
    byCategory: () => time({ ...range, bucket: 'month', by: 'category' }),
    calendar: () => handlers['analytics.calendar']({ year: 2025 }),
    focus: () => handlers['analytics.focus'](range),
    topics: () => handlers['analytics.topics']({ ...range, bucket: 'month' }),
    growth: () => handlers['analytics.growth']({ ...range, bucket: 'week' }),
    behindSite: () => handlers['analytics.behind']({ ...range, by: 'site', key: 'site3.example' }),
    behindApplication: () => handlers['analytics.behind']({ ...range, by: 'application', key: 'Editor' }),
  };
}

/** Ten hours a day, a window for some seven frames, forty applications and sites, and memories of all kinds. */
function fill(db: WritableDb, framesADay: number): void {
  const words = new Uint8Array(400).fill(3);
  let day = range.from;
  for (let count = 0; count < days; count++, day = addDays(day, 1)) {
    const startsAt = boundsOfDay(day).startsAt + 8 * 3_600_000;
    const every = (10 * 3_600_000) / framesADay;
    transaction(db, () => {
      let activity = 0;
      for (let frame = 0; frame < framesADay; frame++) {
        const at = Math.round(startsAt + frame * every);
        if (frame % 7 === 0)
          activity = addActivity(db, Math.floor(frame / 7) + count * 13, at, Math.round(at + 7 * every));
        db.run(
          `INSERT INTO frames (activity_id, display_id, captured_at, origin, width, height, reading, words, image_bytes)
           VALUES (?, '1', ?, 'screen', 1920, 1080, 'read', ?, 0)`,
          [activity, at, words],
        );
      }
      for (let memory = 0; memory < memories / days; memory++) {
        const kind = memoryKinds[memory % memoryKinds.length]!;
        db.run(
          `INSERT INTO memories (id, kind, state, title, occurred_at, created_at, updated_at) VALUES (?, ?, 'active', 'x', ?, ?, ?)`,
          [`m_${day}_${memory}`, kind, startsAt, startsAt + memory, startsAt],
        );
      }
    });
  }
}

function addActivity(db: WritableDb, turn: number, startedAt: number, endedAt: number): number {
  const thing = (turn * 7) % 40;
  const [application, title, url] =
    thing % 2 === 0
      ? [
          'Browser',
          `Chapter ${turn % 900} of kettles ${thing}`,
          `https://site${thing % 31}.example/page/${turn % 900}`,
        ]
      : thing % 3 === 0
        ? ['Code', `part-${turn % 300}.ts - project${thing % 9} - Visual Studio Code`, null]
        : [thing === 1 ? 'Editor' : `Tool ${thing}`, `Report ${turn % 200} on copper`, null];
  return db.run(
    `INSERT INTO activities (display_id, application, title, url, started_at, ended_at) VALUES ('1', ?, ?, ?, ?, ?)`,
    [application, title, url, startedAt, endedAt],
  ).id;
}

/** Processor time of this thread, which others on the machine do not stretch: in all, and the longest without anybody else's turn. */
async function measure(work: () => unknown): Promise<{ readonly ms: number; readonly blockedMs: number }> {
  let blockedMs = 0;
  let last = threadMs();
  let isDone = false;
  const watch = (): void => {
    const now = threadMs();
    blockedMs = Math.max(blockedMs, now - last);
    last = now;
    if (!isDone) setImmediate(watch);
  };
  setImmediate(watch);
  const begun = last;
  await work();
  const ms = threadMs() - begun;
  isDone = true;
  return { ms, blockedMs: Math.max(blockedMs, threadMs() - last) };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function countedBytes(db: WritableDb): number {
  const tables = [
    'counted_days',
    'seen_time',
    'seen_hours',
    'seen_activities',
    'focus_stretches',
    'day_topics',
  ];
  // No statistics of pages are built in: rows, by what a row of each takes.
  return tables.reduce((sum, table) => sum + db.value<number>(`SELECT count(*) FROM ${table}`)! * 40, 0);
}

function floor(most: number, value: number): Floor {
  return { floor: most, value: rounded(value), ok: value < most };
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}

function never(): never {
  throw new Error('No model is asked here.');
}
