import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src-main/base/clock.ts';
import { checkIndexes } from '../../../../src-main/upkeep/check-indexes.ts';
import { measureSearch, summarise } from '../../../../src-main/upkeep/measure-search.ts';
import { createWorkMeter } from '../../../../src-main/upkeep/work-meter.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { createRealEmbedder, createSearchBed, type SearchBed } from '../../../helpers/search-bed.ts';
import { addPassages } from '../../../helpers/upkeep-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const never = new AbortController().signal;

describe('measuring the search', () => {
  function measure(bed: SearchBed, signal: AbortSignal, onProgress = (_done: number): void => {}) {
    const parts = { ...bed, clock: systemClock, passages: () => Promise.resolve(40), onProgress };
    return measureSearch(parts, signal);
  }

  it('asks twenty questions and keeps the figures, but no word of what was asked', async () => {
    const bed = createSearchBed(embedder);
    addPassages(bed.db, 40, 1);
    await bed.backlog.drain();
    const progress: number[] = [];
    const speed = await measure(bed, never, (done) => progress.push(done));
    expect(speed).toMatchObject({ questions: 20, passages: 40, withoutMeaning: '' });
    expect(speed.medianMs).toBeGreaterThan(0);
    expect(speed.p95Ms).toBeGreaterThanOrEqual(speed.medianMs);
    expect(progress.at(-1)).toBe(20);
    const kept = bed.db.value<string>(`SELECT result FROM measurements WHERE what = 'search'`)!;
    expect(JSON.parse(kept)).toEqual(speed);
    expect(kept).not.toMatch(/kettle|stove|word\d/);
  });

  it('ends when it is told to, and says that there is too little to ask for in an empty store', async () => {
    const bed = createSearchBed(embedder);
    await expect(measure(bed, never)).rejects.toMatchObject({ code: 'invalid-input' });
    addPassages(bed.db, 40, 1);
    const stopping = new AbortController();
    await expect(measure(bed, stopping.signal, () => stopping.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(bed.db.value('SELECT count(*) FROM measurements')).toBe(0);
  });

  it('takes the middle, and what nineteen of twenty stay within', () => {
    const times = Array.from({ length: 20 }, (_, nth) => 20 - nth);
    expect(summarise(times)).toEqual({ medianMs: 10, p95Ms: 19, slowestMs: 20 });
    expect(summarise([3])).toEqual({ medianMs: 3, p95Ms: 3, slowestMs: 3 });
  });
});

describe('checking the indexes', () => {
  const check = (bed: SearchBed) =>
    checkIndexes({ ...bed, embedder, clock: systemClock, onProgress: () => {} }, never);

  it('finds nothing wrong with what was just made', async () => {
    const bed = createSearchBed(embedder);
    addPassages(bed.db, 60, 1);
    await bed.backlog.drain();
    expect(await check(bed)).toMatchObject({
      passages: 60,
      wordRows: 60,
      vectors: 60,
      waiting: 0,
      sampledVectors: 16,
      findings: [],
    });
  });

  it('counts what is missing, left over and wrong, and names the job that mends it', async () => {
    const bed = createSearchBed(embedder);
    const ids = addPassages(bed.db, 60, 1);
    await bed.backlog.drain();
    const { db } = bed;
    db.run('DELETE FROM unit_text WHERE rowid IN (?, ?)', [ids[1]!, ids[2]!]);
    db.run(`INSERT INTO unit_text (rowid, text, near1, near2) VALUES (5000, 'samovar', '', '')`);
    db.run('DELETE FROM unit_vectors WHERE unit_id = ?', [ids[7]!]);
    db.run('DELETE FROM unit_tokens WHERE unit_id = ?', [ids[8]!]);
    // Waiting is not missing.
    db.run('DELETE FROM unit_vectors WHERE unit_id = ?', [ids[9]!]);
    db.run('INSERT INTO units_waiting (unit_id) VALUES (?)', [ids[9]!]);
    db.run(`INSERT INTO embedders (id, fingerprint) VALUES (77, 'another')`);
    db.run('UPDATE unit_vectors SET embedder_id = 77 WHERE unit_id = ?', [ids[10]!]);
    expect((await check(bed)).findings).toEqual([
      { what: 'words-missing', count: 2, mendedBy: 'rebuild-words' },
      { what: 'words-orphaned', count: 1, mendedBy: 'rebuild-words' },
      { what: 'vectors-missing', count: 1, mendedBy: 'embed-missing' },
      { what: 'vectors-outdated', count: 1, mendedBy: 'embed-missing' },
      { what: 'word-vectors-missing', count: 1, mendedBy: 'embed-missing' },
    ]);

    db.run(`UPDATE unit_vectors SET vector = randomblob(384)`);
    db.run(`UPDATE units SET text = 'nothing of that'`);
    db.run('DELETE FROM units_waiting');
    const { findings } = await check(bed);
    expect(findings.map(({ what }) => what)).toContain('words-unfound');
    expect(findings.find(({ what }) => what === 'vectors-wrong')!.count).toBeGreaterThan(10);
  });
});

describe('the meter', () => {
  it('forgets what lies more than an hour back', async () => {
    const clock = new FakeClock();
    let processor = 0;
    const meter = createWorkMeter(clock, () => processor);
    meter.start();
    await meter.measure('reading', 1, () => Promise.resolve());
    processor = 5000;
    await clock.advance(30 * 60_000);
    await meter.measure('reading', 1, () => Promise.resolve());
    await meter.measure('vectors', 16, () => Promise.resolve());
    expect(meter.read()).toMatchObject({
      watchedMs: 30 * 60_000,
      reading: { items: 2 },
      vectors: { items: 16 },
      processorMs: 5000,
    });
    await clock.advance(45 * 60_000);
    expect(meter.read()).toMatchObject({ reading: { items: 1 }, processorMs: 0 });
    expect(meter.read().watchedMs).toBeLessThanOrEqual(60 * 60_000);
  });
});
