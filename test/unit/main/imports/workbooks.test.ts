import { describe, expect, it } from 'vitest';
import { makeFile, memoriesOfStore, openExchange } from '../../../helpers/exchange-bed.ts';
import { makeDatabase } from '../../../helpers/foreign-files.ts';
import { mirix } from '../../../helpers/foreign-schemas.ts';
import { daysOf, mirixSheets, packed, workbookParts } from '../../../helpers/workbook-files.ts';

describe('a workbook that MIRIX exported', () => {
  it.each([
    ['as it was exported', {}],
    ['saved again by Excel', { isShared: true }],
  ])('comes in as its memories, %s', async (_, facts) => {
    const bed = openExchange();
    const file = makeFile('mirix.xlsx', packed(workbookParts(mirixSheets, facts)));
    const { format, counts, perKind } = await bed.imports.preview(file);
    expect({ format, added: counts.added }).toEqual({ format: 'mirix', added: 5 });
    expect(perKind).toMatchObject({ episodic: 2, semantic: 1, procedural: 1, resource: 1 });
    const { id } = await bed.imports.run(file);
    const memories = memoriesOfStore(bed);
    const named = (title: string) => memories.find((memory) => memory.title === title);
    expect(named('Wrote the report')).toMatchObject({
      kind: 'episodic',
      occurredAt: Date.parse('2025-07-01T10:00:00.250Z'),
      fields: { actor: 'user', eventType: 'activity', details: 'At <length> & more' },
    });
    // Never computed.
    expect(named('=1+1 is two')).toMatchObject({
      occurredAt: Date.parse('2025-07-01T09:00:00Z'),
      fields: { actor: 'assistant' },
    });
    expect(named('Kettle')).toMatchObject({ fields: { summary: 'Boils water', origin: 'manual' } });
    expect(named('Make tea')).toMatchObject({ fields: { steps: ['Boil', "Don't spill"] } });
    expect(named('Tea.md')).toMatchObject({ fields: { content: '# Tea', resourceType: 'doc' } });
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 0, known: 5 });
    expect(await bed.imports.undo(id)).toMatchObject({ removed: 5 });
    expect(memoriesOfStore(bed)).toEqual([]);
  });

  it('knows what came in from the database of MIRIX', async () => {
    const bed = openExchange();
    const database = makeDatabase('sqlite.db', (db) => {
      db.exec(mirix);
      db.exec(`INSERT INTO episodic_memory VALUES ('ep-1', '2025-07-01 10:00:00.250000', '{}', 'user', 'activity',
        'Wrote the report', 'At length', '2025-07-01 10:00:05', 0, NULL);
        INSERT INTO semantic_memory VALUES ('sem-1', 'Kettle', 'Boils water', '', 'manual', '[]', '2025-07-01 10:00:00', 0)`);
    });
    await bed.imports.run(database);
    const file = makeFile('mirix.xlsx', packed(workbookParts(mirixSheets)));
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 3, known: 2 });
  });

  it('has its times in days since 1904 where it says so', async () => {
    const bed = openExchange();
    const [head] = mirixSheets.Episodic;
    const days = daysOf('2025-07-01T10:00:00Z') - 1_462;
    const row = ['ep-1', '2025-07-01 10:00:05', days, 'activity', 'user', 'Wrote', '', '', '', '', ''];
    const parts = workbookParts({ Episodic: [head!, row] }, { isSince1904: true });
    await bed.imports.run(makeFile('mirix.xlsx', packed(parts)));
    expect(memoriesOfStore(bed)[0]).toMatchObject({ occurredAt: Date.parse('2025-07-01T10:00:00Z') });
  });
});

describe('a workbook that is not as it should be', () => {
  const whole = workbookParts(mirixSheets);
  const sheet = 'xl/worksheets/sheet2.xml';
  const row = (cells: string): string =>
    `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>${whole[sheet]}`;
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    [
      'is of another program',
      workbookParts({ Sheet1: [['a'], ['b']] }),
      /workbook of no program that is known/,
    ],
    [
      'has no such columns',
      workbookParts({ Semantic: [['a'], ['b']] }),
      /workbook of no program that is known/,
    ],
    ['is cut off', { ...whole, [sheet]: whole[sheet]!.slice(0, -30) }, /ends in the middle/],
    ['has a document type', { ...whole, [sheet]: bomb }, /document type/],
    [
      'has a row beyond the last',
      { ...whole, [sheet]: whole[sheet]!.replace('r="2"', 'r="99999999999"') },
      /a row "9/,
    ],
    ['has a column beyond the last', { ...whole, [sheet]: row('<c r="ZZZ1"/>') }, /a cell "ZZZ1"/],
    [
      'names a text that is not there',
      { ...whole, [sheet]: row('<c r="A1" t="s"><v>7</v></c>') },
      /names a text in row \d of .* that is not there/,
    ],
    [
      'has more in a cell than one can hold',
      { ...whole, [sheet]: row(`<c r="A1" t="str"><v>${'ab '.repeat(200_000)}</v></c>`) },
      /more in row 1 of Semantic than a cell can hold/,
    ],
    ['lacks its list of parts', { 'xl/workbook.xml': whole['xl/workbook.xml']! }, /no whole workbook/],
  ];

  it.each(cases)('is refused where it %s, and nothing comes in', async (_, parts, reason) => {
    const bed = openExchange();
    const file = makeFile('mirix.xlsx', packed(parts));
    const refused = await bed.imports.run(file).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(reason) as string,
    });
    expect((refused as Error).message).toContain(file);
    expect(memoriesOfStore(bed)).toEqual([]);
  });
});
