/** Memories as JSON lines, the form that `imports` reads back: a line about the file, then a memory a line. See the README. */
import type { Memory } from '../../src-preload/contract/memory.ts';
import { readTree } from '../memory/organise/categories-table.ts';
import { readSources } from '../memory/sources.ts';
import type { ReadableDb } from '../store/statements.ts';

export function headLine(db: ReadableDb, now: number): string {
  return toLine({
    format: 'mneme-memories',
    version: 1,
    exportedAt: new Date(now).toISOString(),
    categories: readTree(db),
  });
}

export function memoryLine(db: ReadableDb, memory: Memory): string {
  const sources = readSources(db, memory.id).map(({ kind, file, at, label }) => ({ kind, file, at, label }));
  return toLine({ memory, sources });
}

function toLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
