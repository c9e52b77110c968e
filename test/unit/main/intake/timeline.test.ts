import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFrame, readFramesAround } from '../../../../src-main/intake/frame-detail.ts';
import { noteGap } from '../../../../src-main/intake/gaps-table.ts';
import { readStorageSummary } from '../../../../src-main/intake/storage-summary.ts';
import { boundsOfDay, dayOf } from '../../../../src-main/base/local-day.ts';
import { readDay, readDays } from '../../../../src-main/intake/timeline.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import { createIntakeBed, type IntakeBed } from '../../../helpers/intake-bed.ts';

let bed: IntakeBed;
beforeEach(async () => {
  bed = await createIntakeBed();
});
afterEach(() => bed.close());

const monday = new Date(2026, 0, 5, 9).getTime();

describe('readDay', () => {
  it('gives the activities, frames and gaps of one day in the local time zone', async () => {
    const first = await bed.show(['Hello there'], { title: 'Mail', capturedAt: monday });
    await bed.show(['more text'], { title: 'Mail', capturedAt: monday + 2_000 });
    await bed.show(['late'], { title: 'Mail', capturedAt: monday + 86_400_000 });
    noteGap(bed.store.db, { kind: 'paused', startedAt: monday + 60_000, endedAt: monday + 120_000 });
    await bed.intake.drain();
    const day = readDay(bed.store.db, '2026-01-05');
    expect(day.activities).toEqual([
      {
        id: 1,
        application: 'Editor',
        title: 'Mail',
        url: null,
        startedAt: monday,
        endedAt: monday + 2_000,
        frames: 2,
        firstFrameId: first,
        excerpt: expect.stringMatching(/^Mail Hello there/) as string,
      },
    ]);
    expect(day.frames.map((frame) => frame.capturedAt)).toEqual([monday, monday + 2_000]);
    expect(day.gaps).toEqual([{ kind: 'paused', startedAt: monday + 60_000, endedAt: monday + 120_000 }]);
  });

  it('shows the words on the frame where an activity stored no text of its own', async () => {
    await bed.show(['text of one'], { title: 'one' });
    await bed.show(['text of two'], { title: 'two' });
    await bed.show(['text of one'], { title: 'one' });
    await bed.intake.drain();
    expect(readDay(bed.store.db, '2026-01-05').activities.at(-1)?.excerpt).toBe('text of one');
  });
});

describe('readDays', () => {
  it('lists the days that hold frames, newest first', async () => {
    for (const days of [0, 0, 3])
      await bed.show(['text'], {
        title: `window ${bed.clock.now()}`,
        capturedAt: monday + days * 86_400_000,
      });
    expect(readDays(bed.store.db)).toEqual([
      { day: '2026-01-08', frames: 1 },
      { day: '2026-01-05', frames: 2 },
    ]);
  });

  it('reads a moment back as the day that holds it', () => {
    for (let moment = monday; moment < monday + 400 * 86_400_000; moment += 41_000_000) {
      const { startsAt, endsAt } = boundsOfDay(dayOf(moment));
      expect(moment >= startsAt && moment < endsAt).toBe(true);
    }
  });
});

describe('noteGap', () => {
  it('extends the last gap of its kind where the two touch', () => {
    const { db } = bed.store;
    noteGap(db, { kind: 'idle', startedAt: monday, endedAt: monday + 1_000 });
    noteGap(db, { kind: 'idle', startedAt: monday + 2_000, endedAt: monday + 5_000 });
    noteGap(db, { kind: 'locked', startedAt: monday + 5_000, endedAt: monday + 6_000 });
    noteGap(db, { kind: 'idle', startedAt: monday + 600_000, endedAt: monday + 700_000 });
    expect(readDay(db, '2026-01-05').gaps).toEqual([
      { kind: 'idle', startedAt: monday, endedAt: monday + 5_000 },
      { kind: 'locked', startedAt: monday + 5_000, endedAt: monday + 6_000 },
      { kind: 'idle', startedAt: monday + 600_000, endedAt: monday + 700_000 },
    ]);
  });
});

describe('readFrame', () => {
  it('marks the words that a question matches, by their stems and as phrases', async () => {
    const id = await bed.show(['The invoices were paid', 'annual report paid']);
    await bed.intake.drain();
    const matched = (query: string) =>
      readFrame(bed.store.db, id, query, bed.clock.now())
        .words.filter((word) => word.matched)
        .map((word) => word.text);
    expect(matched('invoice')).toEqual(['invoices']);
    expect(matched('"report paid"')).toEqual(['report', 'paid']);
    expect(matched('')).toEqual([]);
    expect(matched('"*^(')).toEqual([]);
  });

  it('knows the frames before and after on the same display', async () => {
    const ids: FrameId[] = [];
    for (let i = 0; i < 7; i++) {
      ids.push(await bed.show([`text ${i}`], { title: `window ${i}` }));
      await bed.show(['elsewhere'], { displayId: 'other', title: `${i}` });
    }
    const { db } = bed.store;
    expect(readFrame(db, ids[3]!, '', 0)).toMatchObject({ previousId: ids[2], nextId: ids[4] });
    expect(readFrame(db, ids[0]!, '', 0).previousId).toBeNull();
    const around = (id: FrameId) => readFramesAround(db, id, 5).map((frame) => frame.id);
    expect(around(ids[3]!)).toEqual(ids.slice(1, 6));
    expect(around(ids[0]!)).toEqual(ids.slice(0, 5));
    expect(around(ids[6]!)).toEqual(ids.slice(2, 7));
  });

  it('says that a frame does not exist', () => {
    expect(() => readFrame(bed.store.db, 5 as FrameId, '', 0)).toThrow(/no frame 5/);
  });
});

describe('readStorageSummary', () => {
  it('gives a rate only from the second recorded day on', async () => {
    await bed.show(['one'], { capturedAt: monday });
    const { db } = bed.store;
    expect(readStorageSummary(db, 1000, monday)).toMatchObject({ frames: 1, images: 1, bytesPerDay: null });
    await bed.show(['two'], { capturedAt: monday + 86_400_000 });
    const summary = readStorageSummary(db, 1000, monday + 86_400_000);
    expect(summary.bytesPerDay).toBe((summary.imageBytes + 1000) / 2);
  });
});
