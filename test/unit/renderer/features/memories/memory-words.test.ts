import { describe, expect, it } from 'vitest';
import type { Memory, MemoryChange } from '../../../../../src-preload/contract/memory.ts';
import {
  differencesOf,
  isUnconfirmed,
  lineOf,
} from '../../../../../src-renderer/features/memories/memory-words.ts';
import { procedural, semantic } from './written-memories.ts';

function change(before: Memory | null, after: Memory | null): MemoryChange {
  return {
    id: 1,
    memoryId: semantic().id,
    event: 'UPDATE',
    step: 1,
    before,
    after,
    actor: 'owner',
    reason: '',
    changedAt: 0,
    undone: false,
    canUndo: true,
  };
}

describe('a change in words', () => {
  it('tells each field that differs, by its name in the form, with what was and what is', () => {
    const after = semantic({ summary: 'Plumber, reliable' }, { pinned: true, tags: ['house'] });
    expect(differencesOf(change(semantic(), after))).toEqual([
      { label: 'In a sentence', before: 'Plumber', after: 'Plumber, reliable' },
      { label: 'Tags', before: '', after: 'house' },
      { label: 'Pinned', before: 'no', after: 'yes' },
    ]);
  });

  it('tells a new name once, though the title followed it', () => {
    const after = semantic({ name: 'L. Brandt' }, { title: 'L. Brandt' });
    expect(differencesOf(change(semantic(), after))).toEqual([
      { label: 'Name', before: 'Lena Brandt', after: 'L. Brandt' },
    ]);
  });

  it('tells steps line by line, and nothing of the times that go along', () => {
    const after = procedural({ steps: ['Wait'], validation: 'confirmed', validatedAt: 5 });
    expect(differencesOf(change(procedural(), after))).toEqual([
      { label: 'Steps', before: 'Close the valve\nWait', after: 'Wait' },
      { label: 'Validation', before: 'unverified', after: 'confirmed' },
    ]);
  });

  it('has nothing to tell where there is no before or no after', () => {
    expect(differencesOf(change(null, semantic()))).toEqual([]);
    expect(differencesOf(change(semantic(), null))).toEqual([]);
  });
});

describe('a memory in words', () => {
  it('does not repeat its title in its second line', () => {
    expect(lineOf(semantic({ summary: 'Lena Brandt', details: 'Comes on Thursdays.' }))).toBe(
      'Comes on Thursdays.',
    );
    expect(lineOf(procedural())).toBe('1. Close the valve  2. Wait');
  });

  it('is unconfirmed below half, but not once it is out of use', () => {
    expect(isUnconfirmed(semantic({}, { confidence: 0.49 }))).toBe(true);
    expect(isUnconfirmed(semantic({}, { confidence: 0.5 }))).toBe(false);
    expect(isUnconfirmed(semantic({}, { confidence: 0.1, state: 'archived' }))).toBe(false);
  });
});
