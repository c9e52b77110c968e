/**
 * Tools for what the owner's machine remembers, for every model that can call functions. Three look; three would change
 * memories, and those only write down what they would do: nothing happens before the owner allows it with a click, whoever
 * talked the model into it.
 */
import { z } from 'zod';
import type { OwnerToolName } from '../../src-preload/contract/chat.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { Memories } from '../memory/memories.ts';
import type { ToolCall, ToolOffer } from '../llm/llm.ts';
import type { KeptTool } from './messages-table.ts';
import { textOf } from './owner-changes.ts';
import { sampleBetween } from './passages.ts';
import { describe, timeOf } from './prompt.ts';
import { findPassages, isTelling, seenApplications, type RetrieveParts } from './retrieve.ts';
import type { SourceBook } from './source-book.ts';
import { cutToTokens } from './tokens.ts';
import { asData, readToolInput, unknownTool, type ToolAnswer } from './tool-answer.ts';

const day = z.iso.date();
const number = z
  .number()
  .int()
  .positive()
  .describe('The number of a recalled passage, as given in square brackets.');
const words = z.string().trim().min(1).max(500);
const fact = z.string().trim().min(1).max(2_000);

const inputs = {
  search_everything: z.object({
    query: words,
    from: day.optional().describe('First day, YYYY-MM-DD.'),
    to: day.optional().describe('Last day, YYYY-MM-DD.'),
    application: z.string().max(200).optional(),
  }),
  read_in_full: z.object({ number }),
  list_day: z.object({ day: day.describe('YYYY-MM-DD') }),
  keep_for_owner: z.object({ text: fact.describe('One fact, as a whole sentence.') }),
  correct_for_owner: z.object({ number, text: fact.describe('How it really is, as a whole sentence.') }),
  forget_for_owner: z.object({ numbers: z.array(number).min(1).max(50) }),
} as const satisfies Record<OwnerToolName, z.ZodType>;

const descriptions: Record<OwnerToolName, string> = {
  search_everything: 'Searches memories, screen texts and messages of the owner.',
  read_in_full: 'Reads a recalled memory in full.',
  list_day: 'Lists what was remembered and seen on one day.',
  keep_for_owner: 'Asks the owner to keep a new fact. Only when the owner wants it.',
  correct_for_owner: 'Asks the owner to replace a recalled memory. Only when the owner wants it.',
  forget_for_owner: 'Asks the owner to delete recalled memories. Only when the owner wants it.',
};

export const ownerToolOffers: readonly ToolOffer[] = (Object.keys(inputs) as OwnerToolName[]).map((name) => ({
  name,
  description: descriptions[name],
  input: inputs[name],
}));

export interface ToolParts extends RetrieveParts {
  readonly memories: Pick<Memories, 'getMany'>;
}

const foundPassages = 6;
const listedPassages = 30;

/** Runs one call. Never throws for what the model wrote: it is told what was wrong with it. */
export async function runOwnerTool(
  parts: ToolParts,
  book: SourceBook,
  call: ToolCall,
  id: string,
  signal?: AbortSignal,
): Promise<ToolAnswer> {
  const { name } = call;
  if (!isOwnerTool(name)) return unknownTool(name, Object.keys(inputs));
  const read = readToolInput<unknown>(inputs[name], call.input);
  if (!read.ok) return read.answer;
  const run = tools[name] as (context: ToolContext, input: unknown) => ToolAnswer | Promise<ToolAnswer>;
  return run({ parts, book, id, signal }, read.input);
}

interface ToolContext {
  readonly parts: ToolParts;
  readonly book: SourceBook;
  readonly id: string;
  readonly signal: AbortSignal | undefined;
}
type Inputs = { readonly [Name in OwnerToolName]: z.output<(typeof inputs)[Name]> };

const tools: {
  readonly [Name in OwnerToolName]: (
    context: ToolContext,
    input: Inputs[Name],
  ) => ToolAnswer | Promise<ToolAnswer>;
} = {
  async search_everything({ parts, book, id, signal }, { query, from, to, application }) {
    const found = await findPassages(
      parts,
      {
        text: query,
        applications: application ? knownApplication(parts, application) : [],
        ...(from ? { from: startOf(from) } : {}),
        ...(to ? { to: startOf(to, 1) } : {}),
      },
      foundPassages,
      signal,
    );
    const entries = found.passages.slice(0, foundPassages).map(({ passage, why }) => book.add(passage, why));
    return {
      content: asData(entries.map(describe)),
      use: looked(
        id,
        'search_everything',
        tell('Searched for “{query}”', { query }),
        counted(entries.length),
      ),
    };
  },

  read_in_full({ parts, book, id }, { number }) {
    const memoryId = book.get(number)?.passage.memoryId;
    const [memory] = memoryId ? parts.memories.getMany([memoryId]) : [];
    if (!memory) return { content: `Number ${number} is no memory that was recalled.`, use: null };
    // What a vault memory guards is not among its fields; its caption is all that there is to read.
    const text = cutToTokens(textOf(memory), 1_500)
      .split('\n')
      .map((line) => `| ${line}`)
      .join('\n');
    return {
      content: asData([`[${number}] ${memory.kind}, ${timeOf(memory.occurredAt)}\n${text}`]),
      use: looked(id, 'read_in_full', tell('Read a memory'), '', [memory.id]),
    };
  },

  list_day({ parts, book, id }, { day }) {
    const entries = sampleBetween(
      parts.db,
      { from: startOf(day), to: startOf(day, 1) },
      parts.scopes,
      listedPassages,
    )
      .filter((passage) => isTelling(passage, parts.shownMessages))
      .map((passage) => book.add(passage, `it lies on ${day}`));
    return {
      content: asData(entries.map(describe).map((text) => cutToTokens(text, 80))),
      use: looked(id, 'list_day', tell('Listed {day}', { day }), counted(entries.length)),
    };
  },

  keep_for_owner: (context, { text }) => asking(context, 'keep_for_owner', tell('Remember this'), [], text),

  correct_for_owner(context, { number, text }) {
    const ids = memoriesOf(context.book, [number]);
    if (ids.length === 0) return { content: `Number ${number} is no memory that was recalled.`, use: null };
    return asking(context, 'correct_for_owner', tell('Correct a memory'), ids, text);
  },

  forget_for_owner(context, { numbers }) {
    const ids = memoriesOf(context.book, numbers);
    if (ids.length === 0)
      return { content: 'None of these numbers is a memory that was recalled.', use: null };
    const label =
      ids.length === 1 ? tell('Forget a memory') : tell('Forget {count} memories', { count: ids.length });
    return asking(context, 'forget_for_owner', label, ids, null);
  },
};

function asking(
  { id }: ToolContext,
  name: OwnerToolName,
  label: string,
  memoryIds: readonly MemoryId[],
  text: string | null,
): ToolAnswer {
  return {
    content: 'The owner was asked and decides later. It has not happened yet; say so, and do not ask again.',
    use: { id, name, state: 'asking', label, outcome: '', memoryIds, text, about: '', step: null },
  };
}

function looked(
  id: string,
  name: OwnerToolName,
  label: string,
  outcome: string,
  memoryIds: readonly MemoryId[] = [],
): KeptTool {
  return { id, name, state: 'done', label, outcome, memoryIds, text: null, about: '', step: null };
}

function memoriesOf(book: SourceBook, numbers: readonly number[]): MemoryId[] {
  return [...new Set(numbers.flatMap((number) => book.get(number)?.passage.memoryId ?? []))];
}

function knownApplication({ db }: ToolParts, name: string): string[] {
  const wanted = name.toLowerCase();
  return seenApplications(db).filter((application) => application.toLowerCase().includes(wanted));
}

function counted(found: number): string {
  return found === 0 ? 'nothing found' : found === 1 ? 'one passage' : tell('{found} passages', { found });
}

/** The first moment of a day, or of the one after it, on the owner's clock. */
function startOf(date: string, later = 0): number {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  return Math.max(0, new Date(year, month - 1, dayOfMonth + later).getTime());
}

export function isOwnerTool(name: string): name is OwnerToolName {
  return Object.hasOwn(inputs, name);
}
