/** Recognises a database by its tables, and reads the memories of it. */
import type { ImportFormat } from '../../src-preload/contract/imports.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { ForeignDatabase } from '../store/foreign-database.ts';
import type { Placed } from './foreign-rows.ts';
import { fromChromium, fromFirefox } from './from-browsers.ts';
import { fromMirix } from './from-mirix.ts';
import { fromScreens } from './from-screens.ts';
import type { Allows, Read } from './incoming.ts';
import { refusal } from './read-text.ts';

interface DatabaseFormat {
  readonly format: ImportFormat;
  /** Tables and columns that each of its versions has. */
  readonly marks: Readonly<Record<string, readonly string[]>>;
  readonly read: (db: ForeignDatabase, allows: Allows) => Iterable<Placed<Read>>;
}

const formats: readonly DatabaseFormat[] = [
  {
    format: 'screenpipe',
    marks: { frames: ['timestamp'], ocr_text: ['frame_id', 'text'] },
    read: (db, allows) => fromScreens(db, 'screenpipe', allows),
  },
  {
    format: 'openrecall',
    marks: { entries: ['app', 'title', 'text', 'timestamp'] },
    read: (db, allows) => fromScreens(db, 'openrecall', allows),
  },
  {
    format: 'windrecorder',
    marks: { video_text: ['videofile_time', 'ocr_text'] },
    read: (db, allows) => fromScreens(db, 'windrecorder', allows),
  },
  {
    format: 'mirix',
    marks: { episodic_memory: ['occurred_at', 'summary'], semantic_memory: ['name', 'details'] },
    read: fromMirix,
  },
  { format: 'chromium', marks: { urls: ['url', 'last_visit_time'], visits: [] }, read: fromChromium },
  { format: 'firefox', marks: { moz_places: ['url', 'last_visit_date'] }, read: fromFirefox },
];

/** Throws `invalid-input` where no program that is known here made it. */
export function readDatabase(
  db: ForeignDatabase,
  allows: Allows,
): { readonly format: ImportFormat; readonly rows: Iterable<Placed<Read>> } {
  const found = formats.find(({ marks }) =>
    Object.entries(marks).every(([table, columns]) => {
      const there = db.tables.get(table);
      return there !== undefined && columns.every((column) => there.has(column));
    }),
  );
  if (!found)
    throw refusal(
      db.file,
      say('is a database of no program that is known here'),
      say('Choose one of screenpipe, OpenRecall, Windrecorder, MIRIX, or the history of a browser'),
    );
  return { format: found.format, rows: found.read(db, allows) };
}
