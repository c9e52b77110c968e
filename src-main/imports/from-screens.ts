/**
 * What other programs read off the screen: frames with a text, a time and a window. Frames of one window that follow each other
 * become one episode with all their lines; their pictures and videos stay where they are.
 */
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { createHash } from 'node:crypto';
import { titleLine } from '../memory/memory-writer.ts';
import type { ForeignDatabase, ForeignRow } from '../store/foreign-database.ts';
import { eachRow, textIn, type Placed } from './foreign-rows.ts';
import {
  foreignMemory,
  nothing,
  timeOf,
  timeOfDatabase,
  type Allows,
  type Read,
  type Seen,
} from './incoming.ts';

export type ScreenFormat = 'screenpipe' | 'openrecall' | 'windrecorder';

interface Frame extends Seen {
  readonly id: string;
  readonly at: number;
  readonly text: string;
}

/** The same window after a longer pause, or for longer, is told in another episode. */
const pauseMs = 5 * 60_000;
const longestMs = 60 * 60_000;
const episodeChars = 20_000;

/** In the order of the file; a frame that the owner's exclusions leave out is told of as `excluded`. */
export function* fromScreens(
  db: ForeignDatabase,
  format: ScreenFormat,
  allows: Allows,
): Generator<Placed<Read>, void> {
  let stretch: Stretch | null = null;
  for (const { place, done, value: frame } of readers[format](db)) {
    if (frame !== null && !allows(frame)) {
      yield { place, done, value: { type: 'excluded' } };
      continue;
    }
    if (frame === null || stretch?.takes(frame)) {
      yield { place, done, value: nothing };
      continue;
    }
    if (stretch) yield { place, done, value: stretch.told() };
    stretch = beginStretch(format, frame);
  }
  if (stretch) yield { place: say('the last row'), done: 1, value: stretch.told() };
}

interface Stretch {
  /** Whether the frame belongs to it; then it is part of it. */
  takes(frame: Frame): boolean;
  told(): Read;
}

function beginStretch(format: ScreenFormat, first: Frame): Stretch {
  const lines = new Set<string>();
  let chars = 0;
  let endedAt = first.at;
  const add = (text: string): void => {
    for (const line of text.split(/[\r\n]+/u).map((one) => one.trim())) {
      if (line === '' || lines.has(line)) continue;
      lines.add(line);
      chars += line.length + 1;
    }
  };
  add(first.text);
  return {
    takes(frame) {
      const isSame = frame.application === first.application && frame.title === first.title;
      const isNext = frame.at >= endedAt && frame.at - endedAt <= pauseMs && frame.at - first.at <= longestMs;
      if (!isSame || !isNext || chars > episodeChars) return false;
      add(frame.text);
      endedAt = frame.at;
      return true;
    },
    told() {
      const details = [...lines].join('\n').slice(0, 50_000);
      const title = titleLine(first.title ?? first.application ?? details.slice(0, 100));
      return {
        type: 'memory',
        incoming: {
          memory: {
            ...foreignMemory(format, first.id, first.at),
            kind: 'episodic',
            title,
            fields: {
              endedAt,
              actor: 'user',
              eventType: 'screen',
              application: first.application?.slice(0, 500) ?? null,
              summary: title,
              details,
            },
          },
          sources: [],
        },
      };
    },
  };
}

/** Null for a row of which nothing is known. */
type Frames = Generator<Placed<Frame | null>, void>;

const readers: Readonly<Record<ScreenFormat, (db: ForeignDatabase) => Frames>> = {
  screenpipe: (db) =>
    db.tables.get('frames')?.has('full_text') ? screenpipeFrames(db) : screenpipeTexts(db),
  *openrecall(db) {
    for (const { place, done, value: row } of eachRow(db, 'entries', ['app', 'title', 'text', 'timestamp'])) {
      const seen = { application: textIn(row, 'app'), title: textIn(row, 'title'), url: null };
      yield frameOf(place, done, `${row._rowid_}`, timeOf(row['timestamp']), seen, textIn(row, 'text'));
    }
  },
  *windrecorder(db) {
    const columns = ['videofile_time', 'ocr_text', 'win_title', 'deep_linking'];
    for (const { place, done, value: row } of eachRow(db, 'video_text', columns)) {
      const title = textIn(row, 'win_title');
      const at = timeOnTheWall(row['videofile_time']);
      const text = textIn(row, 'ocr_text');
      // Rows have no number of their own that stays.
      const id = createHash('sha256')
        .update(`${at}\n${title ?? ''}\n${text ?? ''}`)
        .digest('hex');
      // A window's title ends with its program, where it has one.
      const application =
        title
          ?.split(/ [-–—|] /u)
          .at(-1)
          ?.trim() ?? null;
      yield frameOf(place, done, id, at, { application, title, url: textIn(row, 'deep_linking') }, text);
    }
  },
};

/** Layouts of 2026 on: all text of a frame stands in it. */
function* screenpipeFrames(db: ForeignDatabase): Frames {
  const columns = ['timestamp', 'app_name', 'window_name', 'browser_url', 'full_text'];
  for (const { place, done, value: row } of eachRow(db, 'frames', columns))
    yield screenpipeFrame(place, done, `${row._rowid_}`, row, row, textIn(row, 'full_text'));
}

/** Layouts before: a frame has any number of texts, and the window stood with the text first, later with the frame. */
function* screenpipeTexts(db: ForeignDatabase): Frames {
  const there = db.tables.get('frames');
  const ofFrame = ['timestamp', 'app_name', 'window_name', 'browser_url'].filter((name) => there?.has(name));
  for (const { place, done, value: text } of eachRow(db, 'ocr_text', [
    'frame_id',
    'text',
    'app_name',
    'window_name',
  ])) {
    const id = text['frame_id'];
    const frame =
      typeof id === 'number' && Number.isSafeInteger(id) ? db.row('frames', ofFrame, id) : undefined;
    if (frame === undefined) yield { place, done, value: null };
    else yield screenpipeFrame(place, done, `${id} ${text._rowid_}`, frame, text, textIn(text, 'text'));
  }
}

function screenpipeFrame(
  place: Sentence,
  done: number,
  id: string,
  frame: ForeignRow,
  other: ForeignRow,
  text: string | null,
): Placed<Frame | null> {
  const seen = {
    application: textIn(frame, 'app_name') ?? textIn(other, 'app_name'),
    title: textIn(frame, 'window_name') ?? textIn(other, 'window_name'),
    url: textIn(frame, 'browser_url'),
  };
  return frameOf(place, done, id, timeOfDatabase(frame['timestamp']), seen, text);
}

function frameOf(
  place: Sentence,
  done: number,
  id: string,
  at: number,
  seen: Seen,
  text: string | null,
): Placed<Frame | null> {
  const isKnown = text !== null || seen.title !== null;
  return { place, done, value: isKnown ? { ...seen, id, at, text: text ?? '' } : null };
}

/** Windrecorder writes what the clock on the wall showed as if it were UTC. */
function timeOnTheWall(value: unknown): number {
  const at = new Date(timeOf(value));
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  return timeOf(
    new Date(year, month, day, at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()).getTime() / 1000,
  );
}
