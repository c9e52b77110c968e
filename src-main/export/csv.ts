/**
 * Memories as tables for programs that show tables: a file a kind, by RFC 4180. A cell that such a program would take for a
 * formula begins with an apostrophe, since whoever wrote a page that was seen could have written one (OWASP, CSV injection).
 */
import { memoryFieldsSchemas, type Memory } from '../../src-preload/contract/memory.ts';
import type { ExportedKind } from '../../src-preload/contract/export.ts';

const columns = [
  'id',
  'title',
  'occurredAt',
  'state',
  'pinned',
  'category',
  'tags',
  'confidence',
  'scope',
  'supersededBy',
  'expiresAt',
  'createdAt',
  'updatedAt',
] as const;

/** Without the mark at its beginning Excel reads UTF-8 as something else. */
export function headRow(kind: ExportedKind): string {
  return `\uFEFF${toRow([...columns, ...Object.keys(memoryFieldsSchemas[kind].shape)])}`;
}

export function memoryRow(memory: Memory, categories: ReadonlyMap<number, string>): string {
  const { categoryId, tags, kind, fields } = memory;
  const own: Readonly<Record<string, unknown>> = {
    ...memory,
    category: categoryId === null ? '' : (categories.get(categoryId) ?? ''),
    tags: tags.join(', '),
  };
  const names = Object.keys(memoryFieldsSchemas[kind].shape);
  const values = names.map((name) => textOf(name, (fields as Readonly<Record<string, unknown>>)[name]));
  return toRow([...columns.map((name) => textOf(name, own[name])), ...values]);
}

function textOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((step, at) => `${at + 1}. ${String(step)}`).join('\n');
  if (name.endsWith('At') && typeof value === 'number') return new Date(value).toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function toRow(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: string): string {
  const safe = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
