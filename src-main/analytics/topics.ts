/**
 * What windows were about over time, without a model: words and pairs of words of their titles and texts, weighed by how long windows
 * with them were seen, and less the more days of the last months they stand on: what is there every day is a habit, not a topic.
 * Words that stand in the same windows are one topic.
 */
import type { Bucket, DayRange, Slot, Topic } from '../../src-preload/contract/analytics.ts';
import { addDays } from '../base/local-day.ts';
import type { ReadableDb } from '../store/statements.ts';
import { activitiesOfTopic } from './counted-tables.ts';
import { daysIn, piecesOf, rangeBefore, slotsOf } from './day-ranges.ts';
import { slotFinder, totalsOf } from './time-seen.ts';

const mostTopics = 30;
/** So many words are looked at for topics. */
const mostWords = 160;
const wordsOfTopic = 3;
const backgroundDays = 90;
/** A word that hardly stands without the other is told by the pair. */
const shareOfPair = 0.7;
/** Of the windows of a word: so many in common with those of a topic make it one of the topic's words. */
const shareOfTopic = 0.6;

interface Entry {
  readonly day: string;
  readonly term: string;
  readonly label: string;
  readonly ms: number;
  readonly weight: number;
}

interface Gathered extends Omit<Topic, 'words'> {
  readonly weight: number;
  readonly days: number;
}

interface Grouped {
  readonly topic: Gathered;
  readonly words: Gathered[];
  readonly activities: ReadonlySet<number>;
}

/** Yields between pieces of two months and between words. Hours are not told apart. */
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
    { label: string; ms: number; weight: number; before: number; days: number; series: number[] }
  >();
  for (const piece of piecesOf(background)) {
    const entries = db.all<Entry>(
      'SELECT day, term, label, ms, weight FROM day_topics WHERE day BETWEEN ? AND ?',
      [piece.from, piece.to],
    );
    yield;
    for (const { day, term, label, ms, weight } of entries) {
      const topic = gathered.get(term) ?? {
        label,
        ms: 0,
        weight: 0,
        before: 0,
        days: 0,
        series: slots.map(() => 0),
      };
      gathered.set(term, topic);
      topic.days++;
      if (day >= range.from) {
        topic.ms += ms;
        topic.weight += weight;
        topic.label = label;
        topic.series[slotOf(day, 0)]! += ms;
      } else if (day >= before.from) topic.before += ms;
    }
    yield;
  }
  const days = totalsOf(db, background).days;
  const found = [...gathered].map(([term, topic]) => ({ term, ...topic })).filter(({ ms }) => ms > 0);
  const groups: Grouped[] = [];
  for (const word of chooseWords(found, days)) {
    yield;
    const activities = new Set(activitiesOfTopic(db, word.term, range.from, range.to));
    const group = groups.find((known) => isAmong(activities, known));
    if (group) group.words.push(word);
    else if (groups.length < mostTopics) groups.push({ topic: word, words: [], activities });
  }
  return { slots, topics: groups.map(toTopic) };
}

/** Most telling first. Pure. */
function chooseWords(found: readonly Gathered[], days: number): Gathered[] {
  const told = new Map<string, number>();
  for (const { term, ms } of found) {
    if (!term.includes(' ')) continue;
    for (const word of term.split(' ')) told.set(word, Math.max(told.get(word) ?? 0, ms));
  }
  const weightOf = ({ weight, days: own, term }: Gathered): number =>
    weight * Math.log(1 + days / own) * (term.includes(' ') ? 1.2 : 1);
  return found
    .filter(({ term, ms }) => term.includes(' ') || (told.get(term) ?? 0) < ms * shareOfPair)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, mostWords);
}

/** Whether a word stands in hardly any windows but those of a topic. */
function isAmong(activities: ReadonlySet<number>, { activities: known }: Grouped): boolean {
  if (activities.size === 0) return false;
  let common = 0;
  for (const id of activities) if (known.has(id)) common++;
  return common >= activities.size * shareOfTopic;
}

/** Of its words those that say something that the others do not. */
function toTopic({ topic, words }: Grouped): Topic {
  const { term, label, ms, before, series } = topic;
  const said = new Set(term.split(' '));
  const shown: string[] = [];
  for (const word of words) {
    const parts = word.term.split(' ');
    if (shown.length >= wordsOfTopic || parts.some((part) => said.has(part))) continue;
    for (const part of parts) said.add(part);
    shown.push(word.label);
  }
  return { term, label, words: shown, ms, before, series };
}
