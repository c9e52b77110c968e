/** The numbers of a figure as a table: shown in place of the chart, and saved as CSV. Pure. */
import { t } from '../../messages/t.ts';
import { formatNumber } from '../../ui/sizes.ts';
import { formatDuration } from '../../ui/times.ts';

/** A stretch of time is shown in hours and minutes, and saved in minutes. */
export type Cell = string | number | { readonly ms: number };

export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function textOfCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? formatNumber(cell) : formatDuration(cell.ms);
}

/** RFC 4180; a text that a spreadsheet would take for a formula is given an apostrophe. */
export function toCsv({ columns, rows }: FigureTable): string {
  const isTime = columns.map((_, at) => rows.some((row) => typeof row[at] === 'object'));
  const header = columns.map((name, at) =>
    quoted(isTime[at] ? t('analytics.minutesColumn', { name }) : name),
  );
  const lines = rows.map((row) => row.map((cell) => fieldOf(cell)));
  return [header, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('');
}

function fieldOf(cell: Cell): string {
  if (typeof cell === 'string') return quoted(/^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell);
  return typeof cell === 'number' ? String(cell) : String(Math.round(cell.ms / 6_000) / 10);
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
