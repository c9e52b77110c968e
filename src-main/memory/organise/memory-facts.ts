/** What conditions look at besides a memory itself: where it was seen, its text, whether it was ever opened. Read when asked for. */
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ReadableDb } from '../../store/statements.ts';
import { foldText } from '../../store/text-normal.ts';
import { componentOf } from '../components.ts';
import { siteName } from './site-name.ts';

export interface MemoryFacts {
  readonly memory: Memory;
  applications(): readonly string[];
  /** Hosts, without `www.`. */
  sites(): readonly string[];
  /** Title and text, folded, in one line. */
  text(): string;
  isOpened(): boolean;
}

interface Seen {
  readonly application: string | null;
  readonly url: string | null;
}

/** Of memories that are written. What none of them is asked for is never read. */
export function factsOfMemories(db: ReadableDb, memories: readonly Memory[]): MemoryFacts[] {
  const ids = JSON.stringify(memories.map(({ id }) => id));
  const seen = lazy(() => {
    const rows = db.all<Seen & { id: MemoryId }>(
      `SELECT DISTINCT s.memory_id AS id, a.application, a.url FROM memory_sources s
         JOIN frames f ON f.id = s.frame_id JOIN activities a ON a.id = f.activity_id
       WHERE s.memory_id IN (SELECT value FROM json_each(?))`,
      [ids],
    );
    const byMemory = new Map<MemoryId, Seen[]>();
    for (const row of rows) byMemory.set(row.id, [...(byMemory.get(row.id) ?? []), row]);
    return byMemory;
  });
  const opened = lazy(
    () =>
      new Set(
        db.column<MemoryId>(
          'SELECT memory_id FROM memory_openings WHERE memory_id IN (SELECT value FROM json_each(?))',
          [ids],
        ),
      ),
  );
  return memories.map((memory) =>
    factsOf(
      memory,
      () => seen().get(memory.id) ?? [],
      () => opened().has(memory.id),
    ),
  );
}

/** Of a memory that is about to be written, from these frames. */
export function factsOfNew(db: ReadableDb, memory: Memory, frames: readonly FrameId[]): MemoryFacts {
  const seen = lazy(() =>
    db.all<Seen>(
      `SELECT DISTINCT a.application, a.url FROM frames f JOIN activities a ON a.id = f.activity_id
       WHERE f.id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(frames)],
    ),
  );
  return factsOf(memory, seen, () => false);
}

function factsOf(memory: Memory, seen: () => readonly Seen[], isOpened: () => boolean): MemoryFacts {
  return {
    memory,
    isOpened,
    applications: lazy(() => {
      const own = memory.kind === 'episodic' ? memory.fields.application : null;
      return [own, ...seen().map(({ application }) => application)].filter((name) => name !== null);
    }),
    sites: lazy(() => {
      const own = memory.kind === 'resource' ? memory.fields.address : null;
      return [own, ...seen().map(({ url }) => url)]
        .filter((address) => address !== null && /^[a-z][a-z+.-]*:\/\//i.test(address))
        .map((address) => siteName(address!));
    }),
    text: lazy(() => {
      const text = componentOf(memory.kind).searchTextOf(memory.fields);
      return foldText(`${memory.title}\n${text}`).replace(/\s+/gu, ' ');
    }),
  };
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
