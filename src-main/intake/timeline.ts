/** A day as it was, in the machine's time zone. */
import type { OutputOf } from '../../src-preload/contract/route.ts';
import type { timelineRequests } from '../../src-preload/contract/timeline.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { boundsOfDay, dayOf } from '../base/local-day.ts';
import type { ReadableDb } from '../store/statements.ts';
import { activitiesBetween, type ActivityOfDay } from './activities-table.ts';
import { countFramesBetween, framesBetween, getFrame, newestFrameBefore } from './frames-table.ts';
import { gapsBetween } from './gaps-table.ts';
import { unpackWords } from './words-codec.ts';

type Routes = typeof timelineRequests;

const excerptChars = 160;

/** `day` is YYYY-MM-DD. A day has 23 or 25 hours where the clocks change. */
export function readDay(db: ReadableDb, day: string): OutputOf<Routes, 'timeline.day'> {
  const { startsAt, endsAt } = boundsOfDay(day);
  return {
    startsAt,
    endsAt,
    activities: activitiesBetween(db, startsAt, endsAt).map(({ firstText, ...activity }) => ({
      ...activity,
      firstFrameId: activity.firstFrameId as FrameId | null,
      excerpt: excerptOf(db, { firstText, ...activity }),
    })),
    frames: framesBetween(db, startsAt, endsAt),
    gaps: gapsBetween(db, startsAt, endsAt),
  };
}

/** The days that hold frames, newest first. Steps from day to day through the index, as years of frames may lie there. */
export function readDays(db: ReadableDb): OutputOf<Routes, 'timeline.days'> {
  const days: { day: string; frames: number }[] = [];
  let newest = newestFrameBefore(db, Number.MAX_SAFE_INTEGER);
  while (newest !== null) {
    const day = dayOf(newest);
    const { startsAt, endsAt } = boundsOfDay(day);
    days.push({ day, frames: countFramesBetween(db, startsAt, endsAt) });
    newest = newestFrameBefore(db, startsAt);
  }
  return days;
}

/** The first text stored for it; a window seen again soon stores none, then the words on its first frame. */
function excerptOf(db: ReadableDb, activity: ActivityOfDay): string {
  const words = activity.firstText ?? wordsOnFrame(db, activity.firstFrameId);
  return words
    .replace(/\s+/gu, ' ')
    .slice(0, excerptChars)
    .replace(/[\ud800-\udbff]$/, '');
}

function wordsOnFrame(db: ReadableDb, id: number | null): string {
  const packed = id === null ? null : getFrame(db, id as FrameId)?.words;
  if (!packed) return '';
  return unpackWords(packed)
    .slice(0, 40)
    .map((word) => word.text)
    .join(' ');
}
