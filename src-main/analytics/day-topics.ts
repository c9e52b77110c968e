/**
 * What the windows of a day were about: the words of their titles and of the text read in them, without what stands in most windows
 * of an application (menus, side bars), each with how long windows about it were seen.
 */
import { steadyTitle } from '../base/steady-title.ts';
import { textsOf } from '../memory/activities-seen.ts';
import type { ReadableDb } from '../store/statements.ts';
import type { TermCounts } from '../store/term-counts.ts';
import { countTerms, termsOfWindow, wordsToWeigh, type Rarity } from './text-terms.ts';
import { termsOfTitle, type Term } from './title-terms.ts';

export interface DayTopic extends Term {
  /** How long windows about it were seen. */
  readonly ms: number;
  /** The same, less where it says little of a window. */
  readonly weight: number;
  /** Milliseconds by activity. */
  readonly activities: ReadonlyMap<number, number>;
}

interface Seen {
  readonly application: string;
  readonly site: string;
  readonly title: string | null;
}

interface Window extends Seen {
  readonly activities: Map<number, number>;
  ms: number;
}

const mostTopics = 80;
const shortestTopicMs = 60_000;
/** What was looked at for a moment is told by its title alone. */
const shortestReadMs = 15_000;
const mostChars = 20_000;
const mostLines = 400;
/** A line that stands in so many windows of an application belongs to the application. */
const mostWindows = 2;
/** With fewer passages nothing is rare or common yet. */
const fewRows = 200;
/** In this share of all passages a word says nothing. */
const commonShare = 0.05;

/** `seen`: milliseconds by activity. Yields after each window. */
export function* topicsOfDay(
  db: ReadableDb,
  counts: TermCounts,
  seen: ReadonlyMap<number, number>,
  activities: ReadonlyMap<number, Seen>,
): Generator<void, DayTopic[]> {
  const windows = windowsOf(seen, activities);
  const lines: (readonly string[])[] = [];
  const standsIn = new Map<string, number>();
  for (const { application, activities: parts, ms } of windows) {
    const own = ms < shortestReadMs ? [] : linesOf(textsOf(db, [...parts.keys()], mostChars));
    lines.push(own);
    for (const line of own)
      standsIn.set(keyOf(application, line), (standsIn.get(keyOf(application, line)) ?? 0) + 1);
    yield;
  }
  const rarity = rarityIn(counts);
  const topics = new Map<string, Gathering>();
  for (const [nth, { application, title, site, ms, activities: parts }] of windows.entries()) {
    const own = lines[nth]!.filter((line) => standsIn.get(keyOf(application, line))! <= mostWindows);
    const ofTitle = termsOfTitle(title, application, site);
    const counted = countTerms(own);
    yield;
    // Of a word that stands in very many passages that takes milliseconds, the first time.
    for (const word of wordsToWeigh(ofTitle, counted)) {
      counts.rowsWith(word);
      yield;
    }
    for (const { term, label, weight, isOfTitle } of termsOfWindow(ofTitle, counted, rarity)) {
      if (!isOfTitle && isNameOf(term, application, site)) continue;
      const topic = topics.get(term) ?? newTopic(term, label);
      topics.set(term, topic);
      topic.ms += ms;
      topic.weight += ms * weight;
      topic.windows += 1;
      topic.isName ||= isOfTitle || term.includes(' ') || ofTitle.length === 0;
      for (const [id, part] of parts) topic.activities.set(id, part);
    }
    yield;
  }
  return [...topics.values()]
    .filter(({ ms, isName, windows: count }) => ms >= shortestTopicMs && (isName || count > 1))
    .map(({ term, label, ms, weight, windows: count, activities: parts }) => ({
      term,
      label,
      ms,
      weight: Math.round(weight * (1 + Math.log2(count) / 2)),
      activities: parts,
    }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostTopics);
}

interface Gathering {
  readonly term: string;
  readonly label: string;
  readonly activities: Map<number, number>;
  ms: number;
  weight: number;
  windows: number;
  /** Else it is a word in the text of something that has a name, and says something only where it stands in several. */
  isName: boolean;
}

function newTopic(term: string, label: string): Gathering {
  return { term, label, activities: new Map(), ms: 0, weight: 0, windows: 0, isName: false };
}

/** Pages write their site's name on themselves. */
function isNameOf(term: string, application: string, site: string): boolean {
  const letters = term.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return (
    letters === application.toLowerCase() ||
    (letters.length > 3 && site.replaceAll('-', '').includes(letters))
  );
}

/** Activities of the same window as one, so that its text is read once. */
function windowsOf(
  seen: ReadonlyMap<number, number>,
  activities: ReadonlyMap<number, Seen>,
): readonly Window[] {
  const windows = new Map<string, Window>();
  for (const [id, ms] of seen) {
    const { application, site, title } = activities.get(id)!;
    const key = `${application}\n${site}\n${steadyTitle(title) ?? ''}`;
    const window = windows.get(key) ?? { application, site, title, ms: 0, activities: new Map() };
    windows.set(key, window);
    window.ms += ms;
    window.activities.set(id, ms);
  }
  return [...windows.values()];
}

/** Each once: what was read again as it stood says nothing more. */
function linesOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.split('\n')).map((line) => line.trim()))].slice(
    0,
    mostLines,
  );
}

function keyOf(application: string, line: string): string {
  return `${application}\n${line.toLowerCase()}`;
}

function rarityIn(counts: TermCounts): Rarity {
  const rows = counts.rows();
  const most = Math.log(1 + rows);
  return (word) => {
    if (rows < fewRows) return 1;
    const rowsWith = counts.rowsWith(word);
    return rowsWith > rows * commonShare ? 0.1 : Math.log(1 + rows / (1 + rowsWith)) / most;
  };
}
