/**
 * MIRIX: its SQLite file, and the workbook that it exports. All kinds but the vault, whose secrets it keeps as plain text: they
 * are not touched. A memory has the same id in both, so that whoever brings in one finds the other known.
 */
import type { FieldsOf, Memory, MemoryKind } from '../../src-preload/contract/memory.ts';
import { memoryFieldsSchemas } from '../../src-preload/contract/memory.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { titleLine } from '../memory/memory-writer.ts';
import type { ForeignDatabase, ForeignRow } from '../store/foreign-database.ts';
import { eachRow, textIn, type Placed } from './foreign-rows.ts';
import { foreignMemory, nothing, timeOfDatabase, type Read } from './incoming.ts';
import { readSheet, timeOfSheet, type Row, type Sheet, type Workbook } from './read-workbook.ts';
import { refusal } from './read-text.ts';

type MirixKind = Exclude<MemoryKind, 'vault'>;

interface MirixTable<Kind extends MirixKind> {
  readonly kind: Kind;
  readonly table: string;
  readonly columns: readonly string[];
  readonly fieldsOf: (row: ForeignRow, at: number) => FieldsOf<Kind> | null;
}

const episodic: MirixTable<'episodic'> = {
  kind: 'episodic',
  table: 'episodic_memory',
  columns: ['occurred_at', 'actor', 'event_type', 'summary', 'details'],
  fieldsOf: (row) => ({
    endedAt: null,
    actor: textIn(row, 'actor') === 'assistant' ? 'assistant' : 'user',
    eventType: titleLine(textIn(row, 'event_type') ?? 'event'),
    application: null,
    summary: titleLine(textIn(row, 'summary') ?? textIn(row, 'details') ?? ''),
    details: cut(textIn(row, 'details'), 50_000),
  }),
};

const semantic: MirixTable<'semantic'> = {
  kind: 'semantic',
  table: 'semantic_memory',
  columns: ['name', 'summary', 'details', 'source'],
  fieldsOf: (row) => ({
    name: titleLine(textIn(row, 'name') ?? textIn(row, 'summary') ?? ''),
    summary: cut(textIn(row, 'summary'), 2_000),
    details: cut(textIn(row, 'details'), 50_000),
    origin: cut(textIn(row, 'source') ?? 'MIRIX', 500),
  }),
};

const procedural: MirixTable<'procedural'> = {
  kind: 'procedural',
  table: 'procedural_memory',
  // `summary` and `steps` until 2025, `description` and `instructions` from then on.
  columns: ['name', 'entry_type', 'summary', 'description', 'steps', 'instructions'],
  fieldsOf: (row) => ({
    entryType: memoryFieldsSchemas.procedural.shape.entryType.catch('guide').parse(textIn(row, 'entry_type')),
    summary: titleLine(textIn(row, 'summary') ?? textIn(row, 'description') ?? textIn(row, 'name') ?? ''),
    steps: stepsOf(textIn(row, 'steps') ?? textIn(row, 'instructions') ?? ''),
    validation: 'unverified',
    validatedAt: null,
  }),
};

const resource: MirixTable<'resource'> = {
  kind: 'resource',
  table: 'resource_memory',
  columns: ['title', 'summary', 'resource_type', 'content'],
  fieldsOf: (row, at) => ({
    resourceType: memoryFieldsSchemas.resource.shape.resourceType
      .catch('doc')
      .parse(textIn(row, 'resource_type')),
    address: null,
    summary: cut(textIn(row, 'summary') ?? textIn(row, 'title'), 2_000),
    content: cut(textIn(row, 'content'), 200_000),
    visits: 1,
    lastSeenAt: at,
  }),
};

const core: MirixTable<'core'> = {
  kind: 'core',
  table: 'block',
  columns: ['label', 'value'],
  fieldsOf(row) {
    const block = memoryFieldsSchemas.core.shape.block.safeParse(textIn(row, 'label'));
    const text = textIn(row, 'value');
    return block.success && text !== null ? { block: block.data, text: cut(text, 5_000) } : null;
  },
};

export function* fromMirix(db: ForeignDatabase): Generator<Placed<Read>, void> {
  const tables = [core, semantic, procedural, resource, episodic].filter(({ table }) => db.tables.has(table));
  for (const [at, one] of tables.entries()) {
    const all = ['id', 'created_at', 'is_deleted', ...one.columns];
    for (const { place, done, value: row } of eachRow(db, one.table, all))
      yield { place, done: (at + done) / tables.length, value: readRow(one, row) };
  }
}

/** Its sheets, each named after its kind; the first row names the columns. */
const sheetTables: Readonly<Record<string, MirixTable<MirixKind>>> = {
  Episodic: episodic,
  Semantic: semantic,
  Procedural: procedural,
  Resource: resource,
};
const timeColumns: ReadonlySet<string> = new Set(['created_at', 'occurred_at']);

/** Throws `invalid-input` where no sheet of it is one of MIRIX's. `onRead` hears of the bytes of each sheet. */
export async function* fromMirixWorkbook(
  workbook: Workbook,
  onRead: (sheet: Sheet, bytes: number) => void,
): AsyncGenerator<Omit<Placed<Read>, 'done'>, void> {
  let isOurs = false;
  for (const sheet of workbook.sheets) {
    const table = Object.hasOwn(sheetTables, sheet.name) ? sheetTables[sheet.name] : undefined;
    if (!table) continue;
    const place = (row: Row): Sentence => say('row {row} of {table}', { row: row.number, table: sheet.name });
    let names: ReadonlyMap<number, string> | null = null;
    for await (const rows of readSheet(workbook, sheet, (bytes) => onRead(sheet, bytes))) {
      yield { place: say('the sheet {name}', { name: sheet.name }), value: nothing };
      for (const row of rows) {
        if (names !== null) {
          const found = rowOf(workbook, names, row);
          if (found.id !== undefined) yield { place: place(row), value: readRow(table, found) };
          continue;
        }
        names = new Map([...row.cells].map(([column, name]) => [column, String(name)]));
        const there = new Set(names.values());
        if (!there.has('id') || !there.has('summary')) break;
        isOurs = true;
      }
    }
  }
  if (!isOurs)
    throw refusal(
      workbook.file,
      say('is a workbook of no program that is known here'),
      say('Choose an export of MIRIX'),
    );
}

function rowOf(workbook: Workbook, names: ReadonlyMap<number, string>, { number, cells }: Row): ForeignRow {
  const values = [...cells].flatMap(([column, cell]): [string, string | number][] => {
    const name = names.get(column);
    if (name === undefined) return [];
    if (typeof cell === 'string' || !timeColumns.has(name)) return [[name, cell]];
    const at = new Date(timeOfSheet(cell, workbook));
    return Number.isNaN(at.getTime()) ? [] : [[name, at.toISOString()]];
  });
  return { ...Object.fromEntries(values), _rowid_: number };
}

function readRow({ kind, table, fieldsOf }: MirixTable<MirixKind>, row: ForeignRow): Read {
  const happened = timeOfDatabase(row['occurred_at'] ?? row['created_at']);
  const fields = row['is_deleted'] === 1 ? null : fieldsOf(row, happened);
  if (fields === null) return nothing;
  const memory = {
    ...foreignMemory('mirix', `${table} ${textIn(row, 'id') ?? row._rowid_}`, happened),
    kind,
    title: titleLine(
      textIn(row, 'title') ?? textIn(row, 'name') ?? textIn(row, 'summary') ?? textIn(row, 'label') ?? '',
    ),
    fields,
  } as Memory;
  return { type: 'memory', incoming: { memory, sources: [] } };
}

/** A list as JSON, as Python writes it into a sheet, or numbered lines. */
function stepsOf(text: string): string[] {
  const listed =
    listIn(text) ??
    pythonListIn(text) ??
    text.split(/[\r\n]+/u).map((line) => line.replace(/^\s*(?:\d+[.)]|[-*])\s+/u, ''));
  return listed
    .map((step) => step.trim().slice(0, 2_000))
    .filter((step) => step !== '')
    .slice(0, 100);
}

function listIn(text: string): string[] | null {
  if (!text.startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(String) : null;
  } catch {
    return null;
  }
}

/** `['Boil', "Don't spill"]`, as `repr` gives a list of texts (Python, Objects/unicodeobject.c). */
function pythonListIn(text: string): string[] | null {
  if (!/^\[\s*['"]/u.test(text) || !/['"]\s*\]$/u.test(text)) return null;
  const items = text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gsu);
  return [...items].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/gsu, (_, char: string) =>
      char === 'n' ? '\n' : char === 't' ? '\t' : char === 'r' ? '\r' : char,
    ),
  );
}

function cut(text: string | null, chars: number): string {
  return (text ?? '').slice(0, chars);
}
