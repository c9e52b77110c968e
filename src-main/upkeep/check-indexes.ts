/**
 * Compares the indexes with the passages: every row by its number, and some by what stands in them. In slices of a few
 * milliseconds, as all rows of a large store take seconds. (FTS5's own check would hold everything up, and knows only itself.)
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Finding, IndexHealth } from '../../src-preload/contract/performance.ts';
import type { Clock } from '../base/clock.ts';
import { createSliceSize } from '../base/slice-size.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { memoriesWithoutUnits } from '../memory/memory-units.ts';
import { spokenText } from '../memory/units.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { allOf } from '../store/text-query.ts';
import { countTextRows, isFoundBy, lastTextRow } from '../store/text-rows.ts';
import type { VectorIndex } from '../store/vector-index.ts';
import { keepMeasurement } from './measurements-table.ts';
import { drawPassages, tellingWords, type Passage } from './own-words.ts';
import { isEmptyUnit } from './write-passages-job.ts';

export interface CheckIndexesParts {
  readonly db: WritableDb;
  readonly vectors: Pick<VectorIndex, 'embedderId' | 'cosines'>;
  readonly embedder: Pick<Embedder, 'embedPassages'>;
  readonly clock: Clock;
  readonly onProgress: (done: number, total: number) => void;
  /** 0..1 */
  readonly random?: () => number;
}

const sampledForWords = 200;
const sampledForVectors = 16;
/** The stored vector is rounded to a byte a dimension, and batches differ in the last places. */
const leastCosine = 0.97;

/** Rejects with `cancelled` when the signal aborts. */
export async function checkIndexes(parts: CheckIndexesParts, signal: AbortSignal): Promise<IndexHealth> {
  const { db, clock, random = Math.random } = parts;
  const counts = await countAll(parts, signal);
  const passages = drawPassages(db, sampledForWords, random);
  const words = await unfound(db, passages, signal);
  const vectors = await wrongVectors(parts, passages.slice(0, sampledForVectors));
  const findings: Finding[] = [
    {
      what: 'passages-missing',
      count: counts.empty + (await countMissing(db, signal)),
      mendedBy: 'write-passages',
    },
    { what: 'words-missing', count: counts.wordsMissing, mendedBy: 'rebuild-words' },
    { what: 'words-orphaned', count: counts.wordsOrphaned, mendedBy: 'rebuild-words' },
    { what: 'words-unfound', count: words.unfound, mendedBy: 'rebuild-words' },
    { what: 'vectors-missing', count: counts.vectorsMissing, mendedBy: 'embed-missing' },
    { what: 'vectors-outdated', count: counts.vectorsOutdated, mendedBy: 'embed-missing' },
    { what: 'word-vectors-missing', count: counts.tokensMissing, mendedBy: 'embed-missing' },
    { what: 'vectors-orphaned', count: counts.vectorsOrphaned, mendedBy: 'embed-all' },
    { what: 'vectors-wrong', count: vectors.wrong, mendedBy: 'embed-all' },
  ];
  const health: IndexHealth = {
    measuredAt: clock.now(),
    passages: counts.passages,
    wordRows: counts.wordRows,
    vectors: counts.vectors,
    waiting: counts.waiting,
    sampledWords: words.sampled,
    sampledVectors: vectors.sampled,
    findings: findings.filter(({ count }) => count > 0),
  };
  keepMeasurement(db, 'check', health.measuredAt, health);
  return health;
}

type Counts = Record<
  | 'passages'
  | 'empty'
  | 'wordRows'
  | 'wordsMissing'
  | 'wordsOrphaned'
  | 'vectors'
  | 'vectorsMissing'
  | 'vectorsOutdated'
  | 'vectorsOrphaned'
  | 'tokensMissing'
  | 'waiting',
  number
>;

const none: Counts = {
  passages: 0,
  empty: 0,
  wordRows: 0,
  wordsMissing: 0,
  wordsOrphaned: 0,
  vectors: 0,
  vectorsMissing: 0,
  vectorsOutdated: 0,
  vectorsOrphaned: 0,
  tokensMissing: 0,
  waiting: 0,
};

/** As many numbers at a time as take some milliseconds: from a cold disk a row takes a hundred times as long. */
async function countAll(
  { db, vectors, onProgress }: CheckIndexesParts,
  signal: AbortSignal,
): Promise<Counts> {
  const sums = { ...none };
  const last = Math.max(
    db.value<number | null>('SELECT max(id) FROM units') ?? 0,
    db.value<number | null>('SELECT max(unit_id) FROM unit_vectors') ?? 0,
    lastTextRow(db),
  );
  const size = createSliceSize({ least: 8, most: 4_096 });
  for (let through = 0; through < last;) {
    stopIfCancelled(signal);
    const startedAt = performance.now();
    const from = through + 1;
    through = Math.min(last, through + size.rows);
    const slice = countSlice(db, vectors.embedderId, from, through);
    for (const [name, count] of Object.entries(slice)) sums[name as keyof Counts] += count;
    size.took(performance.now() - startedAt);
    onProgress(through, last);
    await nextTurn();
  }
  return sums;
}

function countSlice(db: ReadableDb, embedderId: number, from: number, to: number): Counts {
  const words = countTextRows(db, from, to);
  const rest = db.get<Omit<Counts, 'wordRows' | 'wordsMissing' | 'wordsOrphaned' | 'vectorsOrphaned'>>(
    `SELECT count(*) AS passages, count(v.unit_id) AS vectors, count(w.unit_id) AS waiting,
       count(*) FILTER (WHERE w.unit_id IS NULL AND v.unit_id IS NULL AND u.text <> '') AS vectorsMissing,
       count(*) FILTER (WHERE ${isEmptyUnit}) AS empty,
       count(*) FILTER (WHERE w.unit_id IS NULL AND v.embedder_id <> :embedderId) AS vectorsOutdated,
       count(*) FILTER (WHERE w.unit_id IS NULL AND v.embedder_id = :embedderId
         AND NOT EXISTS (SELECT 1 FROM unit_tokens t WHERE t.unit_id = u.id AND t.embedder_id = :embedderId))
         AS tokensMissing
     FROM units u LEFT JOIN unit_vectors v ON v.unit_id = u.id LEFT JOIN units_waiting w ON w.unit_id = u.id
     WHERE u.id BETWEEN :from AND :to`,
    { embedderId, from, to },
  )!;
  const vectorsOrphaned = db.value<number>(
    `SELECT count(*) FROM unit_vectors v WHERE v.unit_id BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM units u WHERE u.id = v.unit_id)`,
    [from, to],
  )!;
  return {
    ...rest,
    vectorsOrphaned,
    wordRows: words.rows,
    wordsMissing: words.missing,
    wordsOrphaned: words.orphans,
  };
}

/** Memories that should be found and have no passage. */
async function countMissing(db: ReadableDb, signal: AbortSignal): Promise<number> {
  // A memory without one is read in full, and those come together.
  const size = createSliceSize({ least: 8, most: 256 });
  let missing = 0;
  for (let after: string | null = ''; after !== null;) {
    stopIfCancelled(signal);
    const startedAt = performance.now();
    const { ids, through } = memoriesWithoutUnits(db, after, size.rows);
    missing += ids.length;
    after = through;
    size.took(performance.now() - startedAt);
    await nextTurn();
  }
  return missing;
}

/** A passage must be found by a word of its own. */
async function unfound(
  db: ReadableDb,
  passages: readonly Passage[],
  signal: AbortSignal,
): Promise<{ readonly sampled: number; readonly unfound: number }> {
  let sampled = 0;
  let missed = 0;
  for (const { id, text } of passages) {
    stopIfCancelled(signal);
    const word = tellingWords(text).toSorted((a, b) => b.length - a.length)[0];
    const expression = word === undefined ? null : allOf([word]);
    // One without a row is counted already.
    if (expression === null || countTextRows(db, id, id).missing > 0) continue;
    sampled += 1;
    if (!isFoundBy(db, id, expression)) missed += 1;
    await nextTurn();
  }
  return { sampled, unfound: missed };
}

async function wrongVectors(
  { db, vectors, embedder }: CheckIndexesParts,
  passages: readonly Passage[],
): Promise<{ readonly sampled: number; readonly wrong: number }> {
  const waiting = new Set(
    db.column<number>('SELECT unit_id FROM units_waiting WHERE unit_id IN (SELECT value FROM json_each(?))', [
      JSON.stringify(passages.map(({ id }) => id)),
    ]),
  );
  let sampled = 0;
  let wrong = 0;
  for (const passage of passages.filter(({ id }) => !waiting.has(id))) {
    try {
      const [made] = await embedder.embedPassages([spokenText(passage)]);
      const cosine = vectors.cosines(made!.whole, [passage.id]).get(passage.id);
      if (cosine === undefined) continue;
      sampled += 1;
      if (cosine < leastCosine) wrong += 1;
    } catch {
      // Without the model nothing can be compared; the state of the search says why.
      return { sampled, wrong };
    }
  }
  return { sampled, wrong };
}

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new MnemeError('cancelled', say('The check was stopped.'));
}
