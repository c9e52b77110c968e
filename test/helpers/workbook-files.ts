/**
 * Excel workbooks as MIRIX makes them: mirix/agent/agent_wrapper.py, export_memories_to_excel (pandas with openpyxl, a sheet a
 * kind, the first row names the columns), and the cells as openpyxl 3.1 writes them. None of a real account.
 */
import { zipOf } from './zip-files.ts';

/** A number is one, text is text; what begins with `=` becomes a formula, as openpyxl makes it one. Null: an empty cell. */
export type SheetValue = string | number | null;

interface WorkbookFacts {
  readonly isSince1904?: boolean;
  /** As Excel writes it when it saves the file again: texts in a list of their own. */
  readonly isShared?: boolean;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts by their path; change them before they are packed. */
export function workbookParts(
  sheets: Readonly<Record<string, readonly (readonly SheetValue[])[]>>,
  { isSince1904 = false, isShared = false }: WorkbookFacts = {},
): Record<string, string> {
  const names = Object.keys(sheets);
  const shared: string[] = [];
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      `${declared}<workbook xmlns="${main}"><workbookPr${isSince1904 ? ' date1904="1"' : ''}/><sheets>` +
      names
        .map(
          (name, at) =>
            `<sheet xmlns:r="${relations}" name="${escaped(name)}" sheetId="${at + 1}" state="visible" r:id="rId${at + 1}"/>`,
        )
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, at) =>
          `<Relationship Type="${relations}/worksheet" Target="/xl/worksheets/sheet${at + 1}.xml" Id="rId${at + 1}"/>`,
      )
      .join('')}</Relationships>`,
  };
  for (const [at, name] of names.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${main}"><dimension ref="A1:K9"/><sheetData>${sheets[name]!.map(
        (row, place) =>
          `<row r="${place + 1}">${row.map((value, column) => cellOf(value, place, column)).join('')}</row>`,
      ).join('')}</sheetData></worksheet>`;
  if (isShared)
    parts['xl/sharedStrings.xml'] =
      `${declared}<sst xmlns="${main}">${shared.map((text) => `<si><r><rPr><b/></rPr><t xml:space="preserve">${escaped(text)}</t></r><rPh sb="0" eb="1"><t>aloud</t></rPh></si>`).join('')}</sst>`;
  return parts;

  function cellOf(value: SheetValue, row: number, column: number): string {
    const place = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
    if (value === null) return `<c ${place}/>`;
    if (typeof value === 'number') return `<c ${place} s="2" t="n"><v>${value}</v></c>`;
    if (value.startsWith('=')) return `<c ${place}><f>${escaped(value.slice(1))}</f><v></v></c>`;
    if (!isShared) return `<c ${place} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    return `<c ${place} t="s"><v>${shared.push(value) - 1}</v></c>`;
  }
}

export function packed(parts: Readonly<Record<string, string>>): Buffer {
  return zipOf(Object.entries(parts).map(([name, content]) => ({ name, content })));
}

/** Days since 1900, as a sheet keeps a time. */
export function daysOf(iso: string): number {
  return Date.parse(iso) / 86_400_000 + 25_569;
}

/** What MIRIX exports of five memories, in its columns. */
export const mirixSheets = {
  Episodic: [
    [
      'id',
      'created_at',
      'occurred_at',
      'event_type',
      'actor',
      'summary',
      'details',
      'organization_id',
      'tree_path',
      'metadata',
      'last_modify',
    ],
    [
      'ep-1',
      '2025-07-01 10:00:05',
      daysOf('2025-07-01T10:00:00.250Z'),
      'activity',
      'user',
      'Wrote the report',
      'At <length> & more_x000D_',
      'org-1',
      '[]',
      '{}',
      '{}',
    ],
    [
      'ep-2',
      '2025-07-01 09:00:00',
      '2025-07-01 09:00:00',
      'activity',
      'assistant',
      '=1+1 is two',
      null,
      'org-1',
      '[]',
      '{}',
      '{}',
    ],
  ],
  Semantic: [
    ['id', 'created_at', 'name', 'summary', 'details', 'source', 'organization_id'],
    ['sem-1', '2025-07-01 10:00:00', 'Kettle', 'Boils water', null, 'manual', 'org-1'],
  ],
  Procedural: [
    ['id', 'created_at', 'entry_type', 'summary', 'steps', 'organization_id'],
    ['proc-1', '2025-07-01 10:00:00', 'guide', 'Make tea', `['Boil', "Don't spill"]`, 'org-1'],
  ],
  Resource: [
    ['id', 'created_at', 'title', 'summary', 'content', 'resource_type', 'organization_id'],
    ['res-1', '2025-07-01 10:00:00', 'Tea.md', 'About tea', '# Tea', 'markdown', 'org-1'],
  ],
} satisfies Readonly<Record<string, readonly (readonly SheetValue[])[]>>;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
