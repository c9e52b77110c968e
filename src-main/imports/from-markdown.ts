/**
 * A file of memories as the `file` backend keeps them, `MEMORY.md` or a dated note: one fact a line. Each becomes a fact of the
 * owner's own; what has an id keeps it, so a fact that is here already is known again.
 */
import { basename } from 'node:path';
import { memoryIdSchema } from '../../src-preload/contract/memory.ts';
import { entriesOf, parseDocument } from '../backends/markdown-document.ts';
import { titleLine } from '../memory/memory-writer.ts';
import { foreignMemory, timeOf, type Read } from './incoming.ts';

const lineWithId = /^[ \t]*- \[id=m_\d{14}_[0-9a-f]{8}\]/mu;

/** By its name; or by its first lines, where somebody gave it another. */
export function isMarkdown(file: string, start: string): boolean {
  return /\.(?:md|markdown)$/iu.test(file) || lineWithId.test(start.slice(0, 20_000));
}

/** `line` counts from 1. */
export function* fromMarkdown(file: string, text: string): Generator<{ line: number; read: Read }, void> {
  const dated = /(\d{4}-\d{2}-\d{2})\.(?:md|markdown)$/iu.exec(basename(file))?.[1];
  for (const { id, line, text: fact } of entriesOf(parseDocument(text))) {
    if (fact === '') continue;
    const own = memoryIdSchema.safeParse(id);
    const at = own.success ? timeOfId(own.data) : timeOf(dated);
    const isLong = fact.length > 2_000;
    const title = titleLine(fact.slice(0, 200));
    const memory = {
      ...foreignMemory('markdown', fact, at),
      ...(own.success ? { id: own.data } : {}),
      kind: 'semantic',
      title,
      fields: {
        name: title,
        summary: isLong ? '' : fact,
        details: isLong ? fact.slice(0, 50_000) : '',
        origin: basename(file).slice(0, 500),
      },
    } as const;
    yield { line: line + 1, read: { type: 'memory', incoming: { memory, sources: [] } } };
  }
}

/** The second in which it was written is part of an id. */
function timeOfId(id: string): number {
  const [, year, month, day, hour, minute, second] =
    /^m_(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/u.exec(id) ?? [];
  return timeOf(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
