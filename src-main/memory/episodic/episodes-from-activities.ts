/**
 * Episodes without a model: what was on the screen for a while becomes one memory, with its start and end, its application
 * and the words that tell what it was about. Stretches of the same thing with short interruptions are one episode.
 */
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { steadyTitle } from '../../base/steady-title.ts';
import { transaction } from '../../store/database.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';
import type { TermCounts } from '../../store/term-counts.ts';
import {
  activitiesOfApplication,
  framesOf,
  isOver,
  isRead,
  readActivities,
  textsOf,
  thingOf,
  seenOnScreen,
  toSources,
  watchedConfidence,
  type ActivitySeen,
} from '../activities-seen.ts';
import type { Memories, NewMemory } from '../memories.ts';
import { pageTitle } from '../page-title.ts';
import { activityEvent } from './episodic.ts';
import { tellingOf, wordsToCount } from './telling-words.ts';

/** What lasted less leaves no episode. */
const shortestMs = 20_000;
/** The same thing again after a shorter interruption is the same episode. */
const interruptionMs = 5 * 60_000;
/** A longer stretch is told in several episodes. */
const longestMs = 2 * 60 * 60_000;
const mostSources = 20;
const textChars = 12_000;

export interface EpisodeParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly counts: TermCounts;
}

/** Answers when the earliest of those that are not over yet may be looked at again; null where nothing is left to do. */
export interface Round {
  readonly worked: boolean;
  readonly nextAt: number | null;
}

/** Deals with one episode, the newest that can be told, in one transaction. */
export function tellNextEpisode(parts: EpisodeParts, now: number, skip: Set<number>): Round {
  const { group, nextAt } = nextGroup(parts.db, now, skip);
  if (group) transaction(parts.db, () => tell(parts, group));
  return { worked: group !== null, nextAt };
}

/**
 * Looks up how common the words of the next episode are, pausing often (`base/in-turns.ts`): to ask for a common one takes a
 * millisecond in a large store, and there may be hundreds. `tellNextEpisode` then finds them known.
 */
export function* countNextWords(
  { db, counts }: EpisodeParts,
  now: number,
  skip: ReadonlySet<number>,
): Generator<void, void> {
  const { group } = nextGroup(db, now, new Set(skip));
  if (!group) return;
  yield;
  counts.rows();
  const ids = group.map(({ id }) => id);
  for (const word of wordsToCount(textsOf(db, ids, textChars))) {
    counts.rowsWith(word);
    yield;
  }
}

/** The newest stretch that can be told, or when to look again; adds to `skip` what need not be looked at again until then. */
function nextGroup(
  db: WritableDb,
  now: number,
  skip: Set<number>,
): { readonly group: ActivitySeen[] | null; readonly nextAt: number | null } {
  let nextAt: number | null = null;
  for (const activity of waitingActivities(db, skip)) {
    if (skip.has(activity.id)) continue;
    if (!isOpen(db, activity)) {
      db.run('DELETE FROM episodes_waiting WHERE activity_id = ?', [activity.id]);
      continue;
    }
    const earliest = activity.endedAt + interruptionMs;
    if (now < earliest && !isAhead(activity.endedAt, now)) {
      skip.add(activity.id);
      nextAt = Math.min(nextAt ?? earliest, earliest);
      continue;
    }
    const group = groupOf(db, activity);
    const opensAt = closingTime(db, group, now);
    // Looked at again at that time, or when it failed.
    for (const { id } of group) skip.add(id);
    if (opensAt === null) return { group, nextAt: null };
    nextAt = Math.min(nextAt ?? opensAt, opensAt);
  }
  return { group: null, nextAt };
}

/** Makes an episode anew from what a deletion left of it; answers false where nothing is left. */
export function retellEpisode(parts: EpisodeParts, id: MemoryId): boolean {
  const { db, memories } = parts;
  const activities = readActivities(
    db,
    db.column<number>('SELECT activity_id FROM activity_episodes WHERE memory_id = ?', [id]),
  );
  const frames = framesOf(
    db,
    activities.map((activity) => activity.id),
    mostSources,
  );
  const episode = episodeOf(parts, activities);
  if (frames.length === 0 || episode === null) return false;
  memories.remake(id, episode, frames, true);
  return true;
}

function waitingActivities(db: ReadableDb, skip: ReadonlySet<number>): ActivitySeen[] {
  const ids = db.column<number>(
    `SELECT activity_id FROM episodes_waiting WHERE activity_id NOT IN (SELECT value FROM json_each(?))
     ORDER BY activity_id DESC LIMIT 50`,
    [JSON.stringify([...skip])],
  );
  return readActivities(db, ids).reverse();
}

/**
 * The stretches of the same thing around an activity, in their order: each begins less than five minutes after the one
 * before ended, and all together span two hours at most.
 */
function groupOf(db: ReadableDb, activity: ActivitySeen): ActivitySeen[] {
  const thing = thingOf(activity);
  if (thing === null) return [activity];
  const around = activitiesOfApplication(
    db,
    activity.application,
    activity.startedAt - longestMs,
    activity.endedAt + longestMs,
  ).filter((other) => other.id === activity.id || (thingOf(other) === thing && isOpen(db, other)));
  const groups: ActivitySeen[][] = [];
  for (const each of around) {
    const group = groups.at(-1);
    const fits =
      group &&
      each.startedAt - endOf(group) < interruptionMs &&
      each.endedAt - group[0]!.startedAt <= longestMs;
    if (fits) group.push(each);
    else groups.push([each]);
  }
  return groups.find((group) => group.some(({ id }) => id === activity.id)) ?? [activity];
}

/** One whose episode was deleted stays out. */
function isOpen(db: ReadableDb, { isTold, memoryId }: ActivitySeen): boolean {
  if (!isTold) return true;
  return (
    memoryId !== null &&
    db.value<number>(`SELECT 1 FROM memories WHERE id = ? AND state = 'active'`, [memoryId]) === 1
  );
}

/** When it can be told, as far as is known now; null: at once. */
function closingTime(db: ReadableDb, group: readonly ActivitySeen[], now: number): number | null {
  const end = endOf(group);
  const isFull = end - group[0]!.startedAt >= longestMs - interruptionMs;
  const closesAt = end + interruptionMs;
  if (!isAhead(end, now) && now < closesAt && !(isFull && isOver(db, group.at(-1)!))) return closesAt;
  return group.every(({ id }) => isRead(db, id)) ? null : now + interruptionMs;
}

/** A clock that was set back would keep what it recorded waiting for as long as it went back. */
function isAhead(end: number, now: number): boolean {
  return end > now + interruptionMs;
}

function tell(parts: EpisodeParts, group: readonly ActivitySeen[]): void {
  const { db, memories } = parts;
  const known = [...new Set(group.flatMap(({ memoryId }) => memoryId ?? []))];
  const episode = durationOf(group) < shortestMs ? null : episodeOf(parts, group);
  const frames = framesOf(
    db,
    group.map(({ id }) => id),
    mostSources,
  );
  let memoryId: MemoryId | null = known[0] ?? null;
  if (episode !== null && frames.length > 0) {
    if (memoryId !== null) memories.remake(memoryId, episode, frames);
    else memoryId = memories.add(episode, toSources(frames), seenOnScreen()).id;
  }
  for (const { id } of group) {
    if (memoryId !== null) link(db, id, memoryId);
    db.run('DELETE FROM episodes_waiting WHERE activity_id = ?', [id]);
  }
}

function link(db: WritableDb, activityId: number, memoryId: MemoryId): void {
  db.run('INSERT OR REPLACE INTO activity_episodes (activity_id, memory_id) VALUES (?, ?)', [
    activityId,
    memoryId,
  ]);
}

/** Null where nothing can be said of it. */
function episodeOf(
  { db, counts }: EpisodeParts,
  group: readonly ActivitySeen[],
): Extract<NewMemory, { kind: 'episodic' }> | null {
  const last = group.at(-1);
  const named = group.findLast(({ title }) => steadyTitle(title) !== null);
  if (!last || !named) return null;
  const { application } = named;
  const title = pageTitle(steadyTitle(named.title)!, application);
  const ids = group.map(({ id }) => id);
  const telling = tellingOf(textsOf(db, ids, textChars), title, counts, { words: 8, lines: 5 });
  // A title that is only the application's says nothing by itself.
  if (title === '' && telling.lines.length === 0) return null;
  const name = title || (application ?? telling.lines[0]!);
  const summary = telling.words.length > 0 ? `${name}: ${telling.words.join(', ')}` : name;
  return {
    kind: 'episodic',
    title: name,
    occurredAt: group[0]!.startedAt,
    confidence: watchedConfidence,
    fields: {
      endedAt: Math.max(endOf(group), group[0]!.startedAt),
      actor: 'user',
      eventType: activityEvent,
      application,
      summary: summary.replace(/\s+/gu, ' ').slice(0, 500).trim(),
      details: telling.lines.join('\n'),
    },
  };
}

function durationOf(group: readonly ActivitySeen[]): number {
  return group.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
}

function endOf(group: readonly ActivitySeen[]): number {
  return Math.max(...group.map(({ endedAt }) => endedAt));
}
