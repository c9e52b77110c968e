import { expect, it } from 'vitest';
import type { Memory, MemoryChange, MemorySource } from '../../../../../src-preload/contract/memory.ts';
import { beliefIn } from '../../../../../src-renderer/features/memories/belief.ts';
import { semantic } from './written-memories.ts';

const now = Date.UTC(2026, 5, 6);
const day = 86_400_000;

function change(id: number, rest: Partial<MemoryChange>): MemoryChange {
  const memory: Memory = semantic();
  return {
    ...{ id, memoryId: memory.id, event: 'UPDATE', step: id, before: memory, after: memory, actor: 'owner' },
    ...{ reason: '', changedAt: now - 5 * day, undone: false, canUndo: true },
    ...rest,
  };
}
const source = (kind: MemorySource['kind']): MemorySource => ({
  ...{ kind, frameId: null, messageId: null, sessionId: null, file: '', at: 0, label: '', hasImage: false },
});

it('names what speaks for it: the owner first, then where it was seen and said', () => {
  const history = [
    change(1, { event: 'ADD', actor: 'pipeline', before: null }),
    change(2, { before: semantic({}, { confidence: 0.4 }), after: semantic({}, { confidence: 1 }) }),
    change(3, { before: semantic({ summary: 'Baker' }), changedAt: now - 2 * day }),
    // Neither taken back nor about what it says.
    change(4, { before: semantic({ summary: 'Cook' }), undone: true }),
    change(5, { after: semantic({}, { pinned: true }) }),
  ];
  const sources = [source('frame'), source('frame'), source('message')];
  expect(beliefIn({ memory: semantic(), sources, history, replaced: 1 }, now)).toEqual({
    certainty: 'Certain · 100%',
    reasons: [
      expect.stringMatching(/^You confirmed it: .+/),
      expect.stringMatching(/^You corrected it once, last: .+/),
      'It was seen in 2 moments on your screen.',
      'It was said in one message.',
      'It took the place of an older one.',
    ],
  });
});

it('says so where nothing is left that speaks for it', () => {
  const memory = semantic({}, { confidence: 0.3 });
  const history = [change(1, { event: 'ADD', actor: 'pipeline', before: null, after: memory })];
  expect(beliefIn({ memory, sources: [], history, replaced: 0 }, now)).toEqual({
    certainty: 'Unconfirmed · 30%',
    reasons: ['Nothing that it came from is left.'],
  });
});
