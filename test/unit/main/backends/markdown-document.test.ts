import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeEntries,
  entriesOf,
  firstLines,
  parseDocument,
  printDocument,
  type MarkdownDocument,
} from '../../../../src-main/backends/markdown-document.ts';

const id = (place: number): string => `m_20260503100000_${place.toString(16).padStart(8, '0')}`;
const textsOf = (text: string): string[] => entriesOf(parseDocument(text)).map((entry) => entry.text);

/** Lines as people write them, and some that nobody should. */
const anyLine = fc.oneof(
  fc.constantFrom(
    '',
    '# Memory',
    '---',
    '```',
    '~~~ts',
    '<!-- note',
    '-->',
    '<!-- all -->',
    '- ',
    '- [ ] call the plumber',
    '* likes tea',
    '12) third',
    '| a | b |',
    '|---|---|',
    '  - nested',
    '\u3000全角',
    `- [id=${id(1)}] first`,
    `- [id=${id(1)}] the same id again`,
    `[id=${id(2)}] without a bullet`,
    '- [id=m_1_2] no id of ours',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, '')),
);
const anyText = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(fc.tuple(anyLine, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 12 }),
    anyLine,
  )
  .map(([mark, lines, last]) => mark + lines.map(([line, end]) => line + end).join('') + last);

describe('a file of memories', () => {
  it('comes to an end with a line of nothing but space and one letter', () => {
    const document = parseDocument(`- tea\n${' '.repeat(300_000)}x${' '.repeat(300_000)}y\n`);
    expect(entriesOf(document)).toHaveLength(2);
  });

  it('is given back byte for byte', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
        expect(printDocument(parseDocument(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts what was written by hand, and no headings, rules, comments, code or front matter', () => {
    const text = [
      '---',
      'tags: [private]',
      '---',
      '# About me',
      '',
      'I live in Bern.',
      '- [ ] call the plumber',
      '* likes tea',
      `- [id=${id(1)}] Works at the harbour`,
      '***',
      '<!-- not this',
      'nor this -->',
      '```sh',
      'rm -rf /',
      '```',
      '1. likes dogs',
    ].join('\n');
    expect(textsOf(text)).toEqual([
      'I live in Bern.',
      'call the plumber',
      'likes tea',
      'Works at the harbour',
      'likes dogs',
    ]);
    expect(entriesOf(parseDocument(text))[3]).toEqual({ id: id(1), text: 'Works at the harbour', line: 8 });
  });

  it('gives each line an id of its own: equal lines, and an id that was copied', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ids = entriesOf(parseDocument(text)).map((entry) => entry.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
    const [first, second] = entriesOf(parseDocument('same\nsame\n'));
    expect(first!.id).not.toBe(second!.id);
  });

  it('keeps the virtual id of a line when others move around it', () => {
    const before = entriesOf(parseDocument('likes tea\nlikes dogs\n'))[1]!.id;
    expect(entriesOf(parseDocument('# New\nhas a boat\nlikes dogs\n'))[1]!.id).toBe(before);
  });

  it('appends in the way in which the file ends its lines', () => {
    const add = (text: string): string =>
      printDocument(changeEntries(parseDocument(text), { added: [{ id: id(9), text: 'new' }] }));
    expect(add('')).toBe(`- [id=${id(9)}] new\n`);
    expect(add('a\r\nb')).toBe(`a\r\nb\n- [id=${id(9)}] new\n`);
    expect(add('a\r\nb\r\n')).toBe(`a\r\nb\r\n- [id=${id(9)}] new\r\n`);
    expect(add('no newline')).toBe(`no newline\n- [id=${id(9)}] new\n`);
  });

  it('writes a fact of several lines, or one that looks like an id or a heading, as one line that reads the same', () => {
    for (const text of ['two\nlines', `[id=${id(3)}] sly`, '# heading', '```', '---', '- bullet']) {
      const document = changeEntries(parseDocument(''), { added: [{ id: id(9), text: text }] });
      expect(document.lines).toHaveLength(1);
      expect(entriesOf(document)).toEqual([{ id: id(9), text: text.replaceAll('\n', ' '), line: 0 }]);
    }
  });

  it('changes one line with each of ten thousand random edits, and no other byte, whatever is written by hand between', () => {
    let edits = 0;
    fc.assert(
      fc.property(
        anyText,
        fc.array(
          fc.tuple(
            fc.constantFrom('append', 'update', 'remove', 'by hand'),
            fc.nat(),
            fc.oneof(anyLine, fc.string()),
          ),
          {
            minLength: 10,
            maxLength: 40,
          },
        ),
        (start, changes) => {
          let document = parseDocument(start);
          for (const [place, [kind, which, text]] of changes.entries()) {
            const entries = entriesOf(document);
            const entry = entries[which % Math.max(1, entries.length)];
            const before = document.lines;
            edits++;
            if (kind === 'by hand') {
              // An editor puts anything anywhere, and may leave the last line without its end.
              const at = which % (before.length + 1);
              const lines = before.map((line) => line.text + line.end);
              const end = which % 3 === 0 ? '' : which % 3 === 1 ? '\n' : '\r\n';
              document = parseDocument(lines.toSpliced(at, which % 2, text + end).join(''));
              continue;
            }
            if (kind === 'append' || !entry) {
              document = changeEntries(document, { added: [{ id: id(1000 + place), text: `fact ${text}` }] });
              expect(document.lines.slice(0, -1).map((line) => line.text)).toEqual(
                before.map((line) => line.text),
              );
              expect(entriesOf(document)).toHaveLength(entries.length + 1);
            } else if (kind === 'update') {
              document = changeEntries(document, { texts: new Map([[entry.id, `fact ${text}`]]) });
              expect(document.lines.toSpliced(entry.line, 1)).toEqual(before.toSpliced(entry.line, 1));
              expect(document.lines[entry.line]!.end).toBe(before[entry.line]!.end);
            } else {
              document = changeEntries(document, { removed: [entry.id] });
              // The first line stays as an empty one where the next one would begin front matter.
              const emptied = before.with(entry.line, { ...before[entry.line]!, text: '' });
              expect([before.toSpliced(entry.line, 1), emptied]).toContainEqual(document.lines);
            }
            document = parseDocument(printDocument(document));
          }
        },
      ),
      { numRuns: 650 },
    );
    expect(edits).toBeGreaterThan(10_000);
  });

  it('costs no other fact, whatever is taken out and whatever is put in its place', () => {
    const said = (document: MarkdownDocument): string[] => entriesOf(document).map(({ text }) => text);
    fc.assert(
      fc.property(anyText, fc.nat(), anyLine, (start, which, text) => {
        const document = parseDocument(start);
        const entries = entriesOf(document);
        fc.pre(entries.length > 0);
        const { id, line } = entries[which % entries.length]!;
        const others = entries.filter((entry) => entry.line !== line).map((entry) => entry.text);
        // A second line with the same id becomes one of its own.
        const left = said(changeEntries(document, { removed: [id] }));
        expect(left).toEqual(expect.arrayContaining(others));
        expect(left.length).toBeGreaterThanOrEqual(others.length);
        fc.pre(text.trim() !== '');
        const changed = said(changeEntries(document, { texts: new Map([[id, text]]) }));
        expect(changed).toEqual(expect.arrayContaining(others));
        expect(changed.length).toBeGreaterThan(others.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['first\n---\n- second\n---\n', '\n---\n- second\n---\n'],
    ['\ufefffirst\r\n---\r\nsecond\r\n...\r\n', '\ufeff\r\n---\r\nsecond\r\n...\r\n'],
  ])('makes no front matter by taking out the first line of %j', (text, left) => {
    const document = parseDocument(text);
    const after = changeEntries(document, { removed: [entriesOf(document)[0]!.id] });
    expect(printDocument(after)).toBe(left);
    expect(entriesOf(after).map(({ text }) => text)).toContain('second');
  });

  it.each(['```', '<!-- note', '---', '# Title', '- [ ] call', '...'])(
    'says %j where that is a fact',
    (text) => {
      for (const line of ['tea\nboat\n', `---\ntea\n`, `- [id=${id(1)}] tea\nboat\n`]) {
        const document = parseDocument(line);
        const [entry] = entriesOf(document);
        const [fact] = entriesOf(changeEntries(document, { texts: new Map([[entry!.id, text]]) }));
        expect([text, `\\${text}`]).toContain(fact!.text);
      }
    },
  );

  it('refuses to change what is not there', () => {
    expect(() => changeEntries(parseDocument('likes tea\n'), { texts: new Map([[id(5), 'x']]) })).toThrow(
      /no memory/,
    );
    expect(() => changeEntries(parseDocument(''), { removed: ['v_0000000000000000'] })).toThrow(/no memory/);
  });

  it('shows its first lines, and says that there are more', () => {
    const document = parseDocument('a\nb\nc\n');
    expect(firstLines(document, 3)).toBe('a\nb\nc');
    expect(firstLines(document, 2)).toMatch(/^a\nb\n\[1 more lines/);
  });
});
