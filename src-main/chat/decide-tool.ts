/** The owner's word on what a tool asks for: only here does what a model wanted happen. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { ChatParts } from './chat-parts.ts';
import type { KeptTool } from './messages-table.ts';
import { correct, forget, remember, type Done } from './owner-changes.ts';

export interface Decision {
  readonly allow: boolean;
  /** Some of the memories that it asks for; all where left out. */
  readonly memoryIds?: readonly MemoryId[] | undefined;
}

/** Throws `conflict` for what was decided before. */
export function decideTool(
  parts: Pick<ChatParts, 'memories' | 'redact'>,
  tool: KeptTool,
  { allow, memoryIds }: Decision,
  messageId: number,
): KeptTool {
  requireAsking(tool);
  if (!allow) return refused(tool);
  const chosen = memoryIds ? tool.memoryIds.filter((id) => memoryIds.includes(id)) : tool.memoryIds;
  return { ...tool, state: 'done', ...perform(parts, tool, chosen, messageId) };
}

const stateWords = {
  done: say('it was done'),
  asking: say('it asks'),
  refused: say('it was refused'),
  undone: say('it was undone'),
  failed: say('it failed'),
} as const;

/** Throws `conflict` for what was decided before. */
export function requireAsking({ state, label }: KeptTool): void {
  if (state === 'asking') return;
  throw new MnemeError(
    'conflict',
    say('“{label}” was decided already: {state}.', { label, state: stateWords[state] }),
  );
}

export function refused(tool: KeptTool): KeptTool {
  return { ...tool, state: 'refused', outcome: tell('Not done.') };
}

/** Throws `conflict` where it changed nothing, or where a later change stands on it. */
export function undoneTool(memories: ChatParts['memories'], tool: KeptTool): KeptTool {
  if (tool.state !== 'done' || tool.step === null) {
    throw new MnemeError(
      'conflict',
      say('“{label}” changed nothing that could be undone.', { label: tool.label }),
    );
  }
  memories.undo(tool.step, 'owner');
  return { ...tool, state: 'undone', outcome: tell('Undone.') };
}

function perform(
  { memories, redact }: Pick<ChatParts, 'memories' | 'redact'>,
  tool: KeptTool,
  ids: readonly MemoryId[],
  messageId: number,
): Done {
  // A model may have put together what was never seen as one.
  const text = redact(tool.text ?? '').text;
  const nothing: Done = {
    step: null,
    memoryIds: [],
    outcome: tell('Nothing was chosen, so nothing was changed.'),
  };
  switch (tool.name) {
    case 'keep_for_owner':
      return remember(memories, text, messageId);
    case 'correct_for_owner':
      return ids[0] === undefined ? nothing : correct(memories, ids[0], text, messageId);
    case 'forget_for_owner':
      return ids.length === 0 ? nothing : forget(memories, ids, tool.about);
    default:
      return nothing;
  }
}
