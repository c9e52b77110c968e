/** How much is kept, and how fast it grows. */
import type { StorageSummary } from '../../src-preload/contract/storage.ts';
import type { ReadableDb } from '../store/statements.ts';
import { countFrames, sumImages } from './frames-table.ts';
import { readDays } from './timeline.ts';

const averagedDays = 14;

/** `databaseBytes`: the size of the database's files. */
export function readStorageSummary(db: ReadableDb, databaseBytes: number, now: number): StorageSummary {
  const { images, bytes: imageBytes } = sumImages(db);
  const { frames, oldestAt, newestAt } = countFrames(db);
  const since = now - averagedDays * 86_400_000;
  const recent = readDays(db).filter(({ day }) => new Date(`${day}T23:59:59`).getTime() >= since);
  const framesRecent = recent.reduce((sum, day) => sum + day.frames, 0);
  const imageBytesRecent = imageBytes - sumImages(db, since).bytes;
  // The database does not say which day a page belongs to, so its size is shared out by frames.
  const databaseBytesRecent = frames > 0 ? (databaseBytes * framesRecent) / frames : 0;
  return {
    databaseBytes,
    imageBytes,
    frames,
    images,
    passages: db.value<number>('SELECT count(*) FROM units')!,
    oldestAt,
    newestAt,
    bytesPerDay: recent.length < 2 ? null : (imageBytesRecent + databaseBytesRecent) / recent.length,
  };
}
