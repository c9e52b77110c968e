/**
 * What windows were about over time, without a model: words and pairs of words of titles, weighed by how long windows with them
 * were seen, and less the more days of the last months they stand on: what is there every day is a habit, not a topic.
 */
import type { Bucket, DayRange, Slot, Topic } from '../../src-preload/contract/analytics.ts';
import { addDays } from '../base/local-day.ts';
import type { ReadableDb } from '../store/statements.ts';
import { daysIn, piecesOf, rangeBefore, slotsOf } from './day-ranges.ts';
import { slotFinder, totalsOf } from './time-seen.ts';

const mostTopics = 30;
const backgroundDays = 90;
/** A word that hardly stands without the other is told by the pair. */
const shareOfPair = 0.7;

interface Entry {
  readonly day: string;
  readonly term: string;
  readonly label: string;
  readonly ms: number;
}

interface Gathered extends Topic {
  readonly days: number;
}

/** Yields between pieces of two months. Hours are not told apart. */
export function* readTopics(
  db: ReadableDb,
  range: DayRange,
  bucket: Bucket,
): Generator<void, { slots: Slot[]; topics: Topic[] }> {
  const slots = slotsOf(range, bucket === 'hour' ? 'day' : bucket);
  const slotOf = slotFinder(slots);
  const before = rangeBefore(range);
  const early = addDays(range.to, 1 - Math.max(backgroundDays, daysIn(range)));
  const background = { from: early < before.from ? early : before.from, to: range.to };
  const gathered = new Map<
    string,
    { label: string; ms: number; before: number; days: number; series: number[] }
  >();
  for (const piece of piecesOf(background)) {
    const entries = db.all<Entry>('SELECT day, term, label, ms FROM day_topics WHERE day BETWEEN ? AND ?', [
      piece.from,
      piece.to,
    ]);
    for (const { day, term, label, ms } of entries) {
      const topic = gathered.get(term) ?? { label, ms: 0, before: 0, days: 0, series: slots.map(() => 0) };
      gathered.set(term, topic);
      topic.days++;
      if (day >= range.from) {
        topic.ms += ms;
        topic.label = label;
        topic.series[slotOf(day, 0)]! += ms;
      } else if (day >= before.from) topic.before += ms;
    }
    yield;
  }
  const days = totalsOf(db, background).days;
  const found = [...gathered].map(([term, topic]) => ({ term, ...topic })).filter(({ ms }) => ms > 0);
  return { slots, topics: chooseTopics(found, days) };
}

/** Most telling first. Pure. */
function chooseTopics(found: readonly Gathered[], days: number): Topic[] {
  const told = new Map<string, number>();
  for (const { term, ms } of found) {
    if (!term.includes(' ')) continue;
    for (const word of term.split(' ')) told.set(word, Math.max(told.get(word) ?? 0, ms));
  }
  const weight = ({ ms, days: own, term }: Gathered): number =>
    ms * Math.log(1 + days / own) * (term.includes(' ') ? 1.2 : 1);
  return found
    .filter(({ term, ms }) => term.includes(' ') || (told.get(term) ?? 0) < ms * shareOfPair)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, mostTopics)
    .map(({ term, label, ms, before, series }) => ({ term, label, ms, before, series }));
}
