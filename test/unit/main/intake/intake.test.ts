import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import { unpackWords } from '../../../../src-main/intake/words-codec.ts';
import { createIntakeBed, lineRegion, type IntakeBed } from '../../../helpers/intake-bed.ts';
import { testSettings } from '../../../helpers/test-settings.ts';

let bed: IntakeBed;
beforeEach(async () => {
  bed = await createIntakeBed();
});
afterEach(() => bed.close());

function count(table: string): number {
  return bed.store.db.value<number>(`SELECT count(*) FROM ${table}`)!;
}

function wordsOf(id: FrameId): string {
  const packed = bed.store.db.value<Uint8Array>('SELECT words FROM frames WHERE id = ?', [id])!;
  return unpackWords(packed)
    .map((word) => word.text)
    .join(' ');
}

function reading(id: FrameId): { reading: string; reading_error: string | null } | undefined {
  return bed.store.db.get('SELECT reading, reading_error FROM frames WHERE id = ?', [id]);
}

describe('accepting frames', () => {
  it('has picture and row on disk when it answers', async () => {
    const id = await bed.intake.accept(bed.frame(['hello']));
    expect(bed.images.files.has(id)).toBe(true);
    expect(reading(id)?.reading).toBe('waiting');
  });

  it('leaves neither row nor file when the disk is full', async () => {
    bed.faults.writing = new MnemeError('disk-full', foreign('The disk is full.'));
    await expect(bed.intake.accept(bed.frame(['hello']))).rejects.toMatchObject({ code: 'disk-full' });
    expect(count('frames') + count('activities') + bed.images.files.size).toBe(0);
  });

  it('reads a frame whole when the one that it was compared with never arrived', async () => {
    await bed.show(['one', 'two']);
    bed.faults.writing = new MnemeError('disk-full', foreign('The disk is full.'));
    await bed.show(['one', 'other']).catch(() => {});
    bed.faults.writing = null;
    await bed.show(['one', 'other', 'three'], { changed: [lineRegion(2)] });
    await bed.intake.drain();
    expect(bed.texts().join('\n')).toContain('other');
  });

  it('goes on with an activity while window and display stay, and begins another after five minutes', async () => {
    await bed.show(['a']);
    await bed.show(['a'], { title: '● notes' });
    expect(count('activities')).toBe(1);
    await bed.show(['a'], { title: 'other' });
    await bed.show(['a'], { displayId: 'display-2' });
    expect(count('activities')).toBe(3);
    await bed.clock.advance(5 * 60_000);
    await bed.show(['a'], { displayId: 'display-2' });
    expect(count('activities')).toBe(4);
  });

  it('begins a new activity at midnight', async () => {
    const midnight = new Date(2026, 3, 2).getTime();
    await bed.show(['a'], { capturedAt: midnight - 1_000 });
    await bed.show(['a'], { capturedAt: midnight + 1_000 });
    expect(count('activities')).toBe(2);
  });

  it('notes the pages and files that were seen', async () => {
    await bed.show(['a'], { url: 'https://example.org/x', title: 'X' });
    await bed.show(['a'], { title: 'plan.md — project' });
    await bed.show(['a'], { url: 'https://example.org/x', title: 'X' });
    expect(bed.store.db.all('SELECT kind, address, visits FROM places ORDER BY id')).toEqual([
      { kind: 'page', address: 'https://example.org/x', visits: 2 },
      { kind: 'file', address: 'plan.md', visits: 1 },
    ]);
  });
});

describe('reading frames', () => {
  it('reads only what changed and carries the other words over', async () => {
    await bed.show(['first line', 'second line', 'third line']);
    const id = await bed.show(['first line', 'second changed', 'third line'], { changed: [lineRegion(1)] });
    await bed.intake.drain();
    expect(bed.readings.map(({ regions }) => regions?.length ?? null)).toEqual([null, 1]);
    expect(wordsOf(id)).toBe('first line second changed third line');
  });

  it('reads the first frame of a display whole after a restart', async () => {
    await bed.show(['first line', 'second line']);
    await bed.intake.drain();
    await bed.restart();
    const id = await bed.show(['first line', 'third line'], { changed: [lineRegion(1)] });
    await bed.intake.drain();
    expect(wordsOf(id)).toBe('first line third line');
  });

  it('goes on after a restart with what waited', async () => {
    bed.faults.reading = new Error('not now');
    const ids = [
      await bed.intake.accept(bed.frame(['first text'])),
      await bed.intake.accept(bed.frame(['second text'], { title: 'other' })),
    ];
    await bed.restart();
    bed.faults.reading = null;
    // The failure must have come before the clock moves on to the next try.
    await bed.clock.advance(0);
    await bed.clock.advance(60_000);
    await bed.intake.drain();
    expect(ids.map((id) => reading(id)?.reading)).toEqual(['read', 'read']);
  });

  it('removes a frame that brings no new text, but keeps one in thirty seconds', async () => {
    for (let second = 0; second < 60; second += 2) await bed.show(['the same text']);
    await bed.intake.drain();
    expect(count('frames')).toBe(2);
    expect(bed.images.files.size).toBe(2);
    expect(bed.texts()).toEqual(['notes\nthe same text']);
  });

  it('keeps a frame that comes late although a later one has told its text already', async () => {
    await bed.show(['first line']);
    const late = bed.frame(['first line', 'second line']);
    await bed.clock.advance(2_000);
    const later = await bed.show(['first line', 'second line', 'third line']);
    await bed.intake.drain();
    await bed.restart();
    const picture = { bytes: late.pixels.bytes, width: late.width, height: late.height };
    const id = await bed.intake.acceptLate(late, picture, () => {});
    await bed.intake.drain();
    expect([later, id].map((each) => reading(each)?.reading)).toEqual(['read', 'read']);
    expect(wordsOf(id)).toBe('first line second line');
    expect(bed.texts()).toHaveLength(1);
  });

  it('does not store the text of two windows again while the owner goes back and forth between them', async () => {
    for (let round = 0; round < 10; round++) {
      await bed.show(['text of the first window'], { title: 'first' });
      await bed.show(['text of the second window'], { title: 'second' });
    }
    await bed.intake.drain();
    expect(bed.texts()).toEqual(['first\ntext of the first window', 'second\ntext of the second window']);
  });

  it('does not store menus and side bars again with every page of an application', async () => {
    const page = (name: string) => [
      'File Edit View Help',
      'Bookmarks',
      `first line about ${name}`,
      `more about ${name}`,
    ];
    for (const name of ['harbours', 'kitchens', 'kitchens', 'harbours'])
      await bed.show(page(name), { title: name });
    await bed.intake.drain();
    expect(bed.texts()).toEqual([
      'harbours\nFile Edit View Help\nBookmarks\nfirst line about harbours\nmore about harbours',
      'kitchens\nfirst line about kitchens\nmore about kitchens',
    ]);
  });

  it('stores the text again with the right title when only the title came late', async () => {
    const page = ['a page about harbours', 'more of it', 'and still more'];
    await bed.show(page, { title: 'Loading' });
    await bed.show(page, { title: 'Harbours' });
    await bed.intake.drain();
    expect(bed.texts()[1]).toBe('Harbours\na page about harbours\nmore of it\nand still more');
  });

  it('lets the unit of a line that was typed on belong to the frame that shows all of it', async () => {
    await bed.show(['Dear Anna']);
    const last = await bed.show(['Dear Anna, thank you for the plan']);
    await bed.intake.drain();
    expect(bed.texts()).toEqual(['notes\nDear Anna, thank you for the plan']);
    expect(bed.store.db.value('SELECT frame_id FROM units')).toBe(last);
  });

  it('fails a damaged picture at once and reads the next', async () => {
    const damaged = await bed.show([], { pixels: { format: 'encoded', bytes: Buffer.from('no picture') } });
    const sound = await bed.show(['sound text']);
    await bed.intake.drain();
    expect(reading(damaged)).toEqual({ reading: 'failed', reading_error: 'The picture cannot be decoded.' });
    expect(reading(sound)?.reading).toBe('read');
  });

  it('keeps what waits and says why when the reader itself is broken, and goes on when it is not', async () => {
    bed.faults.reading = new Error('the reader has crashed');
    for (let i = 0; i < 6; i++) await bed.show([`text number ${i}`], { title: `window ${i}` });
    await bed.clock.advance(30 * 60_000);
    expect(bed.intake.trouble()).toContain('the reader has crashed');
    expect(bed.intake.backlog()).toEqual({ reading: 4, readingFailed: 2 });
    await bed.intake.drain();

    bed.faults.reading = null;
    await bed.clock.advance(10 * 60_000);
    await bed.intake.drain();
    expect(bed.intake.trouble()).toBe('');
    expect(bed.intake.retryFailed()).toBe(2);
    await bed.intake.drain();
    expect(bed.intake.backlog()).toEqual({ reading: 0, readingFailed: 0 });
    expect(bed.texts()).toHaveLength(6);
  });

  it('stands still when a language cannot be read, loses nothing, and goes on as soon as another is set', async () => {
    bed.faults.reading = new MnemeError('unreadable', foreign('There is no file for the language "xyz".'));
    for (let i = 0; i < 6; i++) await bed.show([`text number ${i}`], { title: `window ${i}` });
    await bed.clock.advance(30 * 60_000);
    expect(bed.intake.trouble()).toContain('xyz');
    expect(bed.intake.backlog()).toEqual({ reading: 6, readingFailed: 0 });
    bed.faults.reading = null;
    bed.intake.configure(testSettings(), false);
    await bed.clock.advance(0);
    await bed.intake.drain();
    expect(bed.intake.backlog()).toEqual({ reading: 0, readingFailed: 0 });
  });

  it('reads a frame at which the engine ended three times after all others, and whole', async () => {
    const id = await leaveUnread('suspect', 3);
    await bed.intake.drain();
    expect(reading(id)?.reading).toBe('read');
    const texts = bed.texts().map((text) => text.replaceAll('\n', ' '));
    expect(texts.findIndex((text) => text.includes('later'))).toBeLessThan(
      texts.findIndex((text) => text.includes('suspect')),
    );
    expect(bed.readings.every(({ regions }) => regions === null)).toBe(true);
  });

  it('gives a frame up at which the engine ended six times', async () => {
    const id = await leaveUnread('poison', 6);
    await bed.intake.drain();
    expect(reading(id)?.reading).toBe('failed');
  });

  it('holds no kill of the application against the frame that was in hand', async () => {
    const id = await leaveUnread('unlucky', 20, false);
    await bed.intake.drain();
    expect(reading(id)?.reading).toBe('read');
  });

  /** A frame that waits after so many ends of the engine, and another behind it. */
  async function leaveUnread(words: string, ends: number, afterCrash = true): Promise<FrameId> {
    bed.faults.reading = new Error('stopped before it was read');
    const id = await bed.intake.accept(bed.frame([words], { title: words }));
    await bed.intake.accept(bed.frame(['later one'], { title: 'later one' }));
    await bed.intake.stop();
    bed.store.db.run('UPDATE frames SET reading_attempts = ? WHERE id = ?', [ends, id]);
    bed.faults.reading = null;
    await bed.restart({ afterCrash });
    return id;
  }

  it('rests between frames on battery, but not while someone waits for it', async () => {
    bed.intake.configure(testSettings(), true);
    for (let i = 0; i < 3; i++) await bed.intake.accept(bed.frame([`text ${i}`], { title: `window ${i}` }));
    await bed.intake.drain();
    expect(bed.intake.backlog().reading).toBe(0);
  });
});

describe('keeping images', () => {
  it('removes images older than the days to keep, and keeps their text', async () => {
    const old = await bed.show(['old text'], { title: 'old' });
    await bed.intake.drain();
    await bed.clock.advance(31 * 86_400_000);
    const young = await bed.show(['young text'], { title: 'young' });
    await bed.intake.drain();
    expect([...bed.images.files.keys()]).toEqual([young]);
    expect(bed.store.db.value('SELECT image_bytes FROM frames WHERE id = ?', [old])).toBe(0);
    expect(bed.texts()).toHaveLength(2);
  });

  it('keeps images for ever where the owner says so', async () => {
    bed.intake.configure(testSettings({ images: { keep: true, keepDays: null } }), false);
    await bed.show(['old text']);
    await bed.clock.advance(400 * 86_400_000);
    await bed.intake.drain();
    expect(bed.images.files.size).toBe(1);
  });

  it('reads a picture of which only the text is kept without ever writing it to the disk', async () => {
    const id = await bed.intake.accept(bed.frame(['words of a private talk'], { textOnly: true }));
    expect(bed.images.files.size).toBe(0);
    await bed.intake.drain();
    expect(bed.images.files.size).toBe(0);
    expect(bed.texts().join()).toContain('words of a private talk');
    expect(bed.store.db.get('SELECT reading, image_bytes AS bytes FROM frames WHERE id = ?', [id])).toEqual({
      reading: 'read',
      bytes: 0,
    });
    await bed.show(['another window'], { title: 'other' });
    await bed.intake.drain();
    expect(bed.images.files.size).toBe(1);
  });

  it('gives such a picture up where an end came before its reading, and keeps none of it', async () => {
    bed.faults.reading = new Error('stopped before it was read');
    const id = await bed.intake.accept(bed.frame(['never read'], { textOnly: true }));
    await bed.intake.stop();
    bed.faults.reading = null;
    await bed.restart();
    await bed.intake.drain();
    expect(bed.store.db.value('SELECT reading FROM frames WHERE id = ?', [id])).toBe('failed');
    expect([bed.images.files.size, bed.texts().length]).toEqual([0, 0]);
  });

  it('lets a picture that could not be read go after a week', async () => {
    bed.intake.configure(testSettings({ images: { keep: true, keepDays: null } }), false);
    const id = await bed.show(['nobody reads this'], { title: 'dim' });
    await bed.intake.drain();
    bed.store.db.run(`UPDATE frames SET reading = 'failed' WHERE id = ?`, [id]);
    await bed.clock.advance(6 * 86_400_000);
    expect(bed.images.files.has(id)).toBe(true);
    await bed.clock.advance(2 * 86_400_000);
    await bed.intake.drain();
    expect(bed.images.files.has(id)).toBe(false);
    expect(bed.store.db.get('SELECT reading, image_bytes AS bytes FROM frames')).toEqual({
      reading: 'failed',
      bytes: 0,
    });
  });

  it('keeps no image after reading where the owner wants none', async () => {
    bed.intake.configure(testSettings({ images: { keep: false, keepDays: null } }), false);
    await bed.show(['some text']);
    await bed.intake.drain();
    expect(bed.images.files.size).toBe(0);
    expect(bed.texts()).toEqual(['notes\nsome text']);
  });

  it('brings files and rows in step at the start', async () => {
    const kept = await bed.show(['kept'], { title: 'a' });
    const lost = await bed.show(['lost'], { title: 'b' });
    await bed.intake.drain();
    bed.images.files.delete(lost);
    bed.images.files.set(99 as FrameId, Buffer.from('left by a crash'));
    await bed.restart();
    expect([...bed.images.files.keys()]).toEqual([kept]);
    expect(bed.store.db.value('SELECT image_bytes FROM frames WHERE id = ?', [lost])).toBe(0);
    expect(await bed.show(['next'])).toBeGreaterThan(99);
  });
});

describe('deleting frames', () => {
  it('leaves nothing of a frame: image, text, index, activity and place', async () => {
    const id = await bed.show(['a secret word'], { title: 'secret.txt — Editor' });
    await bed.intake.drain();
    const deleted = await bed.intake.deleteFrames([id]);
    expect(deleted).toMatchObject({ frames: 1, images: 1, unitIds: [1] });
    for (const table of ['frames', 'activities', 'places', 'units', 'unit_text'])
      expect(count(table)).toBe(0);
    expect(bed.images.files.size).toBe(0);
  });

  it('lets the next frame be read whole when the one before it was deleted unread', async () => {
    bed.faults.reading = new Error('not yet');
    await bed.show(['first line', 'second line']);
    const deleted = await bed.show(['first line', 'other line'], { changed: [lineRegion(1)] });
    const next = await bed.show(['new line', 'other line'], { changed: [lineRegion(0)] });
    await bed.intake.deleteFrames([deleted]);
    bed.faults.reading = null;
    await bed.clock.advance(60_000);
    await bed.intake.drain();
    expect(wordsOf(next)).toBe('new line other line');
  });

  it('counts only what existed', async () => {
    expect(await bed.intake.deleteFrames([77 as FrameId])).toEqual({ frames: 0, images: 0, unitIds: [] });
  });
});
