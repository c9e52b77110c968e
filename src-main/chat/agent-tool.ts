/**
 * The memory tool of an agent: it writes into the scope of its conversation and looks into those that it may read. It acts at
 * once, as that memory is its own, and every use is shown to the owner; only deleting all of it asks first.
 */
import { z } from 'zod';
import type { AgentToolName } from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { inWords, tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { ScopedMemory } from '../backends/backend.ts';
import type { AgentMemory } from '../backends/conversation-memory.ts';
import type { Scope } from '../backends/scope.ts';
import type { ToolCall, ToolOffer } from '../llm/llm.ts';
import type { KeptTool } from './messages-table.ts';
import { timeOf } from './prompt.ts';
import { asData, readToolInput, unknownTool, type ToolAnswer } from './tool-answer.ts';

const id = z.string().trim().min(1).max(200).describe('The id of a memory, as it was given.');
const content = z.string().trim().min(1).max(2_000).describe('One fact, as a whole sentence.');

const inputs = {
  add_memory: z.object({ content }),
  search_memory: z.object({
    query: z.string().trim().min(1).max(500),
    limit: z.number().int().min(1).max(50).default(5),
  }),
  get_all_memories: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
  delete_all_memories: z.object({}),
  get_memory: z.object({ id }),
  update_memory: z.object({ id, content }),
  delete_memory: z.object({ id }),
} as const satisfies Record<AgentToolName, z.ZodType>;

const descriptions: Record<AgentToolName, string> = {
  add_memory: 'Keeps a fact for later conversations.',
  search_memory: 'Searches what was kept.',
  get_all_memories: 'Lists what was kept.',
  delete_all_memories: 'Asks the owner to delete everything that was kept.',
  get_memory: 'Reads one memory.',
  update_memory: 'Puts another text in the place of one memory.',
  delete_memory: 'Deletes one memory.',
};

const otherNames: Readonly<Record<string, AgentToolName>> = {
  search_memories: 'search_memory',
  list_memories: 'get_all_memories',
};

export const agentToolOffers: readonly ToolOffer[] = (Object.keys(inputs) as AgentToolName[]).map((name) => ({
  name,
  description: descriptions[name],
  input: inputs[name],
}));

export function isAgentTool(name: string): boolean {
  return agentToolOf(name) !== null;
}

export interface AgentToolParts {
  readonly memory: AgentMemory;
  /** Whose memory is written to, in words for the owner: `Ada`, `the room Lab`. */
  readonly whose: string;
  /** The question that it is used for: what is added came from it. */
  readonly questionId: number;
  /** Whether what is deleted from a scope can be brought back for a while. */
  readonly keepsDeleted: (scope: Scope) => boolean;
}

/** Runs one call. Never rejects for what the model wrote, nor for what the backend refuses: the model is told. */
export async function runAgentTool(
  parts: AgentToolParts,
  call: ToolCall,
  useId: string,
): Promise<ToolAnswer> {
  const name = agentToolOf(call.name);
  if (name === null) return unknownTool(call.name, Object.keys(inputs));
  const read = readToolInput<unknown>(inputs[name], call.input);
  if (!read.ok) return read.answer;
  const run = tools[name] as (parts: AgentToolParts, input: unknown) => Promise<Outcome>;
  try {
    const { content, ...use } = await run(parts, read.input);
    return { content, use: { ...usual, ...use, id: useId, name } };
  } catch (error) {
    if (!(error instanceof MnemeError)) throw error;
    const failed = { state: 'failed', label: inWords(labels[name]), outcome: wordsOf(error) } as const;
    return {
      content: `That could not be done. ${error.message}`,
      // What is not there concerns the model alone.
      use: error.code === 'not-found' ? null : { ...usual, ...failed, id: useId, name },
    };
  }
}

type Outcome = Omit<KeptTool, 'id' | 'name' | keyof typeof usual> &
  Partial<KeptTool> & { readonly content: string };
type Inputs = { readonly [Name in AgentToolName]: z.output<(typeof inputs)[Name]> };

const usual = {
  state: 'done',
  memoryIds: [],
  text: null,
  about: '',
  step: null,
} as const satisfies Partial<KeptTool>;

/** What was tried, where it failed. */
const labels: Record<AgentToolName, Sentence> = {
  add_memory: say('Remember'),
  search_memory: say('Search its memory'),
  get_all_memories: say('List its memory'),
  delete_all_memories: say('Delete its memory'),
  get_memory: say('Read a memory'),
  update_memory: say('Change a memory'),
  delete_memory: say('Delete a memory'),
};

const tools: {
  readonly [Name in AgentToolName]: (parts: AgentToolParts, input: Inputs[Name]) => Promise<Outcome>;
} = {
  async add_memory({ memory, whose, questionId }, { content }) {
    const { event, memory: kept } = await memory.add(content, [questionId]);
    const isNew = event === 'ADD';
    return {
      content: isNew ? `Kept, with the id ${kept.id}.` : `That is kept already, with the id ${kept.id}.`,
      label: isNew ? tell('Remembered, in the memory of {whose}', { whose }) : tell('Knew it already'),
      outcome: '',
      text: kept.text,
      ...(isNew ? { scoped: scopedOf(kept) } : {}),
    };
  },
  async search_memory({ memory }, { query, limit }) {
    const found = await memory.search(query, limit);
    return {
      content: asData(found.map(lineOf)),
      label: tell('Searched its memory for “{query}”', { query }),
      outcome: counted(found.length),
    };
  },
  async get_all_memories({ memory, whose }, { limit }) {
    const found = await memory.list(limit);
    return {
      content: asData(found.map(lineOf)),
      label: tell('Listed the memory of {whose}', { whose }),
      outcome: counted(found.length),
    };
  },
  async delete_all_memories({ memory, whose }) {
    const count = await memory.count();
    if (count === 0) {
      return {
        content: 'There is nothing to delete.',
        label: tell('Nothing is in the memory of {whose}', { whose }),
        outcome: '',
      };
    }
    return {
      content:
        'The owner was asked and decides later. It has not happened yet; say so, and do not ask again.',
      state: 'asking',
      label:
        count === 1
          ? tell('Delete the one memory of {whose}', { whose })
          : tell('Delete all {count} memories of {whose}', { count, whose }),
      outcome: '',
    };
  },
  async get_memory({ memory }, { id }) {
    const found = await memory.get(id);
    return { content: asData([lineOf(found)]), label: tell('Read a memory'), outcome: '' };
  },
  async update_memory({ memory, whose }, { id, content }) {
    const kept = await memory.update(id, content);
    return {
      content: `Changed; its id is ${kept.id}.`,
      label: tell('Changed a memory of {whose}', { whose }),
      outcome: '',
      text: kept.text,
      scoped: scopedOf(kept),
    };
  },
  async delete_memory({ memory, whose, keepsDeleted }, { id }) {
    const { scope } = await memory.get(id);
    await memory.delete(id);
    return {
      content: 'Deleted.',
      label: tell('Deleted a memory of {whose}', { whose }),
      outcome: '',
      ...(keepsDeleted(scope) ? { scoped: { scope, id } } : {}),
    };
  },
};

function agentToolOf(name: string): AgentToolName | null {
  if (Object.hasOwn(inputs, name)) return name as AgentToolName;
  return Object.hasOwn(otherNames, name) ? otherNames[name]! : null;
}

function scopedOf({ scope, id }: ScopedMemory): { readonly scope: string; readonly id: string } {
  return { scope, id };
}

/** On one line and marked, so that nothing in it can end its own quotation. */
function lineOf({ id, text, updatedAt }: ScopedMemory): string {
  return `| ${id} (${timeOf(updatedAt)}): ${text.replaceAll(/\s+/gu, ' ')}`;
}

function counted(count: number): string {
  return count === 1 ? 'one memory' : tell('{count} memories', { count });
}
