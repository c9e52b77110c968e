import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maxWordsPerUnit,
  mergeText,
  toChunks,
  type FrameText,
  type Merged,
  type RecentUnit,
} from '../../../../src-main/intake/merge-text.ts';

const start = new Date(2026, 0, 5, 9, 0).getTime();

/** A window whose frames are merged one after the other, as the reader does it. */
function createWindow(title: string | null = null) {
  const units: RecentUnit[] = [];
  let before: FrameText['before'] = null;
  let capturedAt = start;
  return {
    units,
    texts: () => units.map((unit) => unit.text),
    show(lines: readonly string[], afterMs = 2_000): Merged {
      capturedAt += afterMs;
      const shown = lines.map((text, i) => ({ text, startsParagraph: i === 0 }));
      const merged = mergeText({ title, lines: shown, capturedAt, before }, units);
      for (const { id, text } of merged.changed) units[id] = { id, text };
      for (const text of merged.added) units.push({ id: units.length, text });
      before = { lines: shown, capturedAt };
      return merged;
    },
  };
}

const page = Array.from(
  { length: 200 },
  (_, i) =>
    `Paragraph ${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}${'uvwxyz'[i % 6]} says that topic ${i} matters to the reader`,
);

describe('mergeText', () => {
  it('puts the title on top of the first unit, so that a window without text is found by it', () => {
    const empty = createWindow('Budget 2026.xlsx');
    empty.show([]);
    expect(empty.texts()).toEqual(['Budget 2026.xlsx']);

    const full = createWindow('Inbox');
    full.show(['Lunch with Anna on Friday']);
    expect(full.texts()).toEqual(['Inbox\nLunch with Anna on Friday']);
  });

  it('adds nothing when the same window is seen again', () => {
    const window = createWindow('Inbox');
    window.show(page.slice(0, 30));
    expect(window.show(page.slice(0, 30))).toEqual({ added: [], changed: [] });
  });

  it('adds only the lines that scrolling brings in', () => {
    const window = createWindow();
    for (let top = 0; top + 40 <= page.length; top += 7) window.show(page.slice(top, top + 40));
    const lines = window.texts().join('\n').split('\n');
    expect(lines).toEqual(page.slice(0, lines.length));
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('adds nothing for a line that was only read a little differently', () => {
    const window = createWindow();
    window.show(['The modern harbour of Hamburg was opened in spring', 'Another line that stays as it is']);
    const merged = window.show([
      'The modem harbour of Hamburg was opened in spring',
      'Another line that stays as it is',
    ]);
    expect(merged).toEqual({ added: [], changed: [] });
  });

  it('lets a line grow in its unit while it is typed', () => {
    const window = createWindow();
    for (const line of ['Dear Anna', 'Dear Anna, thank you', 'Dear Anna, thank you for the plan'])
      window.show([line]);
    expect(window.texts()).toEqual(['Dear Anna, thank you for the plan']);
  });

  it('moves a count on instead of adding a line for each step', () => {
    const window = createWindow();
    for (let percent = 1; percent <= 50; percent++) window.show([`Downloading the film: ${percent} % done`]);
    expect(window.texts()).toEqual(['Downloading the film: 50 % done']);
  });

  it('keeps both prices when a price has changed after a while', () => {
    const window = createWindow();
    window.show(['The flight to Lisbon costs 300 EUR']);
    window.show(['The flight to Lisbon costs 500 EUR'], 60_000);
    expect(window.texts().join('\n')).toContain('300 EUR');
    expect(window.texts().join('\n')).toContain('500 EUR');
  });

  it('keeps both lines where a line with other numbers stands beside the first', () => {
    const window = createWindow();
    window.show(['Invoice 1041 is paid']);
    window.show(['Invoice 1041 is paid', 'Invoice 1042 is paid']);
    expect(window.texts().join('\n')).toBe('Invoice 1041 is paid\nInvoice 1042 is paid');
  });

  it('appends what follows to a short unit that is still in view', () => {
    const window = createWindow();
    window.show(['Anna: are you there?']);
    const merged = window.show(['Anna: are you there?', 'Bob: yes, what is it about?']);
    expect(merged.changed).toEqual([
      { id: 0, text: 'Anna: are you there?\nBob: yes, what is it about?', isWhollyShown: true },
    ]);
  });

  it('takes no notice of clocks and of players that go on', () => {
    const window = createWindow();
    window.show(['A talk about harbours', '0:34 / 12:03', 'Activities 09:00']);
    const merged = window.show(['A talk about harbours', '0:36 / 12:03', 'Activities 09:01'], 60_000);
    expect(merged).toEqual({ added: [], changed: [] });
  });

  it('never adds a line twice and never loses one, whatever is shown in whatever order', () => {
    const frames = fc.array(
      fc
        .tuple(fc.nat(page.length - 1), fc.integer({ min: 1, max: 50 }))
        .map(([top, count]) => page.slice(top, top + count)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(frames, (shown) => {
        const window = createWindow();
        // Far apart, so that no line is taken for another with its count moved on.
        for (const lines of shown) window.show(lines, 60_000);
        const stored = window.texts().join('\n').split('\n');
        expect([...stored].sort()).toEqual([...new Set(shown.flat())].sort());
      }),
      { numRuns: 40 },
    );
  });

  it('never throws, and stores nothing on a second look, for any text at all', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 })), (lines) => {
        const window = createWindow();
        const oneLine = lines.map((line) => line.replaceAll('\n', ' '));
        window.show(oneLine);
        expect(window.show(oneLine)).toEqual({ added: [], changed: [] });
      }),
    );
  });
});

describe('toChunks', () => {
  it('makes units of at most eighty words and keeps every word', () => {
    const line = fc.record({
      text: fc
        .array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 200 })
        .map((words) => words.join(' ')),
      startsParagraph: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const chunks = toChunks(lines);
        for (const chunk of chunks) expect(chunk.split(/\s+/).length).toBeLessThanOrEqual(maxWordsPerUnit);
        expect(chunks.join('\n').split(/\s+/).filter(Boolean)).toEqual(
          lines.flatMap((l) => l.text.split(' ')),
        );
      }),
    );
  });

  it('cuts at a paragraph once a unit is long enough', () => {
    const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
    const chunks = toChunks([
      { text: words(45), startsParagraph: true },
      { text: words(10), startsParagraph: true },
      { text: words(10), startsParagraph: false },
    ]);
    expect(chunks.map((chunk) => chunk.split(/\s+/).length)).toEqual([45, 20]);
  });
});
