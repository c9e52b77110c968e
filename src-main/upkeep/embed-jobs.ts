/**
 * Vectors made anew. The backlog of vectors does the work and puts a new vector in the place of the old one, which is found
 * until then; these jobs only hand it passages, few at a time, so that new ones do not wait behind all the old.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EmbedBacklog } from '../memory/embed-backlog.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import type { SliceEnd, UpkeepJob } from './upkeep-job.ts';

export interface EmbedJobParts {
  readonly db: WritableDb;
  readonly backlog: Pick<EmbedBacklog, 'wake' | 'drain' | 'state'>;
  /** Of the present model. */
  readonly embedderId: number;
}

const handedOver = 32;
const lookedAt = 200;

/** Every passage, the newest first. */
export function createEmbedAllJob({ db, backlog }: EmbedJobParts): UpkeepJob {
  return {
    name: 'embed-all',
    begin() {
      const total = lastUnit(db);
      return { cursor: total + 1, done: 0, total };
    },
    async step({ cursor, total }, keep) {
      const waited = await untilEmbedded(backlog);
      if (waited !== 'more') return waited;
      const ids = db.column<number>('SELECT id FROM units WHERE id < ? ORDER BY id DESC LIMIT ?', [
        cursor,
        handedOver,
      ]);
      const last = ids.at(-1);
      if (last === undefined) return 'done';
      handOver(db, ids, () => keep({ cursor: last, done: Math.max(0, total - last + 1), total }));
      backlog.wake();
      return untilEmbedded(backlog);
    },
  };
}

/** Passages that have no vector of the present model, or none of their words, and do not wait for them either. */
export function createEmbedMissingJob({ db, backlog, embedderId }: EmbedJobParts): UpkeepJob {
  return {
    name: 'embed-missing',
    begin: () => ({ cursor: 0, done: 0, total: lastUnit(db) }),
    async step({ cursor }, keep) {
      const waited = await untilEmbedded(backlog);
      if (waited !== 'more') return waited;
      const total = lastUnit(db);
      if (cursor >= total) return 'done';
      const through = Math.min(total, cursor + lookedAt);
      const ids = withoutVector(db, embedderId, cursor + 1, through);
      handOver(db, ids, () => keep({ cursor: through, done: through, total }));
      if (ids.length === 0) return 'more';
      backlog.wake();
      return untilEmbedded(backlog);
    },
  };
}

/** Of the units numbered `from` to `to`. */
function withoutVector(db: ReadableDb, embedderId: number, from: number, to: number): number[] {
  return db.column<number>(
    `SELECT u.id FROM units u WHERE u.id BETWEEN :from AND :to
       AND NOT (EXISTS (SELECT 1 FROM unit_vectors v WHERE v.unit_id = u.id AND v.embedder_id = :embedderId)
         AND EXISTS (SELECT 1 FROM unit_tokens t WHERE t.unit_id = u.id AND t.embedder_id = :embedderId))`,
    { from, to, embedderId },
  );
}

function handOver(db: WritableDb, ids: readonly number[], keep: () => void): void {
  transaction(db, () => {
    db.run('INSERT OR IGNORE INTO units_waiting (unit_id) SELECT value FROM json_each(?)', [
      JSON.stringify(ids),
    ]);
    keep();
  });
}

async function untilEmbedded(backlog: EmbedJobParts['backlog']): Promise<SliceEnd> {
  await backlog.drain();
  await nextTurn();
  const { state, reason } = backlog.state();
  return state === 'failed' ? { stuck: `No vector can be made at the moment: ${reason}` } : 'more';
}

function lastUnit(db: ReadableDb): number {
  return db.value<number | null>('SELECT max(id) FROM units') ?? 0;
}
