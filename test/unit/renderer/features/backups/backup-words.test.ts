import { describe, expect, it } from 'vitest';
import {
  describeAge,
  describeHolds,
  describeLoss,
  describeRunning,
} from '../../../../../src-renderer/features/backups/backup-words.ts';
import type { BackupStatus, Holds } from '../../../../../src-preload/contract/backup.ts';

const now = new Date('2026-05-04T12:00:00').getTime();
const minute = 60 * 1000;

const status: BackupStatus = {
  folder: '/disk',
  hasPassphrase: false,
  running: null,
  trouble: '',
  lastVerifiedAt: now - 10 * minute,
  nextAt: null,
  restored: null,
  replaced: null,
};

const holds: Holds = {
  memories: { semantic: 3, core: 2 },
  frames: 10,
  messages: 1,
  firstAt: null,
  lastAt: null,
};

describe('how old the last verified backup is', () => {
  it.each<[string, Partial<BackupStatus>]>([
    ['There is no backup yet. Choose a folder, best on another disk.', { folder: null }],
    ['There is no verified backup yet.', { lastVerifiedAt: null }],
    ['The last verified backup was made 10 min ago.', {}],
    ['The last verified backup was made 10 min ago. The next one is made within minutes.', { nextAt: now }],
  ])('is said as "%s"', (words, change) => {
    expect(describeAge({ ...status, ...change }, now)).toBe(words);
  });
});

describe('what would be lost', () => {
  it('names only what there is more of now', () => {
    const fewer = { ...holds, memories: { semantic: 1 }, frames: 10, messages: 5 };
    expect(describeLoss(holds, fewer)).toEqual(['4 memories']);
    expect(describeLoss(holds, holds)).toEqual([]);
  });
});

it('counts what a backup holds', () => {
  expect(describeHolds(holds, now)).toBe('5 memories, 10 frames, 1 message');
});

it('says how far it has come, where it has parts', () => {
  expect(describeRunning({ what: 'make', step: 'pictures', done: 50, total: 200 })).toBe(
    'Copying pictures, 25 %.',
  );
  expect(describeRunning({ what: 'make', step: 'verify', done: 0, total: 1 })).toBe('Verifying.');
});
