/** What counts as a change worth keeping, on pictures of real text at 1920 × 1080. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  floorMs,
  judgeShot,
  keepShot,
  type DisplayMemory,
  type Judgement,
  type Shot,
} from '../../../../src-main/capture/frame-dedupe.ts';
import type { Bitmap } from '../../../../src-main/capture/ports.ts';
import { drawSmall, screenSize, textLine, textPage } from '../../../helpers/drawn-screens.ts';

const start = 1_000_000;
const page = textPage(1);
let pagePicture: Bitmap;

beforeAll(async () => {
  pagePicture = await drawSmall(page);
});

function shot(thumbnail: Bitmap, afterMs = 2_000, windowKey = 'editor'): Shot {
  return { thumbnail, ...screenSize, windowKey, takenAt: start + afterMs };
}

/** The verdict on `after`, `afterMs` later, where `before` was kept. */
function compare(before: Bitmap, after: Bitmap, afterMs = 2_000, windowKey = 'editor'): Judgement {
  return judgeShot(keepShot(null, shot(before, 0)), shot(after, afterMs, windowKey)).judgement;
}

/** Feeds pictures every two seconds; answers which of them were kept. */
function play(pictures: readonly Bitmap[]): number[] {
  let memory: DisplayMemory | null = null;
  const kept: number[] = [];
  pictures.forEach((picture, index) => {
    const next = shot(picture, index * 2_000);
    const answer = judgeShot(memory, next);
    memory = answer.memory;
    if (answer.judgement.verdict === 'same') return;
    memory = keepShot(memory, next);
    kept.push(index);
  });
  return kept;
}

describe('a first frame', () => {
  it('is kept whole', () => {
    expect(judgeShot(null, shot(pagePicture)).judgement).toEqual({ verdict: 'changed', regions: null });
  });

  it('is what a frame of another size is', () => {
    const memory = keepShot(null, shot(pagePicture, 0));
    const larger = { ...shot(pagePicture), width: 2560, height: 1440 };
    expect(judgeShot(memory, larger)).toEqual({
      judgement: { verdict: 'changed', regions: null },
      memory: null,
    });
  });
});

describe('the same picture', () => {
  it('is the same for ever', () => {
    expect(compare(pagePicture, pagePicture, 24 * 3_600_000)).toEqual({ verdict: 'same', exact: true });
  });
});

describe('a line of 12-pixel text', () => {
  it.each([
    ['dark on white', '#333333', '#ffffff', ''],
    ['pale grey on white', '#999999', '#ffffff', ''],
    ['grey on black', '#bbbbbb', '#000000', ''],
    ['below a full page', '#333333', '#ffffff', textPage(1, 40)],
  ])('%s is noticed at once, with its place', async (_name, colour, background, around) => {
    const before = await drawSmall(around, background);
    const after = await drawSmall(
      around + textLine('Meeting moved to Thursday', 700, 904, colour),
      background,
    );
    const verdict = compare(before, after);
    expect(verdict.verdict).toBe('changed');
    const regions = verdict.verdict === 'changed' ? verdict.regions : null;
    expect(regions).toHaveLength(1);
    const region = regions![0]!;
    expect(region.x).toBeLessThanOrEqual(700);
    expect(region.x + region.width).toBeGreaterThanOrEqual(850);
    expect(region.y).toBeLessThanOrEqual(892);
    expect(region.y + region.height).toBeGreaterThanOrEqual(908);
    expect(region.width * region.height).toBeLessThan(screenSize.width * screenSize.height * 0.02);
  });

  it('that is replaced by another of the same length is noticed', async () => {
    const before = await drawSmall(page + textLine('The answer is no, not before June', 1200, 500));
    const after = await drawSmall(page + textLine('The offer is good until September', 1200, 500));
    expect(compare(before, after).verdict).toBe('changed');
  });

  it('at any height and place of the grid is noticed', async () => {
    const before = await drawSmall('');
    for (let offset = 0; offset < 10; offset += 3) {
      const after = await drawSmall(textLine('Invoice 4711 was paid', 300 + offset, 600 + offset));
      expect([offset, compare(before, after).verdict]).toEqual([offset, 'changed']);
    }
  });
});

describe('a word', () => {
  it('waits ten seconds, so that typing does not keep a frame for each', async () => {
    const typed = await drawSmall(page + textLine('hello', 1200, 500));
    expect(compare(pagePicture, typed, 2_000)).toEqual({ verdict: 'same', exact: false });
    expect(compare(pagePicture, typed, 10_000).verdict).toBe('changed');
  });

  it('is noticed at once in another window', async () => {
    const typed = await drawSmall(page + textLine('hello', 1200, 500));
    expect(compare(pagePicture, typed, 2_000, 'mail')).toEqual({ verdict: 'changed', regions: null });
  });
});

describe('a caret, a pointer, a clock', () => {
  it.each([
    ['a caret of one pixel', '<rect x="1203" y="488" width="1" height="16" fill="#000"/>'],
    ['a thick caret', '<rect x="1209" y="483" width="3" height="22" fill="#000"/>'],
    ['the block of a terminal', '<rect x="1203" y="488" width="8" height="16" fill="#000"/>'],
  ])('%s keeps no frame before the floor', async (_name, caret) => {
    const blinked = await drawSmall(page + caret);
    expect(compare(pagePicture, blinked, 20_000)).toEqual({ verdict: 'same', exact: false });
    expect(compare(pagePicture, blinked, floorMs).verdict).toBe('changed');
  });

  it('a minute that passes on the clock keeps no frame before the floor', async () => {
    const before = await drawSmall(page + textLine('10:41', 1800, 1060));
    const after = await drawSmall(page + textLine('10:48', 1800, 1060));
    expect(compare(before, after, 20_000)).toEqual({ verdict: 'same', exact: false });
  });

  it('a spinner in the title of an unchanged window keeps no frame before the floor', async () => {
    const spinner = await drawSmall(page + '<rect x="900" y="4" width="7" height="8" fill="#000"/>');
    expect(compare(pagePicture, spinner, 4_000, 'another title')).toEqual({ verdict: 'same', exact: false });
    expect(compare(pagePicture, spinner, floorMs, 'another title')).toEqual({
      verdict: 'changed',
      regions: null,
    });
  });
});

describe('a large change', () => {
  it('is kept, and read as a whole where it covers most of the picture', async () => {
    const other = await drawSmall(
      textPage(2, 52) + `<rect x="900" width="1020" height="1080" fill="#224466"/>`,
    );
    expect(compare(pagePicture, other)).toEqual({ verdict: 'changed', regions: null });
  });

  it('in two corners gives two rectangles apart, inside the picture', async () => {
    const after = await drawSmall(
      page + textLine('Top right corner', 1750, 12) + textLine('Bottom right corner', 1750, 1076),
    );
    const verdict = compare(pagePicture, after);
    const regions = verdict.verdict === 'changed' ? verdict.regions! : [];
    expect(regions).toHaveLength(2);
    for (const region of regions) {
      expect(region.x + region.width).toBeLessThanOrEqual(screenSize.width);
      expect(region.y + region.height).toBeLessThanOrEqual(screenSize.height);
    }
  });
});

describe('video', () => {
  const frameOfVideo = (index: number, extra = ''): Promise<Bitmap> => {
    const colours = ['#aa3322', '#2233aa', '#22aa33', '#aa9922', '#7722aa'];
    const parts = colours.map(
      (_, part) =>
        `<rect x="${1000 + part * 160}" y="200" width="160" height="450" fill="${colours[(index + part) % colours.length]}"/>`,
    );
    return drawSmall(page + parts.join('') + extra);
  };

  it('keeps frames at its start, then one each 30 seconds, then its last picture', async () => {
    const playing = await Promise.all(Array.from({ length: 60 }, (_, index) => frameOfVideo(index)));
    const stopped = Array.from({ length: 10 }, () => playing.at(-1)!);
    const kept = play([...playing, ...stopped]);
    const settled = kept.filter((index) => index >= 10 && index < 60);
    expect(settled.length).toBeGreaterThanOrEqual(2);
    expect(settled.length).toBeLessThanOrEqual(4);
    const ends = kept.filter((index) => index >= 60);
    expect(ends.length).toBeLessThanOrEqual(1);
    expect(Math.max(...kept)).toBeGreaterThanOrEqual(55);
  });

  it('does not hide a line of text that appears beside it', async () => {
    const before = await Promise.all(Array.from({ length: 20 }, (_, index) => frameOfVideo(index)));
    const line = textLine('New message from the landlord', 300, 1050);
    const after = await Promise.all([20, 21].map((index) => frameOfVideo(index, line)));
    expect(play([...before, ...after])).toContain(20);
  });
});

describe('a slow change', () => {
  it('of one letter each look is kept before it is longer than a line', async () => {
    const text = 'a sentence that is typed slowly';
    const pictures = await Promise.all(
      Array.from(text, (_, index) => drawSmall(page + textLine(text.slice(0, index + 1), 1200, 500))),
    );
    const kept = play(pictures);
    const gaps = kept.slice(1).map((index, at) => index - kept[at]!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15);
    expect(kept.length).toBeLessThan(text.length / 2);
  });
});
