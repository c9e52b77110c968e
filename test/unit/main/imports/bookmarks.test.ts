import { describe, expect, it } from 'vitest';
import { makeFile, memoriesOfStore, openExchange } from '../../../helpers/exchange-bed.ts';

const bank = { presetsOff: [], rules: [{ kind: 'site' as const, pattern: 'bank.example' }] };

describe('bookmarks', () => {
  it('of the page that browsers export become resources, with their folder as a tag', async () => {
    const page = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
      <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
      <TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
      <DL><p>
        <DT><H3 ADD_DATE="1700000000">Tea &amp; more</H3>
        <DL><p>
          <DT><A HREF="https://kettles.example/?a=1&amp;b=2" ADD_DATE="1700000001" ICON="data:image/png;base64,AA>BB">Kettles &lt;3 &#x2615;</A>
        </DL><p>
        <DT><A HREF="https://www.bank.example/" ADD_DATE="1700000002">Bank</A>
        <DT><A HREF="javascript:alert(1)" ADD_DATE="1700000003">A button</A>
        <DT><A HREF="https://last.example/" ADD_DATE="">Last</A>
      </DL><p>`;
    const bed = openExchange(bank);
    expect(await bed.imports.preview(makeFile('bookmarks.html', page))).toMatchObject({
      format: 'bookmarks',
      counts: { added: 2, excluded: 1 },
    });
    await bed.imports.run(makeFile('bookmarks.html', page));
    expect(memoriesOfStore(bed)).toMatchObject([
      { title: 'Last', occurredAt: 0, tags: ['bookmarks'] },
      {
        title: 'Kettles <3 ☕',
        kind: 'resource',
        occurredAt: 1700000001000,
        tags: ['bookmarks', 'Tea & more'],
        fields: { address: 'https://kettles.example/?a=1&b=2', visits: 0 },
      },
    ]);
  });

  it('of the profile of Chrome come in the same way', async () => {
    const at = String((Date.UTC(2025, 2, 4, 10) / 1000 + 11_644_473_600) * 1e6);
    const file = {
      checksum: 'abc',
      roots: {
        bookmark_bar: {
          type: 'folder',
          name: 'Bar',
          children: [
            {
              type: 'folder',
              name: 'Tea',
              children: [{ type: 'url', name: 'Kettles', url: 'https://kettles.example/', date_added: at }],
            },
            { type: 'url', name: 'Bank', url: 'https://bank.example/', date_added: at },
          ],
        },
        other: {
          type: 'folder',
          name: 'Other',
          children: [{ type: 'url', name: 'Mugs', url: 'https://mugs.example/', date_added: at }],
        },
      },
      version: 1,
    };
    const bed = openExchange(bank);
    await bed.imports.run(makeFile('Bookmarks', JSON.stringify(file, null, 3)));
    expect(
      memoriesOfStore(bed).map(({ title, tags, occurredAt }) => ({ title, tag: tags[1], occurredAt })),
    ).toEqual(
      expect.arrayContaining([
        { title: 'Kettles', tag: 'Tea', occurredAt: Date.UTC(2025, 2, 4, 10) },
        { title: 'Mugs', tag: 'Other', occurredAt: Date.UTC(2025, 2, 4, 10) },
      ]),
    );
    expect(memoriesOfStore(bed)).toHaveLength(2);
  });

  it('nested as deep as anybody may write them, or never closed, end in words or in bookmarks, at once', async () => {
    const deep = `{"roots":${'{"children":['.repeat(20_000)}`;
    await expect(openExchange().imports.run(makeFile('Bookmarks', deep))).rejects.toThrow(
      /broken or cut off/,
    );
    const closed = `{"roots":{"a":${'{"children":['.repeat(5_000)}${']}'.repeat(5_000)}}}`;
    expect((await openExchange().imports.run(makeFile('Bookmarks', closed))).counts.added).toBe(0);
    const open = `<!DOCTYPE NETSCAPE-Bookmark-file-1>${'<a href="'.repeat(300_000)}`;
    expect((await openExchange().imports.run(makeFile('bookmarks.html', open))).counts.added).toBe(0);
    await expect(openExchange().imports.run(makeFile('Bookmarks', '{"roots": 7}'))).rejects.toThrow(
      /has no roots/,
    );
  });
});

describe('files of conversation memory', () => {
  it('come in a fact a line, each under its id, and code and headings stay out', async () => {
    const text = `# MEMORY\n\n- [id=m_20250304050607_0a1b2c3d] Ada likes hedgehogs\n- [id=m_20250304050608_0a1b2c3e] Token ghp_16C7e42F292c6912E7710c838347Ae178B4a\n\nWritten by hand\n\n\`\`\`\nnot a fact\n\`\`\`\n`;
    const bed = openExchange();
    expect((await bed.imports.run(makeFile('MEMORY.md', text))).counts).toMatchObject({
      added: 3,
      redacted: 1,
    });
    expect(memoriesOfStore(bed)).toMatchObject([
      { title: 'Written by hand', occurredAt: 0 },
      {
        id: 'm_20250304050607_0a1b2c3d',
        kind: 'semantic',
        title: 'Ada likes hedgehogs',
        occurredAt: Date.UTC(2025, 2, 4, 5, 6, 7),
        scope: null,
        fields: { summary: 'Ada likes hedgehogs', origin: 'MEMORY.md' },
      },
      { id: 'm_20250304050608_0a1b2c3e' },
    ]);
    expect((await bed.imports.run(makeFile('other.txt', text))).counts).toMatchObject({ added: 0, known: 3 });
  });

  it('of a day have that day where a line has no time of its own', async () => {
    const bed = openExchange();
    await bed.imports.run(makeFile('2025-03-04.md', '- Bought a kettle\n'));
    expect(memoriesOfStore(bed)).toMatchObject([
      { title: 'Bought a kettle', occurredAt: Date.UTC(2025, 2, 4) },
    ]);
  });
});
