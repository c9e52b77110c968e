/** The items of a batch with all that is known of them: where the words stood, who wrote them, and when. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { ReadableDb } from '../../store/statements.ts';

export interface BatchItem {
  readonly unitId: number;
  readonly text: string;
  readonly occurredAt: number;
  /** The application, or who wrote the message. */
  readonly author: string | null;
  /** Of the window. */
  readonly title: string | null;
  readonly url: string | null;
  readonly frameId: FrameId | null;
  readonly messageId: number | null;
}

/** In the order in which they were seen and said. */
export function readItems(db: ReadableDb, batchId: number): BatchItem[] {
  return db.all<BatchItem>(
    `SELECT u.id AS unitId, u.text, u.occurred_at AS occurredAt, u.author, a.title, a.url, u.frame_id AS frameId,
       u.message_id AS messageId
     FROM batch_items b CROSS JOIN units u ON u.id = b.unit_id
     LEFT JOIN frames f ON f.id = u.frame_id LEFT JOIN activities a ON a.id = f.activity_id
     WHERE b.batch_id = ? ORDER BY u.occurred_at, u.id`,
    [batchId],
  );
}
