/**
 * Writes passages anew that a damaged store lost, from the memories, messages and frames that are there: those that a repair left
 * without a text in their place, then what memories and messages lack of which nothing tells that they had any. What can be
 * written of nothing goes. What is right already is left alone, so it may begin again at any time.
 */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { createSliceSize } from '../base/slice-size.ts';
import { writeMemoryUnits } from '../memory/memory-units.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { sliceMs, type UpkeepJob } from './upkeep-job.ts';

/** Each brings the passages of one in step with it. */
interface PassageWriters {
  readonly message: (id: number) => void;
  readonly frame: (id: FrameId) => void;
}

interface EmptyUnit {
  readonly id: number;
  readonly memoryId: MemoryId | null;
  readonly messageId: number | null;
  readonly frameId: FrameId | null;
}

/** How far memories and messages were looked through. */
interface Looked {
  readonly memory: string;
  readonly message: number;
  readonly count: number;
}
const none: Looked = { memory: '', message: 0, count: 0 };

/** `onWritten`: passages wait for their vectors, and words of old ones to be forgotten. */
export function createWritePassagesJob(
  db: WritableDb,
  writers: PassageWriters,
  onWritten: () => void,
): UpkeepJob {
  const size = createSliceSize({ least: 8, most: 4_096 });
  /** Not kept: looking through them again after a restart costs nothing but time. */
  let looked = none;

  return {
    name: 'write-passages',
    begin() {
      looked = none;
      return { cursor: 0, done: 0, total: totalOf(db) };
    },
    step({ cursor }, keep) {
      const startedAt = performance.now();
      const isOver = (): boolean => performance.now() - startedAt >= sliceMs;
      const last = lastUnit(db);
      const now = transaction(db, () => {
        const through = cursor < last ? fillEmpty(cursor, last, isOver) : cursor;
        const next = cursor < last ? looked : lookOn(looked, isOver);
        const total = totalOf(db);
        keep({ cursor: through, done: Math.min(total, through + next.count), total });
        return next;
      });
      const isDone = cursor >= last && now === looked;
      looked = isDone ? none : now;
      size.took(performance.now() - startedAt);
      onWritten();
      return isDone ? 'done' : 'more';
    },
  };

  /** Answers the number through which none is empty any more. */
  function fillEmpty(from: number, last: number, isOver: () => boolean): number {
    const through = Math.min(last, from + size.rows);
    const empty = db.all<EmptyUnit>(
      `SELECT id, memory_id AS memoryId, message_id AS messageId, frame_id AS frameId FROM units
       WHERE id > ? AND id <= ? AND ${isEmptyUnit} ORDER BY id`,
      [from, through],
    );
    const written = new Set<string>();
    for (const [nth, { id, memoryId, messageId, frameId }] of empty.entries()) {
      const owner = [memoryId, messageId, frameId].join();
      if (!written.has(owner)) {
        if (memoryId !== null) writeMemoryUnits(db, memoryId);
        else if (messageId !== null) writers.message(messageId);
        else writers.frame(frameId!);
      }
      written.add(owner);
      if (isOver() && nth < empty.length - 1) return id;
    }
    return through;
  }

  /** The memories in force, then the messages. Answers `from` itself where none are left. */
  function lookOn(from: Looked, isOver: () => boolean): Looked {
    let { memory, message, count } = from;
    const memories = db.column<MemoryId>(
      "SELECT id FROM memories WHERE id > ? AND state IN ('active', 'candidate') ORDER BY id LIMIT ?",
      [memory, size.rows],
    );
    for (const id of memories) {
      writeMemoryUnits(db, id);
      [memory, count] = [id, count + 1];
      if (isOver()) return { memory, message, count };
    }
    if (memories.length > 0) return { memory, message, count };
    const messages = db.all<{ readonly id: number; readonly isFound: number }>(
      `SELECT id, EXISTS (SELECT 1 FROM units u WHERE u.message_id = m.id) AS isFound
       FROM chat_messages m WHERE id > ? ORDER BY id LIMIT ?`,
      [message, size.rows],
    );
    for (const { id, isFound } of messages) {
      if (isFound === 0) writers.message(id);
      [message, count] = [id, count + 1];
      if (isOver()) break;
    }
    return messages.length > 0 ? { memory, message, count } : from;
  }
}

/** A condition on `units`: of a memory, a message or a frame, with nothing to say. */
export const isEmptyUnit =
  "text = '' AND (memory_id IS NOT NULL OR message_id IS NOT NULL OR frame_id IS NOT NULL)";

function lastUnit(db: ReadableDb): number {
  return db.value<number | null>('SELECT max(id) FROM units') ?? 0;
}

function totalOf(db: ReadableDb): number {
  const others = db.value<number>(
    `SELECT coalesce(sum(memories), 0) + (SELECT count(*) FROM chat_messages) FROM memory_counts
     WHERE state IN ('active', 'candidate')`,
  );
  return lastUnit(db) + others!;
}
