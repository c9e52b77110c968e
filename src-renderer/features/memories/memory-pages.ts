/**
 * The pages behind a list that may have a million rows: what is in sight is loaded, the next page before it is reached, and what
 * is far away is dropped. A page begins where the one before ended; in a list whose length is known, anywhere.
 */
import type { MemoryId, MemorySummary } from '../../../src-preload/contract/memory.ts';
import type { Output } from '../../client/bridge.ts';

/** What is asked of the engine for a part of a page. */
export interface PagePart {
  readonly cursor: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** What the list shows now; another object after each change. */
export interface MemoryRows {
  /** Rows that can be scrolled to: all where their number is known, else those that were reached. */
  readonly count: number;
  /** Null until the end was reached in a list that is not counted. */
  readonly total: number | null;
  readonly state: 'waiting' | 'failed' | 'answered';
  readonly error: Error | null;
  /** Whether something is being looked for. */
  readonly isLooking: boolean;
  /** Undefined while the row is on its way. */
  rowAt(index: number): MemorySummary | undefined;
  /** Where a memory stands among the rows at hand; -1 where it is not. */
  indexOf(id: MemoryId): number;
}

export interface MemoryPages {
  readonly current: () => MemoryRows;
  /** Rows from `first` to `last` are in sight. */
  show(first: number, last: number): void;
  /** Something changed: what is in sight is loaded again, and shown as it was until then. */
  refresh(): void;
  close(): void;
}

interface Page {
  readonly rows: readonly MemorySummary[];
  readonly isFresh: boolean;
}

export const pageRows = 100;
/** Pages on each side of what is in sight that stay at hand. */
const keptAround = 4;

export function createMemoryPages(
  load: (part: PagePart) => Promise<Output<'memory.list'>>,
  onChange: () => void,
): MemoryPages {
  const pages = new Map<number, Page>();
  const starts = new Map<number, string | null>([[0, null]]);
  let sight = { first: 0, last: 0 };
  let total: number | null = null;
  let end: number | null = null;
  let reached = 0;
  let error: Error | null = null;
  let isLooking = false;
  let isClosed = false;
  let round = 0;
  let rows = tell();
  void pump();

  return {
    current: () => rows,
    show(first, last) {
      const next = { first: Math.floor(first / pageRows), last: Math.floor(last / pageRows) };
      if (next.first === sight.first && next.last === sight.last) return;
      sight = next;
      void pump();
    },
    refresh() {
      round += 1;
      error = null;
      end = null;
      for (const [at, page] of pages) {
        if (at < sight.first || at > sight.last) pages.delete(at);
        else pages.set(at, { ...page, isFresh: false });
      }
      for (const at of starts.keys()) if (at > sight.first) starts.delete(at);
      isLooking = false;
      void pump();
    },
    close() {
      isClosed = true;
    },
  };

  /** One page at a time, so that each knows where the one before ended. */
  async function pump(): Promise<void> {
    if (isLooking || isClosed || error) return;
    const at = wanted();
    if (at === null) return;
    const ofRound = round;
    isLooking = true;
    publish();
    try {
      await fill(at, ofRound);
    } catch (cause) {
      if (round === ofRound) error = cause instanceof Error ? cause : new Error(String(cause));
    }
    if (round !== ofRound || isClosed) return;
    isLooking = false;
    dropFar();
    publish();
    void pump();
  }

  async function fill(at: number, ofRound: number): Promise<void> {
    const start = starts.get(at);
    let cursor = start ?? null;
    let offset = start === undefined ? at * pageRows : 0;
    const found: MemorySummary[] = [];
    do {
      const answer = await load({ cursor, offset, limit: pageRows - found.length });
      if (round !== ofRound || isClosed) return;
      found.push(...answer.memories);
      ({ total, nextCursor: cursor } = answer);
      offset = 0;
      const isOver = cursor === null || found.length >= pageRows;
      // A page that is looked for bit by bit shows what was found, but not in the place of one that was whole.
      if (isOver || !pages.has(at)) {
        pages.set(at, { rows: [...found], isFresh: true });
        reached = Math.max(reached, at * pageRows + found.length);
        if (!isOver) publish();
      } else if (pages.get(at)!.rows.length < found.length) {
        pages.set(at, { rows: [...found], isFresh: true });
        publish();
      }
    } while (cursor !== null && found.length < pageRows);
    if (cursor === null) {
      end = at * pageRows + found.length;
      reached = end;
    } else starts.set(at + 1, cursor);
  }

  /** The page to load next; null where all in sight and the next one are there. */
  function wanted(): number | null {
    const last = total !== null ? Math.max(0, Math.ceil(total / pageRows) - 1) : Infinity;
    for (let at = Math.min(sight.first, last); at <= Math.min(sight.last + 1, last); at++) {
      if (pages.get(at)?.isFresh) continue;
      if (total !== null || starts.has(at)) return at;
      if (end !== null && at * pageRows >= end) return null;
      // Not counted: on from the last place that is known.
      const known = Math.max(...[...starts.keys()].filter((place) => place <= at));
      return pages.get(known)?.isFresh && end !== null ? null : known;
    }
    return null;
  }

  function dropFar(): void {
    for (const at of pages.keys())
      if (at < sight.first - keptAround || at > sight.last + keptAround) pages.delete(at);
  }

  function publish(): void {
    rows = tell();
    onChange();
  }

  function tell(): MemoryRows {
    const held = new Map(pages);
    return {
      count: total ?? end ?? reached,
      total: total ?? end,
      state: held.size > 0 ? 'answered' : error ? 'failed' : 'waiting',
      error,
      isLooking,
      rowAt: (index) => held.get(Math.floor(index / pageRows))?.rows[index % pageRows],
      indexOf(id) {
        for (const [at, page] of held) {
          const place = page.rows.findIndex((row) => row.id === id);
          if (place >= 0) return at * pageRows + place;
        }
        return -1;
      },
    };
  }
}
