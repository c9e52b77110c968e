/** A browser's own database: the pages that were visited, and Firefox's bookmarks. Each page becomes a resource. */
import type { ForeignDatabase, ForeignRow } from '../store/foreign-database.ts';
import { eachRow, textIn, type Placed } from './foreign-rows.ts';
import { foreignPage, nothing, timeOf, type Allows, type Read } from './incoming.ts';

/** Chrome, Edge, Brave, Opera, Vivaldi: microseconds since 1601. */
export function* fromChromium(db: ForeignDatabase, allows: Allows): Generator<Placed<Read>, void> {
  const columns = ['url', 'title', 'visit_count', 'last_visit_time', 'hidden'];
  for (const { place, done, value: row } of eachRow(db, 'urls', columns)) {
    const visit = visitOf(row, timeOfChromium(row['last_visit_time']), row['visit_count']);
    yield { place, done, value: pageOf('chromium', visit, allows) };
  }
}

/** Microseconds since 1970. What is in the table only for an embedded picture or a redirect has no visit that counts. */
export function* fromFirefox(db: ForeignDatabase, allows: Allows): Generator<Placed<Read>, void> {
  const places = ['url', 'title', 'visit_count', 'last_visit_date', 'hidden'];
  for (const { place, done, value: row } of eachRow(db, 'moz_places', places)) {
    const visit = visitOf(row, timeOfFirefox(row['last_visit_date']), row['visit_count']);
    yield { place, done: done / 2, value: pageOf('firefox', visit, allows) };
  }
  for (const { place, done, value: row } of eachRow(db, 'moz_bookmarks', [
    'type',
    'fk',
    'title',
    'dateAdded',
  ])) {
    yield { place, done: 0.5 + done / 2, value: pageOf('firefox', bookmarkOf(db, row), allows) };
  }
}

/** Null for a folder, and for a page that was visited: it came with its visit. */
function bookmarkOf(db: ForeignDatabase, row: ForeignRow): Visit | null {
  const id = row['fk'];
  if (row['type'] !== 1 || typeof id !== 'number' || !Number.isSafeInteger(id)) return null;
  const page = db.row('moz_places', ['url', 'title', 'visit_count'], id);
  const url = page && textIn(page, 'url');
  if (!page || !url || !hasNoVisit(page['visit_count'])) return null;
  const title = textIn(row, 'title') ?? textIn(page, 'title') ?? '';
  return visited(url, title, timeOfFirefox(row['dateAdded']), 0);
}

/** Milliseconds of what Chrome and its relatives write; 0 where there is none. */
export function timeOfChromium(value: unknown): number {
  const microseconds = Number(value);
  return microseconds > 0 ? timeOf(microseconds / 1e6 - 11_644_473_600) : 0;
}

interface Visit {
  readonly url: string;
  readonly title: string;
  readonly at: number;
  readonly visits: number;
}

/** Null for what is no page: an address of the browser itself, a file, a script. */
export function visited(url: string, title: string, at: number, visits: number): Visit | null {
  if (!/^https?:\/\/[^/]/iu.test(url) || url.length > 4_000) return null;
  return { url, title, at, visits: Number.isSafeInteger(visits) && visits > 0 ? visits : 0 };
}

export function pageOf(format: string, visit: Visit | null, allows: Allows): Read {
  if (visit === null) return nothing;
  const { url, title, at, visits } = visit;
  // The owner's own browser: that a page speaks of private windows does not make it one.
  if (!allows({ application: 'Browser', title: title || url, url })) return { type: 'excluded' };
  return foreignPage(format, url, title, { at, lastSeenAt: at, visits });
}

/** False where the number is not known. */
function hasNoVisit(visits: unknown): boolean {
  return Number(visits) < 1;
}

function visitOf(row: ForeignRow, at: number, visits: unknown): Visit | null {
  const url = textIn(row, 'url');
  if (url === null || row['hidden'] === 1 || hasNoVisit(visits)) return null;
  return visited(url, textIn(row, 'title') ?? '', at, Number(visits));
}

function timeOfFirefox(value: unknown): number {
  return typeof value === 'number' ? timeOf(value / 1e6) : 0;
}
