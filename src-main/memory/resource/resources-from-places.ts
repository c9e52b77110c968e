/**
 * Resources without a model: every page and file that was seen becomes one memory, with its title, where it is, what was
 * read of it so far, and how often it was visited. A window of which only the title is known counts where it is a browser's.
 */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { steadyTitle } from '../../base/steady-title.ts';
import { transaction } from '../../store/database.ts';
import type { ReadableDb, WritableDb } from '../../store/statements.ts';
import {
  activitiesOfPlace,
  framesOf,
  isOver,
  isRead,
  readActivities,
  seenOnScreen,
  textsOf,
  toSources,
  watchedConfidence,
  type ActivitySeen,
} from '../activities-seen.ts';
import type { Memories, NewMemory } from '../memories.ts';
import { pageTitle } from '../page-title.ts';
import { sourceFrames } from '../sources.ts';
import { maxResourceChars } from './resource.ts';
import { resourceTypeOf } from './resource-type.ts';
import { resourceOfPlace, setPlace } from './resource-table.ts';

/** An activity that nothing followed is over after this. */
const quietMs = 5 * 60_000;
const mostSources = 20;
const browsers =
  /firefox|chrom(?:e|ium)|safari|\bedge\b|brave|opera|vivaldi|librewolf|waterfox|\barc\b|\bzen\b|epiphany|falkon|konqueror/iu;

export interface ResourceParts {
  readonly db: WritableDb;
  readonly memories: Memories;
}

interface Place {
  readonly id: number;
  readonly kind: 'page' | 'file' | 'title';
  readonly address: string;
  readonly title: string | null;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly visits: number;
}

/** Deals with one place, the one seen last of those that wait, in one transaction. See `tellNextEpisode` for the answer. */
export function noteNextResource(
  parts: ResourceParts,
  now: number,
  skip: Set<number>,
): { readonly worked: boolean; readonly nextAt: number | null } {
  const { db } = parts;
  let nextAt: number | null = null;
  for (const activity of waitingActivities(db, skip)) {
    const opensAt = readyAt(db, activity, now);
    skip.add(activity.id);
    if (opensAt === null) {
      transaction(db, () => note(parts, activity));
      return { worked: true, nextAt: null };
    }
    nextAt = Math.min(nextAt ?? opensAt, opensAt);
  }
  return { worked: false, nextAt };
}

/** Makes a resource anew from what a deletion left of it; answers false where nothing is left. */
export function renoteResource({ db, memories }: ResourceParts, id: MemoryId): boolean {
  const place = placeOf(db, { memoryId: id });
  const activities = place ? activitiesOfPlace(db, place.id) : [];
  const made = place && resourceFrom(db, place, activities);
  const frames = framesOf(
    db,
    activities.map((activity) => activity.id),
    mostSources,
  );
  if (!made || frames.length === 0) return false;
  memories.remake(id, made, frames, true);
  return true;
}

function waitingActivities(db: ReadableDb, skip: ReadonlySet<number>): ActivitySeen[] {
  const ids = db.column<number>(
    `SELECT activity_id FROM resources_waiting WHERE activity_id NOT IN (SELECT value FROM json_each(?))
     ORDER BY activity_id DESC LIMIT 50`,
    [JSON.stringify([...skip])],
  );
  return readActivities(db, ids).reverse();
}

function readyAt(db: ReadableDb, activity: ActivitySeen, now: number): number | null {
  const isQuiet = now >= activity.endedAt + quietMs || activity.endedAt > now + quietMs;
  if (!isQuiet && !isOver(db, activity)) return activity.endedAt + quietMs;
  return isRead(db, activity.id) ? null : now + quietMs;
}

/** What waits of the same place is dealt with together: only that is read, however often the place was visited before. */
function note({ db, memories }: ResourceParts, { id, placeId }: ActivitySeen): void {
  const place = placeId === null ? undefined : placeOf(db, { id: placeId });
  const known = place && resourceOfPlace(db, place.id);
  const before = known === undefined ? undefined : memories.getMany([known])[0];
  const activities = place ? waitingOfPlace(db, place.id) : [];
  const content = before?.kind === 'resource' ? before.fields.content : '';
  const made = place && resourceFrom(db, place, activities, content);
  const frames = framesOf(
    db,
    activities.map((activity) => activity.id),
    mostSources,
  );
  if (made && frames.length > 0) {
    if (before) memories.remake(before.id, made, spread([...sourceFrames(db, before.id), ...frames]));
    else setPlace(db, memories.add(made, toSources(frames), seenOnScreen()).id, place.id);
  }
  const done = JSON.stringify([id, ...activities.map((activity) => activity.id)]);
  db.run('DELETE FROM resources_waiting WHERE activity_id IN (SELECT value FROM json_each(?))', [done]);
}

function waitingOfPlace(db: ReadableDb, placeId: number): ActivitySeen[] {
  const ids = db.column<number>(
    `SELECT w.activity_id FROM resources_waiting w CROSS JOIN activities a ON a.id = w.activity_id
     WHERE a.place_id = ?`,
    [placeId],
  );
  return readActivities(db, ids).filter(({ id }) => isRead(db, id));
}

/** The first and the last of many, and some between. */
function spread(frames: readonly FrameId[]): FrameId[] {
  const once = [...new Set(frames)];
  if (once.length <= mostSources) return once;
  return Array.from(
    { length: mostSources },
    (_, i) => once[Math.round((i * (once.length - 1)) / (mostSources - 1))]!,
  );
}

/** Null where nothing can be said of it, or where it is no page and no file. */
function resourceFrom(
  db: ReadableDb,
  place: Place,
  activities: readonly ActivitySeen[],
  content = '',
): Extract<NewMemory, { kind: 'resource' }> | null {
  const last = activities.at(-1);
  const application = last?.application ?? null;
  if (!last || (place.kind === 'title' && !browsers.test(application ?? ''))) return null;
  const title = pageTitle(steadyTitle(last.title ?? place.title) ?? '', application);
  if (title === '' && place.kind === 'title') return null;
  const name = title || place.address;
  return {
    kind: 'resource',
    title: name,
    occurredAt: place.firstSeenAt,
    confidence: watchedConfidence,
    fields: {
      resourceType: resourceTypeOf(place.kind, place.address),
      address: place.kind === 'title' ? null : place.address.slice(0, 4_000),
      summary: name.slice(0, 2_000),
      content: contentOf(db, activities, [name, place.address], content),
      visits: place.visits,
      lastSeenAt: Math.max(place.lastSeenAt, ...activities.map(({ endedAt }) => endedAt)),
    },
  };
}

/** What was read of it before, and the lines that came since, each once. */
function contentOf(
  db: ReadableDb,
  activities: readonly ActivitySeen[],
  [title, address]: readonly [title: string, address: string],
  before: string,
): string {
  const lines = before === '' ? [] : before.split('\n');
  const seen = new Set([title, ...lines].map(fold));
  let chars = before.length;
  const ids = activities.map(({ id }) => id);
  for (const line of textsOf(db, ids, 2 * maxResourceChars).flatMap((text) => text.split('\n'))) {
    const folded = fold(line);
    if (folded === '' || seen.has(folded) || isAddress(folded, address)) continue;
    if (pageTitle(line, activities[0]!.application) === title) continue;
    if (chars + line.length > maxResourceChars) break;
    seen.add(folded);
    lines.push(line);
    chars += line.length + 1;
  }
  return lines.join('\n');
}

/** A browser's line of addresses leaves the beginning out. */
function isAddress(folded: string, address: string): boolean {
  return folded.length > 8 && fold(address).endsWith(folded);
}

function placeOf(
  db: ReadableDb,
  by: { readonly id: number } | { readonly memoryId: MemoryId },
): Place | undefined {
  const columns =
    'p.id, p.kind, p.address, p.title, p.first_seen_at AS firstSeenAt, p.last_seen_at AS lastSeenAt, p.visits';
  return 'id' in by
    ? db.get<Place>(`SELECT ${columns} FROM places p WHERE p.id = ?`, [by.id])
    : db.get<Place>(
        `SELECT ${columns} FROM places p WHERE p.id IN (
           SELECT place_id FROM resource_memories WHERE memory_id = :memoryId
           UNION ALL SELECT place_id FROM retyped_resources WHERE memory_id = :memoryId)`,
        by,
      );
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
