/** Memories as Markdown to be read: a file a kind, a heading a memory, links between them. */
import type { ExportedKind } from '../../src-preload/contract/export.ts';
import type { Memory } from '../../src-preload/contract/memory.ts';
import { readMemories } from '../memory/memories-table.ts';
import { readTree } from '../memory/organise/categories-table.ts';
import type { ReadableDb } from '../store/statements.ts';

const headings: Readonly<Record<ExportedKind, string>> = {
  core: 'Core: who you are, and how the assistant should be',
  episodic: 'Episodic: what happened',
  semantic: 'Semantic: people, projects, concepts, facts',
  procedural: 'Procedural: how something is done',
  resource: 'Resources: pages, documents and files',
};

export function kindHeading(kind: ExportedKind): string {
  return `# ${headings[kind]}\n`;
}

/** The file with links to all others. */
export function indexPage(counts: ReadonlyMap<ExportedKind, number>, now: number): string {
  const lines = [...counts].map(([kind, count]) => `- [${headings[kind]}](${kind}.md): ${count}`);
  return `# Memories of Mneme\n\nExported ${new Date(now).toISOString()}. The vault is not part of it.\n\n${lines.join('\n')}\n`;
}

export function memoryText(db: ReadableDb, memory: Memory, categories: ReadonlyMap<number, string>): string {
  const facts = [
    new Date(memory.occurredAt).toISOString(),
    memory.state === 'active' ? null : memory.state,
    memory.pinned ? 'pinned' : null,
    memory.categoryId === null ? null : escape(categories.get(memory.categoryId) ?? ''),
    ...memory.tags.map((tag) => `#${escape(tag)}`),
    memory.scope === null ? null : escape(memory.scope),
    memory.supersededBy === null ? null : `superseded by ${linkTo(db, memory)}`,
  ].filter((fact) => fact !== null && fact !== '');
  return `\n<a id="${memory.id}"></a>\n\n## ${escape(memory.title)}\n\n${facts.join(' · ')}\n\n${fieldsText(memory)}`;
}

/** Each category's path, by its number. */
export function categoryPaths(db: ReadableDb): Map<number, string> {
  const paths = new Map<number, string>();
  for (const { id, parentId, name } of readTree(db))
    paths.set(id, parentId === null ? name : `${paths.get(parentId) ?? ''} / ${name}`);
  return paths;
}

function linkTo(db: ReadableDb, { supersededBy }: Memory): string {
  const [heir] = supersededBy === null ? [] : readMemories(db, [supersededBy]);
  if (!heir || heir.state === 'deleted' || heir.kind === 'vault') return 'another';
  return `[${escape(heir.title)}](${heir.kind}.md#${heir.id})`;
}

function fieldsText({ fields }: Memory): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) =>
      Array.isArray(value)
        ? `**${name}**\n\n${value.map((step, at) => `${at + 1}. ${oneLine(String(step))}`).join('\n')}\n`
        : `**${name}**\n\n${quoted(shown(name, value))}\n`,
    )
    .join('\n');
}

function shown(name: string, value: unknown): string {
  return name.endsWith('At') && typeof value === 'number' ? new Date(value).toISOString() : String(value);
}

/** What a memory says is quoted, so that no line of it becomes a heading of the file. */
function quoted(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => `> ${line.replace(/[\\<]/gu, '\\$&')}`)
    .join('\n');
}

function oneLine(text: string): string {
  return escape(text.replace(/\s+/gu, ' '));
}

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/gu, '\\$&');
}
