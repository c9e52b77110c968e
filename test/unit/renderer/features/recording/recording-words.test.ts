import { describe, expect, it } from 'vitest';
import { recordingSchema } from '../../../../../src-preload/contract/app.ts';
import {
  describeAges,
  describeFacts,
  describeRecording,
} from '../../../../../src-renderer/features/recording/recording-words.ts';
import { wellStatus } from '../../../../helpers/well-status.ts';

const stored = 1_000_000;
const display = wellStatus.displays[0]!;

describe('describeRecording', () => {
  it('says that it records, and on how many displays', () => {
    expect(describeRecording(wellStatus, stored + 3000)).toEqual({
      tone: 'good',
      text: 'Recording 1 display',
    });
  });

  it('does not claim to record well when no frame has reached the disk for long', () => {
    const words = describeRecording(wellStatus, stored + 5 * 60_000);
    expect(words.tone).toBe('warn');
    expect(words.text).toContain('nothing new has reached the disk');
  });

  it('warns when one of two displays has gone stale', () => {
    const fresh = { ...display, id: '2', lastStoredAt: stored + 299_000 };
    const words = describeRecording({ ...wellStatus, displays: [display, fresh] }, stored + 300_000);
    expect(words.tone).toBe('warn');
  });

  it('gives the reason of a failure', () => {
    const recording = { state: 'failing' as const, until: null, reason: 'every picture was black' };
    expect(describeRecording({ ...wellStatus, recording }, stored)).toEqual({
      tone: 'bad',
      text: 'Not recording: every picture was black',
    });
  });

  it('says "recording" in no other state than that one without "not"', () => {
    for (const state of recordingSchema.shape.state.options) {
      const recording = { state, until: null, reason: '' };
      const { tone, text } = describeRecording({ ...wellStatus, recording }, stored);
      expect(tone === 'good', state).toBe(state === 'recording');
      if (state !== 'recording') expect(text).not.toMatch(/^Recording/);
    }
  });
});

describe('describeAges', () => {
  it('gives the age of each of two displays', () => {
    const second = { ...display, id: '2', lastStoredAt: stored - 60_000 };
    expect(describeAges([display, second], stored + 3000)).toBe('last frames 3 s ago and 1 min ago');
  });

  it('gives the oldest of many, not the most flattering', () => {
    const displays = [stored, stored - 50_000, stored - 20_000].map((lastStoredAt) => ({
      ...display,
      lastStoredAt,
    }));
    expect(describeAges(displays, stored)).toBe('oldest last frame 50 s ago');
  });

  it('does not hide a display that has no frame', () => {
    const displays = [display, display, { ...display, lastStoredAt: null }];
    expect(describeAges(displays, stored)).toBe('a display has no frame yet');
    for (const displays of [[], [{ ...display, lastStoredAt: null }]])
      expect(describeAges(displays, stored)).toBe('no frame since the start');
  });
});

describe('describeFacts', () => {
  it('says what waits, what it takes and how it is protected', () => {
    expect(describeFacts(wellStatus)).toEqual(['0 waiting to be read', '412 MB', 'encrypted']);
  });

  it('counts nothing before the engine has counted', () => {
    const storage = { ...wellStatus.storage, databaseBytes: 0, imageBytes: 0 };
    expect(describeFacts({ ...wellStatus, storage })).toEqual(['encrypted']);
  });

  it('does not call a key that lies beside its lock protected', () => {
    expect(describeFacts({ ...wellStatus, protection: 'basic' })).toContain('encrypted, key unprotected');
  });

  it('tells of frames that could not be read and of a search without meaning', () => {
    const facts = describeFacts({
      ...wellStatus,
      backlog: { reading: 12, readingFailed: 3, vectors: 7 },
      meaning: { state: 'failed', reason: 'The model is missing.' },
    });
    expect(facts).toContain('3 not readable');
    expect(facts).toContain('search by meaning is off');
  });
});
