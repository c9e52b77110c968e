/** The owner's deletion: frames go with their image, text, index entries and vectors, and with whatever only they held up. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { noteFramesGoing } from '../memory/stale-memories.ts';
import { removeUnitsOfFrames } from '../memory/units.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';
import { removeEmptyActivities } from './activities-table.ts';
import { deleteFrames, withImage } from './frames-table.ts';
import type { ImageFiles } from './intake-parts.ts';
import { removeUnseenPlaces } from './places-table.ts';
import { forgetChanges } from './waiting-frames.ts';

export interface Deleted {
  readonly frames: number;
  readonly images: number;
  readonly unitIds: readonly number[];
}

/** Frames that do not exist are not counted. Files go last: one that a crash leaves is swept at the next start. */
export async function deleteFramesWithAll(
  db: WritableDb,
  images: ImageFiles,
  ids: readonly FrameId[],
): Promise<Deleted> {
  const files = withImage(db, ids);
  const { frames, unitIds } = transaction(db, () => {
    noteFramesGoing(db, ids);
    const units = removeUnitsOfFrames(db, ids);
    const removed = deleteFrames(db, ids);
    removeUnseenPlaces(db, removeEmptyActivities(db, removed.activityIds));
    forgetChanges(db);
    return { frames: removed.frames, unitIds: units };
  });
  for (const id of files) await images.remove(id);
  return { frames, images: files.length, unitIds };
}
