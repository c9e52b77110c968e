import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createMemoryUpkeep } from '../../../../src-main/memory/memory-upkeep.ts';
import { addFrames, openMemories, semanticFields, type MemoriesBed } from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;
const byPipeline = { actor: 'pipeline' } as const;
const minute = 60_000;

function add({ memories }: MemoriesBed, name: string, more = {}) {
  return memories.add(
    { kind: 'semantic', fields: semanticFields({ name, summary: '' }), ...more },
    [],
    byPipeline,
  );
}

/** Every table that could hold a word of a memory. */
function everything({ db }: MemoriesBed): string {
  const tables = db.column<string>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'unit_te%' AND name NOT LIKE 'sqlite_%'`,
  );
  return JSON.stringify(tables.map((table) => db.all(`SELECT * FROM ${table}`)));
}

describe('erasing', () => {
  it('leaves that something was deleted, by whom and when, and not a word of it', () => {
    const bed = openMemories();
    const { id } = add(bed, 'Rutabaga');
    bed.memories.update(id, { title: 'My rutabaga' }, [], { ...byOwner, reason: 'About the rutabaga' });
    expect(everything(bed)).toContain('utabaga');
    expect(bed.memories.erase([id], 'owner')).toBe(1);
    expect(everything(bed)).not.toContain('utabaga');
    expect(bed.removedUnits).toHaveLength(1);
    expect(bed.db.value(`SELECT count(*) FROM unit_text WHERE unit_text MATCH 'rutabaga'`)).toBe(0);
    expect(bed.memories.history(id)).toMatchObject([
      { event: 'DELETE', actor: 'owner', before: null, after: null, reason: '', canUndo: false },
      { event: 'UPDATE', before: null, after: null, reason: '' },
      { event: 'ADD', before: null, after: null, reason: '' },
    ]);
    expect(bed.memories.erase([id], 'owner')).toBe(0);
  });

  it('happens ten minutes after a removal, and is due then', () => {
    const bed = openMemories();
    const kept = add(bed, 'Kept');
    const { id } = add(bed, 'Rutabaga');
    bed.memories.remove([id], byOwner);
    expect(bed.memories.statistics()).toMatchObject({ totalCount: 1, perState: { active: 1, deleted: 1 } });
    expect(bed.memories.eraseDue()).toBe(bed.clock.now() + 10 * minute);
    expect(everything(bed)).toContain('Rutabaga');
    void bed.clock.advance(10 * minute);
    expect(bed.memories.eraseDue()).toBeNull();
    expect(everything(bed)).not.toContain('Rutabaga');
    expect(bed.memories.get(kept.id).title).toBe('Kept');
  });

  it('waits for the end of a long removal, so that all of it can be taken back for ten minutes', async () => {
    const bed = openMemories();
    const { memories, clock } = bed;
    const [first, last] = [add(bed, 'First'), add(bed, 'Last')];
    const step = memories.beginStep();
    await memories.whileRemoving(async () => {
      memories.remove([first.id], { ...byOwner, step });
      await clock.advance(30 * minute);
      memories.eraseDue();
      memories.remove([last.id], { ...byOwner, step });
    });
    await clock.advance(9 * minute);
    expect(memories.eraseDue()).toBe(clock.now() + minute);
    memories.undo(step, 'owner');
    expect(memories.getMany([first.id, last.id])).toHaveLength(2);
  });

  it('does not wait for a clock that was set back', () => {
    const bed = openMemories();
    const { id } = add(bed, 'Rutabaga');
    bed.memories.remove([id], byOwner);
    bed.db.run('UPDATE memories SET purge_at = purge_at + 86400000');
    expect(bed.memories.eraseDue()).toBe(bed.clock.now() + 10 * minute);
  });
});

describe('expiry', () => {
  it('archives with the reason, and one that is brought back stays', () => {
    const bed = openMemories();
    const { id } = add(bed, 'Offer', { expiresAt: bed.clock.now() + minute });
    expect(bed.memories.eraseDue()).toBe(bed.clock.now() + minute);
    void bed.clock.advance(minute);
    expect(bed.memories.eraseDue()).toBeNull();
    expect(bed.memories.get(id).state).toBe('archived');
    expect(bed.memories.history(id)[0]).toMatchObject({
      event: 'ARCHIVE',
      actor: 'policy',
      reason: 'It expired.',
    });
    bed.memories.setState([id], 'active', byOwner);
    bed.memories.eraseDue();
    expect(bed.memories.get(id)).toMatchObject({ state: 'active', expiresAt: null });
  });
});

describe('what deleted frames leave', () => {
  it('goes where it came from nothing else, and stays where the owner had a hand in it', () => {
    const bed = openMemories();
    const [one, two] = addFrames(bed.db, [1, 2]);
    const from = (name: string, ids: readonly (typeof one)[]) =>
      bed.memories.add(
        { kind: 'semantic', fields: semanticFields({ name }) },
        ids.map((frameId) => ({ kind: 'frame', frameId: frameId! })),
        byPipeline,
      ).id;
    const orphan = from('Orphan', [one]);
    const shared = from('Shared', [one, two]);
    const confirmed = from('Confirmed', [one]);
    const sourceless = add(bed, 'Sourceless').id;
    bed.memories.update(confirmed, { confidence: 0.95 }, [], byOwner);
    bed.db.run('DELETE FROM frames WHERE id = 1');
    expect(bed.memories.eraseOrphans()).toBe(1);
    expect(bed.memories.getMany([orphan, shared, confirmed, sourceless]).map(({ id }) => id)).toEqual([
      shared,
      confirmed,
      sourceless,
    ]);
    bed.db.run('DELETE FROM frames WHERE id = 2');
    expect(bed.memories.eraseOrphans()).toBe(1);
    expect(bed.memories.eraseOrphans()).toBe(0);
  });
});

describe('the upkeep', () => {
  it('erases by itself when the time has come, in slices, and ends when it is stopped', async () => {
    const bed = openMemories();
    const upkeep = createMemoryUpkeep(bed.memories, bed.clock, silentLog);
    const ids = Array.from({ length: 450 }, (_, i) => add(bed, `Memory ${i}`).id);
    bed.memories.remove(ids, byOwner);
    upkeep.start();
    await upkeep.drain();
    expect(bed.memories.statistics().perState.deleted).toBe(450);
    await bed.clock.advance(10 * minute);
    await upkeep.drain();
    expect(bed.memories.statistics().perState.deleted).toBe(0);
    await upkeep.stop();
    const { id } = add(bed, 'Late');
    bed.memories.remove([id], byOwner);
    await bed.clock.advance(20 * minute);
    expect(bed.memories.statistics().perState.deleted).toBe(1);
    expect(bed.clock.pendingTimers).toBe(0);
  });
});
