import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SizePart, Sizes } from '../../../../src-preload/contract/performance.ts';
import { inTurns } from '../../../../src-main/base/in-turns.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import type { Store } from '../../../../src-main/store/database.ts';
import { surveyDatabase, type DatabaseSizes } from '../../../../src-main/upkeep/database-sizes.ts';
import { forecastSizes } from '../../../../src-main/upkeep/forecast.ts';
import { createSizes, type SizesKeeper } from '../../../../src-main/upkeep/sizes.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { openTestStore, temporaryFolder } from '../../../helpers/temporary-store.ts';
import { addPassages } from '../../../helpers/upkeep-bed.ts';

function keeper(
  store: Store,
  clock: FakeClock,
  change: { pictures?: number; notes?: string } = {},
): SizesKeeper {
  const sizes = createSizes({
    store,
    clock,
    log: silentLog,
    pictureBytes: () => change.pictures ?? 0,
    notesFolder: () => change.notes ?? path.join(path.dirname(store.file), 'notes'),
    logsFolder: null,
    sharedOutPerDay: () => null,
    stopBelowFreeBytes: () => 0,
  });
  onTestFinished(() => sizes.stop());
  return sizes;
}

const bytesOf = ({ parts }: Pick<DatabaseSizes, 'parts'>, wanted: SizePart): number =>
  parts.find(({ part }) => part === wanted)!.bytes;

describe('sizes', () => {
  it('of the database are near to what SQLite counts page by page, and add up to its file', async () => {
    const store = openTestStore();
    // More than are all looked at, and with holes in their numbers.
    const ids = addPassages(store.db, 2400, 40);
    store.db.run('DELETE FROM units WHERE id % 7 = 0');
    const vector = new Uint8Array(384).fill(3);
    store.db.run(`INSERT INTO embedders (id, fingerprint) VALUES (1, 'x')`);
    // Out of order in each round, as the backlog takes them.
    const inRounds = ids
      .filter((each) => each % 7 !== 0)
      .toSorted((a, b) => (a >> 6) - (b >> 6) || ((a * 37) % 64) - ((b * 37) % 64));
    for (const id of inRounds) {
      store.db.run('INSERT INTO unit_vectors VALUES (?, 1, ?)', [id, vector]);
      store.db.run('INSERT INTO unit_tokens VALUES (?, 1, ?)', [id, new Uint8Array(id % 2000)]);
    }
    const room = store.room();
    const survey = await inTurns(surveyDatabase(store.db, room));
    const pages = (names: string): number =>
      store.db.value<number>(`SELECT sum(pgsize) FROM dbstat WHERE ${names}`)!;
    const counted: Partial<Record<SizePart, number>> = {
      passages: pages(`name = 'units' OR name GLOB 'units_by_*' OR name = 'sqlite_autoindex_units_1'`),
      'word-index': pages(`name GLOB 'unit_text_*'`),
      vectors: pages(`name GLOB 'unit_vectors*'`),
      'word-vectors': pages(`name = 'unit_tokens'`),
    };
    for (const [part, bytes] of Object.entries(counted)) {
      const estimate = bytesOf(survey, part as SizePart);
      expect(estimate / bytes, `${part}: ${estimate} for ${bytes}`).toBeGreaterThan(0.7);
      expect(estimate / bytes, `${part}: ${estimate} for ${bytes}`).toBeLessThan(1.4);
    }
    expect(survey.passages / store.db.value<number>('SELECT count(*) FROM units')!).toBeCloseTo(1, 1);
    const sum = survey.parts.reduce((total, { bytes }) => total + bytes, 0);
    expect(Math.abs(sum - room.fileBytes)).toBeLessThan(10);
    expect(bytesOf(survey, 'free')).toBe(room.freeBytes);
  });

  it('are noted once an hour, the last look of each day staying', async () => {
    const folder = temporaryFolder();
    const store = openTestStore({ file: path.join(folder, 'mneme.db') });
    const clock = new FakeClock(new Date(2026, 2, 3, 9).getTime());
    const notes = path.join(folder, 'memory_files');
    mkdirSync(path.join(notes, 'room_a'), { recursive: true });
    writeFileSync(path.join(notes, 'room_a', 'MEMORY.md'), 'x'.repeat(1000));
    writeFileSync(path.join(folder, 'mneme.db.before-3'), 'y'.repeat(500));
    const sizes = keeper(store, clock, { pictures: 70, notes });
    sizes.start();
    await clock.advance(2 * 60 * 60_000);
    expect(await sizes.measure()).toMatchObject({ history: [{ day: '2026-03-03', pictureBytes: 70 }] });
    await clock.advance(24 * 60 * 60_000);
    // Not one that looked before the file grew.
    await sizes.measure();
    appendFileSync(path.join(notes, 'room_a', 'MEMORY.md'), 'x'.repeat(200));
    const seen = await sizes.measure();
    expect(bytesOf(seen, 'notes')).toBe(1200);
    expect(bytesOf(seen, 'copies')).toBe(500);
    expect(seen.history.map(({ day, otherBytes }) => [day, otherBytes])).toEqual([
      ['2026-03-03', 1500],
      ['2026-03-04', 1700],
    ]);
  });
});

describe('the forecast', () => {
  const day = (nth: number, bytes: number): Sizes['history'][number] => ({
    day: `2026-03-${String(nth).padStart(2, '0')}`,
    databaseBytes: bytes,
    pictureBytes: 0,
    otherBytes: 0,
  });
  const facts = { totalBytes: 1000, freeBytes: 600, stopBelowFreeBytes: 100, sharedOutPerDay: 7 };

  it('follows the line through the days, whatever days are missing', () => {
    const history = [day(1, 100), day(2, 150), day(5, 300), day(9, 500)];
    const forecast = forecastSizes({ ...facts, history })!;
    expect(forecast.bytesPerDay).toBeCloseTo(50);
    expect(forecast).toMatchObject({ fromDays: 4, daysLeft: 10 });
    expect(forecast.inMonth).toBeCloseTo(2500);
  });

  it('goes by what was recorded until three days were noted', () => {
    expect(forecastSizes({ ...facts, history: [day(1, 100), day(2, 900)] })).toMatchObject({
      bytesPerDay: 7,
      fromDays: 0,
    });
    expect(forecastSizes({ ...facts, history: [], sharedOutPerDay: null })).toBeNull();
  });

  it('names no last day for what shrinks', () => {
    const history = [day(1, 300), day(2, 200), day(3, 100)];
    expect(forecastSizes({ ...facts, history })).toMatchObject({
      bytesPerDay: -100,
      inYear: 0,
      daysLeft: null,
    });
  });
});
