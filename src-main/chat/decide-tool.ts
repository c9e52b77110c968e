/** The owner's word on what a tool asks for: only here does what a model wanted happen. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { Memories } from '../memory/memories.ts';
import { redact } from '../privacy/redact.ts';
import type { KeptTool } from './messages-table.ts';
import { correct, forget, remember, type Done } from './owner-changes.ts';

export interface Decision {
  readonly allow: boolean;
  /** Some of the memories that it asks for; all where left out. */
  readonly memoryIds?: readonly MemoryId[] | undefined;
}

/** Throws `conflict` for what was decided before. */
export function decideTool(
  memories: Memories,
  tool: KeptTool,
  { allow, memoryIds }: Decision,
  messageId: number,
): KeptTool {
  if (tool.state !== 'asking') {
    throw new MnemeError('conflict', `“${tool.label}” was decided already: it is ${tool.state}.`);
  }
  if (!allow) return { ...tool, state: 'refused', outcome: 'Not done.' };
  const chosen = memoryIds ? tool.memoryIds.filter((id) => memoryIds.includes(id)) : tool.memoryIds;
  return { ...tool, state: 'done', ...perform(memories, tool, chosen, messageId) };
}

/** Throws `conflict` where it changed nothing, or where a later change stands on it. */
export function undoneTool(memories: Memories, tool: KeptTool): KeptTool {
  if (tool.state !== 'done' || tool.step === null) {
    throw new MnemeError('conflict', `“${tool.label}” changed nothing that could be undone.`);
  }
  memories.undo(tool.step, 'owner');
  return { ...tool, state: 'undone', outcome: 'Undone.' };
}

function perform(memories: Memories, tool: KeptTool, ids: readonly MemoryId[], messageId: number): Done {
  // A model may have put together what was never seen as one.
  const text = redact(tool.text ?? '').text;
  const nothing: Done = { step: null, memoryIds: [], outcome: 'Nothing was chosen, so nothing was changed.' };
  switch (tool.name) {
    case 'add_memory':
      return remember(memories, text, messageId);
    case 'correct_memory':
      return ids[0] === undefined ? nothing : correct(memories, ids[0], text, messageId);
    case 'forget_memories':
      return ids.length === 0 ? nothing : forget(memories, ids, tool.about);
    case 'search_memories':
    case 'read_memory':
    case 'list_day':
      return nothing;
  }
}
