/**
 * What a person expects of a list of hits: a memory is one hit, and stands above the frames that it came from where it answers
 * about as well; what says the same as a better hit is folded into it.
 */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { normaliseText } from '../../store/text-normal.ts';
import type { RankedUnit } from './fuse.ts';

export interface ArrangedUnit extends RankedUnit {
  /** Units that were folded into this one. */
  readonly alike: number;
}

/**
 * Share of its frame's score from which a memory stands above it. One that says less of what was asked, such as a resource that
 * is only a title, would hide the passage that answers.
 */
const liftedFrom = 0.5;
/** How far down is looked for the same text again; a person has found it by then. */
const compared = 100;
/** Share of the words of two texts that both have (Jaccard) from which they say the same. */
const sameFrom = 0.9;
/** Shorter texts are alike by chance. */
const leastWords = 5;

interface Row {
  readonly id: number;
  readonly text: string;
  readonly author: string | null;
  readonly frameId: FrameId | null;
  readonly memoryId: MemoryId | null;
}

/** Units of neither frames nor memories stay as they are. `ranked`: best first. */
export function arrange(db: ReadableDb, ranked: readonly RankedUnit[]): ArrangedUnit[] {
  const rows = new Map(
    db
      .all<Row>(
        `SELECT id, text, author, frame_id AS frameId, memory_id AS memoryId FROM units
         WHERE id IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ranked.map(({ id }) => id))],
      )
      .map((row) => [row.id, row]),
  );
  return foldAlike(liftMemories(db, onceEach(ranked, rows), rows), rows);
}

/** Of the pieces of a memory the best one. */
function onceEach(ranked: readonly RankedUnit[], rows: ReadonlyMap<number, Row>): RankedUnit[] {
  const seen = new Set<MemoryId>();
  return ranked.filter(({ id }) => {
    const memoryId = rows.get(id)?.memoryId ?? null;
    if (memoryId === null) return true;
    return !seen.has(memoryId) && seen.add(memoryId);
  });
}

function liftMemories(
  db: ReadableDb,
  ranked: readonly RankedUnit[],
  rows: ReadonlyMap<number, Row>,
): RankedUnit[] {
  const memoryIds = ranked.flatMap(({ id }) => rows.get(id)?.memoryId ?? []);
  if (memoryIds.length === 0) return [...ranked];
  const placeOfFrame = new Map<FrameId, number>();
  for (const [place, { id }] of ranked.entries()) {
    const frameId = rows.get(id)?.frameId ?? null;
    if (frameId !== null && !placeOfFrame.has(frameId)) placeOfFrame.set(frameId, place);
  }
  const firstPlace = new Map<MemoryId, number>();
  for (const { memoryId, frameId } of db.all<{ memoryId: MemoryId; frameId: FrameId }>(
    `SELECT memory_id AS memoryId, frame_id AS frameId FROM memory_sources
     WHERE frame_id IS NOT NULL AND memory_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(memoryIds)],
  )) {
    const place = placeOfFrame.get(frameId);
    if (place !== undefined) firstPlace.set(memoryId, Math.min(place, firstPlace.get(memoryId) ?? Infinity));
  }
  return ranked
    .map((unit, place) => {
      const memoryId = rows.get(unit.id)?.memoryId ?? null;
      const lifted = Math.min(place, (memoryId === null ? undefined : firstPlace.get(memoryId)) ?? Infinity);
      // Half a place above the frame, with at least its score.
      return lifted < place && unit.score >= liftedFrom * ranked[lifted]!.score
        ? { unit: { ...unit, score: Math.max(unit.score, ranked[lifted]!.score) }, place: lifted - 0.5 }
        : { unit, place };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ unit }) => unit);
}

function foldAlike(ranked: readonly RankedUnit[], rows: ReadonlyMap<number, Row>): ArrangedUnit[] {
  const kept: { unit: RankedUnit; alike: number; row: Row | undefined; words: ReadonlySet<string> }[] = [];
  for (const [place, unit] of ranked.entries()) {
    const row = rows.get(unit.id);
    const isFoldable = place < compared && row !== undefined && (row.frameId ?? row.memoryId) !== null;
    const words = isFoldable ? wordSet(row.text) : noWords;
    const same =
      words.size < leastWords
        ? undefined
        : kept.find((other) => isSameSort(row!, other.row) && isAlike(words, other.words));
    if (same) same.alike += 1;
    else kept.push({ unit, alike: 0, row, words });
  }
  return kept.map(({ unit, alike }) => ({ ...unit, alike }));
}

const noWords: ReadonlySet<string> = new Set();

/** As they are written: to find their stems takes several times as long, and what says the same has the same endings. */
function wordSet(text: string): ReadonlySet<string> {
  return new Set(normaliseText(text).match(/[\p{L}\p{N}\p{Mn}\p{Mc}\p{Co}]+/gu));
}

/** A memory never disappears behind a frame, nor the text of one application behind that of another. */
function isSameSort(row: Row, other: Row | undefined): boolean {
  return (
    other !== undefined &&
    row.author === other.author &&
    (row.memoryId === null) === (other.memoryId === null)
  );
}

function isAlike(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const least = Math.min(words.size, others.size);
  const most = Math.max(words.size, others.size);
  if (least < sameFrom * most || least === 0) return false;
  let common = 0;
  for (const word of words) if (others.has(word)) common++;
  return common >= sameFrom * (words.size + others.size - common);
}
