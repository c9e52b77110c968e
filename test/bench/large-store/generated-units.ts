/** Fills a store with passages that look like a year at a computer: applications, windows, frames, five passages a frame. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import { addUnits, type NewUnit } from '../../../src-main/memory/units.ts';
import { transaction } from '../../../src-main/store/database.ts';
import type { WritableDb } from '../../../src-main/store/statements.ts';
import { repeatable } from './numbers.ts';

const dayMs = 86_400_000;
const unitsAnActivity = 500;
const unitsAFrame = 5;
const applications = ['Firefox', 'Mail', 'Terminal', 'Editor', 'Chat', 'Calendar', 'Slides', 'Music'];

/** The year that is filled, in milliseconds since 1970-01-01 UTC. */
export const generatedYear = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2026, 0, 1) };
/** One application of the eight, for a search with a filter. */
export const generatedApplication = 'Mail';

/**
 * Adds `count` passages of 10 to 50 words, cut from `texts` put end to end. Only the newest `pictured` frames say that they
 * have a picture; answers their ids.
 */
export function addGeneratedUnits(
  db: WritableDb,
  texts: readonly string[],
  count: number,
  pictured: number,
): FrameId[] {
  const random = repeatable(1);
  const words = texts.join(' ').split(/\s+/);
  const cut = (length: number): string => {
    const from = Math.floor(random() * (words.length - length));
    return words.slice(from, from + length).join(' ');
  };
  const firstPictured = Math.ceil(count / unitsAFrame) - pictured;
  const withPicture: FrameId[] = [];
  let frames = 0;
  for (let made = 0; made < count; made += unitsAnActivity) {
    const startedAt = generatedYear.from + Math.floor((made / count) * 365 * dayMs);
    const application = applications[(made / unitsAnActivity) % applications.length]!;
    transaction(db, () => {
      const activity = db.run(
        'INSERT INTO activities (display_id, application, title, started_at, ended_at) VALUES (?, ?, ?, ?, ?)',
        ['1', application, `${cut(4)} - ${application}`, startedAt, startedAt + unitsAnActivity * 1000],
      );
      const units: NewUnit[] = [];
      while (units.length < Math.min(unitsAnActivity, count - made)) {
        const occurredAt = startedAt + units.length * 1000;
        const hasPicture = frames++ >= firstPictured;
        const frame = db.run(
          `INSERT INTO frames (activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
           VALUES (?, '1', ?, 'screen', 1920, 1080, 'read', ?)`,
          [activity.id, occurredAt, hasPicture ? 1 : 0],
        );
        if (hasPicture) withPicture.push(frame.id as FrameId);
        for (let place = 0; place < unitsAFrame; place++) {
          const text = cut(10 + Math.floor(random() * 40));
          const frameId = frame.id as FrameId;
          units.push({ text, author: application, byOwner: false, occurredAt, frameId });
        }
      }
      addUnits(db, `activity ${activity.id}`, units);
    });
  }
  return withPicture;
}
