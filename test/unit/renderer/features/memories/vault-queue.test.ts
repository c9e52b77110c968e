import { expect, it } from 'vitest';
import type { MemoryId } from '../../../../../src-preload/contract/memory.ts';
import {
  current,
  doneWith,
  queueCommand,
  takenBack,
  toErase,
  type Queue,
} from '../../../../../src-renderer/features/memories/vault-queue.ts';

const press = (key: string, rest: Partial<KeyboardEvent> = {}) =>
  queueCommand({ key, ctrlKey: false, metaKey: false, altKey: false, ...rest });

it('takes one key for the type and one for the sensitivity, in capitals too', () => {
  expect(press('k')).toEqual({ do: 'type', entryType: 'api_key' });
  expect(press('C')).toEqual({ do: 'type', entryType: 'card' });
  expect(press('1')).toEqual({ do: 'keep', sensitivity: 'low' });
  expect(press('Delete')).toEqual({ do: 'erase' });
});

it('undoes with z, alone or with Ctrl, and leaves all other shortcuts alone', () => {
  expect(press('z')).toEqual({ do: 'undo' });
  expect(press('z', { ctrlKey: true })).toEqual({ do: 'undo' });
  expect(press('c', { ctrlKey: true })).toBeNull();
  expect(press('s', { altKey: true })).toBeNull();
  expect(press('q')).toBeNull();
});

it('goes on one by one, and back', () => {
  const [a, b] = ['m_20260102030405_00000001', 'm_20260102030405_00000002'] as MemoryId[] as [
    MemoryId,
    MemoryId,
  ];
  const fresh: Queue = { ids: [a, b], done: [] };
  const first = doneWith(fresh, { id: a, how: 'erased' });
  expect([current(first), toErase(first)]).toEqual([b, [a]]);
  // The answer to something that was settled meanwhile settles nothing else.
  expect(doneWith(first, { id: a, how: 'kept', step: 3 })).toBe(first);
  const both = doneWith(first, { id: b, how: 'skipped' });
  expect(current(both)).toBeNull();
  expect(toErase(takenBack(takenBack(both)))).toEqual([]);
});
