import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../../src-preload/contract/timeline.ts';
import { dayRows, rowAt } from '../../../../../src-renderer/features/timeline/day-rows.ts';

const minute = 60_000;
const activity = (startedAt: number): Activity => ({
  id: startedAt + 1,
  application: 'Code',
  title: null,
  url: null,
  startedAt,
  endedAt: startedAt + minute,
  frames: 1,
  firstFrameId: null,
  excerpt: '',
});

describe('dayRows', () => {
  it('puts gaps between the activities and leaves out those that tell nothing', () => {
    const rows = dayRows(
      [activity(10 * minute), activity(0)],
      [
        { kind: 'idle', startedAt: 2 * minute, endedAt: 9 * minute },
        { kind: 'excluded', startedAt: 9 * minute, endedAt: 9 * minute + 4000 },
      ],
    );
    expect(rows.map(({ kind, startedAt }) => [kind, startedAt / minute])).toEqual([
      ['activity', 0],
      ['gap', 2],
      ['activity', 10],
    ]);
  });
});

describe('rowAt', () => {
  it('is the row that had last begun', () => {
    const rows = dayRows([activity(0), activity(5 * minute)], []);
    expect([rowAt(rows, -1), rowAt(rows, 4 * minute), rowAt(rows, 99 * minute)]).toEqual([0, 0, 1]);
    expect(rowAt([], 0)).toBeNull();
  });
});
