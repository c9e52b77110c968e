/** A status in which all is well, to be changed by a test. */
import type { Status } from '../../src-preload/contract/app.ts';

export const wellStatus: Status = {
  recording: { state: 'recording', until: null, reason: '' },
  provider: 'desktop-capturer',
  displays: [{ id: '1', label: 'Display 1', lastStoredAt: 1_000_000, lastSeenAt: 1_000_000 }],
  counters: { seen: 10, kept: 4, same: 6, excluded: 0, failed: 0 },
  backlog: { reading: 0, readingFailed: 0, vectors: 0 },
  readingTrouble: '',
  settingsTrouble: '',
  engine: { state: 'ready', message: '' },
  meaning: { state: 'ready', reason: '' },
  databaseTrouble: '',
  storage: { databaseBytes: 12e6, imageBytes: 400e6, freeBytes: 80e9, low: false },
  lock: 'none',
  protection: 'system',
};
