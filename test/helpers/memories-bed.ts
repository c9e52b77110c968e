/** Memories on a real store with a clock of the test's own. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { FieldsOf, MemoryKind, MemoryListQuery } from '../../src-preload/contract/memory.ts';
import { memoryListSchema } from '../../src-preload/contract/memory.ts';
import { createMemories } from '../../src-main/memory/create-memories.ts';
import type { Memories } from '../../src-main/memory/memories.ts';
import type { WritableDb } from '../../src-main/store/statements.ts';
import { FakeClock } from './fake-clock.ts';
import { openTestStore } from './temporary-store.ts';

export interface MemoriesBed {
  readonly db: WritableDb;
  readonly clock: FakeClock;
  readonly memories: Memories;
  /** Units that were told to be gone. */
  readonly removedUnits: number[];
  /** Kinds that were told to have changed. */
  readonly changedKinds: MemoryKind[];
}

export function openMemories(clock = new FakeClock(), { db } = openTestStore()): MemoriesBed {
  const removedUnits: number[] = [];
  const changedKinds: MemoryKind[] = [];
  const memories = createMemories({
    db,
    clock,
    onUnits: () => {},
    onUnitsRemoved: (ids) => removedUnits.push(...ids),
    onChange: (kinds) => changedKinds.push(...kinds),
    onDue: () => {},
  });
  return { db, clock, memories, removedUnits, changedKinds };
}

/** A query of the list with its defaults. */
export function listQuery(query: Partial<MemoryListQuery> = {}): MemoryListQuery {
  return memoryListSchema.parse(query);
}

export function semanticFields(change: Partial<FieldsOf<'semantic'>> = {}): FieldsOf<'semantic'> {
  return { name: 'Hedgehog', summary: 'A spiny mammal', details: '', origin: '', ...change };
}

export function episodicFields(change: Partial<FieldsOf<'episodic'>> = {}): FieldsOf<'episodic'> {
  return {
    endedAt: null,
    actor: 'user',
    eventType: 'activity',
    application: 'Mail',
    summary: 'Wrote to the landlord',
    details: '',
    ...change,
  };
}

export function proceduralFields(change: Partial<FieldsOf<'procedural'>> = {}): FieldsOf<'procedural'> {
  return {
    entryType: 'workflow',
    summary: 'Descale the kettle',
    steps: ['Fill it with vinegar', 'Boil it twice'],
    validation: 'unverified',
    validatedAt: null,
    ...change,
  };
}

export function resourceFields(change: Partial<FieldsOf<'resource'>> = {}): FieldsOf<'resource'> {
  return {
    resourceType: 'web',
    address: 'https://example.org/kettles',
    summary: 'Kettles compared',
    content: '',
    visits: 1,
    lastSeenAt: 0,
    ...change,
  };
}

export function vaultFields(change: Partial<FieldsOf<'vault'>> = {}): FieldsOf<'vault'> {
  return {
    entryType: 'api_key',
    caption: 'Key of the weather service',
    origin: 'Terminal',
    sensitivity: 'high',
    hasValue: false,
    ...change,
  };
}

/** Frames in one activity, numbered as given, a second apart. */
export function addFrames(db: WritableDb, ids: readonly number[], activityId = 1): FrameId[] {
  db.run(
    `INSERT OR IGNORE INTO activities (id, display_id, application, title, started_at, ended_at)
     VALUES (?, 'd', 'Mail', 'Inbox', 1000, 2000)`,
    [activityId],
  );
  for (const id of ids)
    db.run(
      `INSERT INTO frames (id, activity_id, display_id, captured_at, origin, width, height, reading, image_bytes)
       VALUES (?, ?, 'd', ?, 'screen', 1, 1, 'read', 9)`,
      [id, activityId, id * 1000],
    );
  return ids.map((id) => id as FrameId);
}
