import { describe, expect, it } from 'vitest';
import { createThumbnails } from '../../../../src-main/engine/thumbnails.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';

const id = (number: number) => number as FrameId;

describe('createThumbnails', () => {
  it('makes a thumbnail once, even when it is asked for twice at the same time', async () => {
    const made: FrameId[] = [];
    const thumbnails = createThumbnails(async (frame) => {
      made.push(frame);
      return Uint8Array.of(frame);
    });
    await Promise.all([thumbnails.get(id(1)), thumbnails.get(id(1))]);
    await thumbnails.get(id(1));
    expect(made).toEqual([1]);
  });

  it('keeps no copy of a deleted frame, not even one that is being made', async () => {
    let finish: (bytes: Uint8Array) => void = () => {};
    let made = 0;
    const thumbnails = createThumbnails(() => {
      made++;
      return new Promise((resolve) => (finish = resolve));
    });
    const asked = thumbnails.get(id(1));
    thumbnails.forget([id(1)]);
    finish(Uint8Array.of(1));
    await asked;
    const again = thumbnails.get(id(1));
    finish(Uint8Array.of(2));
    expect(await again).toEqual(Uint8Array.of(2));
    expect(made).toBe(2);
  });

  it('forgets those used longest ago when they become too many', async () => {
    let made = 0;
    const thumbnails = createThumbnails(async () => {
      made++;
      return new Uint8Array(10 * 1024 * 1024);
    });
    await thumbnails.get(id(1));
    await thumbnails.get(id(2));
    await thumbnails.get(id(1));
    await thumbnails.get(id(3));
    await thumbnails.get(id(1));
    expect(made).toBe(3);
    await thumbnails.get(id(2));
    expect(made).toBe(4);
  });

  it('tries again after a failure', async () => {
    let fails = true;
    const thumbnails = createThumbnails(async () => {
      if (fails) throw new Error('not yet');
      return Uint8Array.of(1);
    });
    await expect(thumbnails.get(id(1))).rejects.toThrow('not yet');
    fails = false;
    expect(await thumbnails.get(id(1))).toEqual(Uint8Array.of(1));
  });
});
