import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFrom, makeFolder, openExchange } from '../../../helpers/exchange-bed.ts';
import { resourceFields, semanticFields, vaultFields } from '../../../helpers/memories-bed.ts';

const owner = { actor: 'owner' } as const;

function filled() {
  const bed = openExchange();
  const category = bed.organise.createCategory({ parentId: null, name: 'Animals', colour: 0 }).id;
  const inner = bed.organise.createCategory({ parentId: category, name: 'Small', colour: 0 }).id;
  const fact = { kind: 'semantic', occurredAt: 5_000, categoryId: inner } as const;
  const old = bed.memories.add(
    { ...fact, fields: semanticFields({ details: '# not a heading' }) },
    [],
    owner,
  );
  bed.memories.supersede(old.id, { ...fact, title: 'A [newer] one', fields: semanticFields() }, [], owner);
  bed.memories.add({ kind: 'resource', fields: resourceFields(), occurredAt: 9_000 }, [], owner);
  bed.memories.add({ kind: 'vault', fields: vaultFields({ caption: 'Bank card' }) }, [], owner);
  bed.memories.add(
    { kind: 'semantic', scope: 'agent_ada', fields: semanticFields({ name: 'Ada’s' }) },
    [],
    owner,
  );
  return { ...bed, category };
}

function titles(folder: string): string[] {
  const [, ...lines] = readFileSync(join(folder, 'memories.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { memory: { title: string } }).memory.title).sort();
}

describe('an export', () => {
  it('holds what was selected and never the vault', async () => {
    const bed = filled();
    expect(titles(await exportFrom(bed))).toEqual(['A [newer] one', 'Hedgehog', 'Kettles compared']);
    expect(titles(await exportFrom(bed, 'json-lines', { scope: 'all' }))).toContain('Ada’s');
    expect(titles(await exportFrom(bed, 'json-lines', { kinds: ['resource'] }))).toEqual([
      'Kettles compared',
    ]);
    expect(titles(await exportFrom(bed, 'json-lines', { from: 9_000, to: 9_001 }))).toEqual([
      'Kettles compared',
    ]);
    expect(titles(await exportFrom(bed, 'json-lines', { categoryId: bed.category }))).toHaveLength(2);
  });

  it('is Markdown with a file a kind, links that lead somewhere, and no heading from within a memory', async () => {
    const folder = await exportFrom(filled(), 'markdown');
    const files = readdirSync(folder);
    const index = readFileSync(join(folder, 'index.md'), 'utf8');
    for (const [, target] of index.matchAll(/\]\(([^)]+)\)/g)) expect(files).toContain(target);
    const facts = readFileSync(join(folder, 'semantic.md'), 'utf8');
    const [, anchor] = /superseded by \[A \\\[newer\\\] one\]\(semantic\.md#([^)]+)\)/.exec(facts)!;
    expect(facts).toContain(`<a id="${anchor}"></a>\n\n## A \\[newer\\] one`);
    expect(facts).toContain('Animals / Small');
    expect(facts.match(/^# /gm)).toHaveLength(1);
    expect(files.map((file) => readFileSync(join(folder, file), 'utf8')).join('')).not.toContain('Bank card');
  });

  it('is a table a kind, each cell as RFC 4180 writes it and none of them a formula', async () => {
    const bed = filled();
    const nasty = ['=HYPERLINK("https://evil.example","x")', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'];
    for (const name of nasty)
      bed.memories.add(
        { kind: 'semantic', fields: semanticFields({ name: `${name}\n"quoted", Ünïcode` }) },
        [],
        owner,
      );
    const folder = await exportFrom(bed, 'csv');
    expect(readdirSync(folder).sort()).toEqual(
      ['core', 'episodic', 'procedural', 'resource', 'semantic'].map((kind) => `${kind}.csv`),
    );
    const [head, ...rows] = rowsOf(readFileSync(join(folder, 'semantic.csv'), 'utf8'));
    expect(head!.slice(0, 3)).toEqual(['\uFEFFid', 'title', 'occurredAt']);
    expect(rows).toHaveLength(2 + nasty.length);
    for (const row of rows) expect(row).toHaveLength(head!.length);
    const names = rows.map((row) => row[head!.indexOf('name')]!);
    for (const name of names) expect(name).not.toMatch(/^\s*[=+\-@＝]/u);
    expect(names).toContain(`'=HYPERLINK("https://evil.example","x")\n"quoted", Ünïcode`);
    expect(rows.some((row) => row.includes('Animals / Small'))).toBe(true);
    expect(rowsOf(readFileSync(join(folder, 'core.csv'), 'utf8'))).toHaveLength(1);
  });

  it('leaves nothing where it was cancelled or selects nothing', async () => {
    const bed = filled();
    const folder = makeFolder();
    await expect(exportFrom(bed, 'markdown', {}, AbortSignal.abort(), folder)).rejects.toThrow(/cancelled/);
    const nothing = exportFrom(bed, 'markdown', { from: 10, to: 20 }, new AbortController().signal, folder);
    await expect(nothing).rejects.toThrow(/No memory is in that selection/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has a folder of its own where others are made into the same place at the same moment', async () => {
    const bed = filled();
    const place = makeFolder();
    const signal = new AbortController().signal;
    const made = await Promise.all([1, 2, 3].map(() => exportFrom(bed, 'json-lines', {}, signal, place)));
    made.push(await exportFrom(bed, 'csv', {}, signal, place));
    expect(readdirSync(place).map((name) => join(place, name))).toEqual(made.toSorted());
    for (const folder of made.slice(0, 3)) expect(titles(folder)).toHaveLength(3);
    expect(existsSync(join(made[3]!, 'semantic.csv'))).toBe(true);
  });

  it('names the folder that cannot be written', async () => {
    const folder = join(makeFolder(), 'gone');
    await expect(exportFrom(filled(), 'markdown', {}, undefined, folder)).rejects.toThrow(/gone.*ENOENT/);
    expect(existsSync(folder)).toBe(false);
  });
});

/** A reader of RFC 4180, strict: every line ends with CRLF. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\r\n') rows.push([]);
    if (cell.lastIndex === text.length) return rows.slice(0, -1);
  }
  throw new Error('The table ends within a row.');
}
