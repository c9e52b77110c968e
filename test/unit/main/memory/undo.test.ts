import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import type { Memory, MemoryKind } from '../../../../src-preload/contract/memory.ts';
import type { NewMemory } from '../../../../src-main/memory/memories.ts';
import {
  addFrames,
  episodicFields,
  openMemories,
  proceduralFields,
  resourceFields,
  semanticFields,
  vaultFields,
  type MemoriesBed,
} from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;
const frames = 6;

function newMemory(kind: MemoryKind, word: string): NewMemory {
  switch (kind) {
    case 'core':
      return { kind, fields: { block: 'human', text: word } };
    case 'episodic':
      return { kind, fields: episodicFields({ summary: word }), occurredAt: 5 };
    case 'semantic':
      return { kind, fields: semanticFields({ name: word }) };
    case 'procedural':
      return { kind, fields: proceduralFields({ steps: [word] }) };
    case 'resource':
      return { kind, fields: resourceFields({ content: word }) };
    case 'vault':
      return { kind, fields: vaultFields({ caption: word }) };
  }
}

function changedFields(kind: MemoryKind, word: string): Record<string, unknown> {
  switch (kind) {
    case 'core':
      return { text: word };
    case 'episodic':
      return { details: word };
    case 'semantic':
      return { summary: word };
    case 'procedural':
      return { summary: word, validation: 'outdated' };
    case 'resource':
      return { content: word };
    case 'vault':
      return { caption: word };
  }
}

/** All that the owner can see, but for what says when and how often it was written. */
function snapshot({ db, memories }: MemoriesBed): unknown {
  const ids = db.column<Memory['id']>(`SELECT id FROM memories WHERE state <> 'deleted' ORDER BY id`);
  return memories.getMany(ids).map(({ version: _version, updatedAt: _updatedAt, ...memory }) => ({
    memory,
    sources: memories.sources(memory.id),
    texts: db.column('SELECT text FROM units WHERE memory_id = ? ORDER BY position', [memory.id]),
    indexed: db.column(
      'SELECT count(*) FROM units JOIN unit_text ON unit_text.rowid = units.id WHERE memory_id = ?',
      [memory.id],
    ),
  }));
}

const command = fc.record({
  act: fc.constantFrom('add', 'add', 'update', 'supersede', 'merge', 'archive', 'activate', 'remove'),
  kind: fc.constantFrom<MemoryKind>('core', 'episodic', 'semantic', 'procedural', 'resource', 'vault'),
  first: fc.nat(9),
  second: fc.nat(9),
  frame: fc.integer({ min: 1, max: frames }),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** Carries a command out as one step; answers whether anything was done. */
function run(
  { db, memories }: MemoriesBed,
  { act, kind, first, second, frame }: Command,
  n: number,
): boolean {
  const ids = db.column<Memory['id']>('SELECT id FROM memories ORDER BY id');
  const pick = (place: number): Memory['id'] | undefined => ids[place % Math.max(1, ids.length)];
  const id = pick(first);
  const sources = [{ kind: 'frame', frameId: frame as FrameId }] as const;
  const before = db.value<number>('SELECT count(*) FROM memory_changes');
  try {
    if (act === 'add') memories.add(newMemory(kind, `word ${n}`), sources, byOwner);
    else if (id === undefined) return false;
    else if (act === 'update') {
      const memory = memories.get(id);
      memories.update(
        id,
        { fields: changedFields(memory.kind, `word ${n}`), pinned: n % 2 === 0, tags: [`tag ${n}`] },
        sources,
        byOwner,
      );
    } else if (act === 'supersede')
      memories.supersede(id, newMemory(memories.get(id).kind, `word ${n}`), sources, byOwner);
    else if (act === 'merge') memories.merge([id, pick(second)!], byOwner);
    else if (act === 'remove') memories.remove([id, pick(second)!], byOwner);
    else memories.setState([id], act === 'archive' ? 'archived' : 'active', byOwner);
  } catch (error) {
    if (!(error instanceof MnemeError)) throw error;
  }
  return db.value<number>('SELECT count(*) FROM memory_changes') !== before;
}

describe('taking steps back', () => {
  it('one after the other, from the last to the first, gives each state before again', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 14 }), (commands) => {
        const bed = openMemories();
        addFrames(
          bed.db,
          Array.from({ length: frames }, (_, i) => i + 1),
        );
        const states: { step: number; before: unknown }[] = [];
        for (const [n, each] of commands.entries()) {
          const before = snapshot(bed);
          if (!run(bed, each, n)) expect(snapshot(bed)).toEqual(before);
          else states.push({ step: bed.db.value<number>('SELECT max(step) FROM memory_changes')!, before });
        }
        for (const { step, before } of states.reverse()) {
          bed.memories.undo(step, 'owner');
          expect(snapshot(bed)).toEqual(before);
        }
        expect(() => bed.memories.undo(states[0]?.step ?? 1, 'owner')).toThrow(MnemeError);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('in any order is refused or works, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(command, { minLength: 2, maxLength: 10 }),
        fc.array(fc.nat(12)),
        (commands, order) => {
          const bed = openMemories();
          addFrames(
            bed.db,
            Array.from({ length: frames }, (_, i) => i + 1),
          );
          for (const [n, each] of commands.entries()) run(bed, each, n);
          for (const step of order) {
            const before = snapshot(bed);
            try {
              bed.memories.undo(step, 'owner');
            } catch (error) {
              expect(error).toMatchObject({ code: expect.stringMatching(/^(conflict|not-found)$/) });
              expect(snapshot(bed)).toEqual(before);
            }
          }
          expect(bed.db.all('PRAGMA foreign_key_check')).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);

  it('is refused where a later change stands on it, and allowed once that was taken back', () => {
    const { memories } = openMemories();
    const { id } = memories.add(newMemory('semantic', 'Elm Street'), [], byOwner);
    memories.update(id, { title: 'First' }, [], byOwner);
    memories.update(id, { title: 'Second' }, [], byOwner);
    const [second, first] = memories.history(id);
    expect([second!.canUndo, first!.canUndo]).toEqual([true, false]);
    expect(() => memories.undo(first!.step, 'owner')).toThrow(expect.objectContaining({ code: 'conflict' }));
    memories.undo(second!.step, 'owner');
    memories.undo(first!.step, 'owner');
    expect(memories.get(id).title).toBe('Elm Street');
    expect(memories.history(id)[0]).toMatchObject({ undone: true, canUndo: false });
  });

  it('gives a newer version, so that who read the one in between notices', () => {
    const { memories } = openMemories();
    const { id, version } = memories.add(newMemory('semantic', 'a'), [], byOwner);
    memories.update(id, { title: 'b' }, [], byOwner);
    memories.undo(memories.history(id)[0]!.step, 'owner');
    expect(memories.get(id).version).toBe(version + 2);
  });

  it('brings back what was removed for ten minutes, and no longer', () => {
    const bed = openMemories();
    const { id } = bed.memories.add(newMemory('semantic', 'a'), [], byOwner);
    const { step } = bed.memories.remove([id], byOwner);
    expect(() => bed.memories.get(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
    bed.memories.undo(step, 'owner');
    expect(bed.memories.get(id).state).toBe('active');
    const again = bed.memories.remove([id], byOwner);
    bed.memories.erase([id], 'policy');
    expect(() => bed.memories.undo(again.step, 'owner')).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
  });
});
