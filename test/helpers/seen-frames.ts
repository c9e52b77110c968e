/** Frames and activities written straight into a store, as intake leaves them, without their pictures. */
import { transaction } from '../../src-main/store/database.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';

export interface SeenWindowOf {
  readonly application?: string | null;
  readonly title?: string | null;
  readonly url?: string | null;
  readonly displayId?: string;
}

/** Adds an activity with a frame at each of the times (ms since 1970), in the order given; answers its id. */
export function addSeen(db: WritableDb, window: SeenWindowOf, times: readonly number[]): number {
  const { application = 'Editor', title = null, url = null, displayId = '1' } = window;
  return transaction(db, () => {
    const { id } = db.run(
      'INSERT INTO activities (display_id, application, title, url, started_at, ended_at) VALUES (?, ?, ?, ?, ?, ?)',
      [displayId, application, title, url, Math.min(...times), Math.max(...times)],
    );
    for (const at of times) {
      db.run(
        `INSERT INTO frames (activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
         VALUES (?, ?, ?, 'screen', 1920, 1080, 'read', 0)`,
        [id, displayId, at],
      );
    }
    return id;
  });
}

/** Times every `everyMs` from one to another, the end left out. */
export function every(everyMs: number, from: number, to: number): number[] {
  return Array.from({ length: Math.max(1, Math.ceil((to - from) / everyMs)) }, (_, i) => from + i * everyMs);
}
