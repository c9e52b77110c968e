import { describe, expect, it } from 'vitest';
import { memoryCommand } from '../../../../../src-renderer/features/memories/memory-keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

describe('the keys of a memory', () => {
  it('are single letters, and none with a modifier but undo', () => {
    expect(memoryCommand({ ...plain, key: 'a' })).toBe('archive');
    expect(memoryCommand({ ...plain, key: 'a', ctrlKey: true })).toBeNull();
    expect(memoryCommand({ ...plain, key: 'z', metaKey: true })).toBe('undo');
    expect(memoryCommand({ ...plain, key: 'z' })).toBeNull();
    expect(memoryCommand({ ...plain, key: '#', altKey: true })).toBeNull();
  });
});
