/** The owner's word on what the memory tool of an agent asks for, and the way back from what it did. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { ConversationBackend } from '../backends/backend.ts';
import type { AgentMemory, ConversationMemory } from '../backends/conversation-memory.ts';
import type { Scope } from '../backends/scope.ts';
import { refused, requireAsking, type Decision } from './decide-tool.ts';
import type { KeptTool } from './messages-table.ts';

type Scoped = Required<Pick<KeptTool, 'scoped'>>['scoped'];

/** Whether it is a use of an agent's memory tool that can be decided or taken back. */
export function isScoped({ name, scoped }: KeptTool): boolean {
  return name === 'delete_all_memories' || scoped !== undefined;
}

export function canUndoScoped({ state, scoped }: KeptTool): boolean {
  return state === 'done' && scoped !== undefined;
}

/** Deletes everything where the owner allows it. Rejects with `conflict` for what was decided before. */
export async function decideScoped(
  memory: AgentMemory | null,
  tool: KeptTool,
  { allow }: Decision,
): Promise<KeptTool> {
  requireAsking(tool);
  if (!allow) return refused(tool);
  if (!memory) throw switchedOff();
  const count = await memory.deleteAll();
  return {
    ...tool,
    state: 'done',
    outcome: count === 1 ? tell('Deleted one memory.') : tell('Deleted {count} memories.', { count }),
  };
}

/**
 * Removes what was added, brings back what was changed or deleted. Rejects with `conflict` where that is not possible any more:
 * the words of what was deleted are kept for ten minutes at most, and not at all in files.
 */
export async function undoScoped(conversation: ConversationMemory, tool: KeptTool): Promise<KeptTool> {
  if (!canUndoScoped(tool)) {
    throw new MnemeError(
      'conflict',
      say('“{label}” changed nothing that could be undone.', { label: tool.label }),
    );
  }
  const scoped = tool.scoped!;
  const backend = conversation.backendOf(scoped.scope as Scope);
  if (!backend) throw switchedOff();
  await takeBack(backend, tool.name, scoped).catch((error: unknown) => {
    if (!(error instanceof MnemeError) || error.code !== 'not-found') throw error;
    throw new MnemeError('conflict', say('It was changed or deleted since, so it cannot be taken back.'), {
      cause: error,
    });
  });
  return { ...tool, state: 'undone', outcome: tell('Undone.') };
}

async function takeBack(
  backend: ConversationBackend,
  name: KeptTool['name'],
  { scope: written, id }: Scoped,
): Promise<void> {
  const scope = written as Scope;
  if (name === 'add_memory') return backend.delete(scope, id, 'owner');
  const event = name === 'update_memory' ? 'UPDATE' : 'DELETE';
  const before = (await backend.history(scope, id)).findLast((change) => change.event === event)?.before;
  if (!before) {
    throw new MnemeError('conflict', say('The words that it had before are not kept any more.'));
  }
  if (event === 'UPDATE') await backend.update(scope, id, before, 'owner');
  else await backend.add(scope, before, 'owner');
}

function switchedOff(): MnemeError {
  return new MnemeError(
    'conflict',
    say('Conversation memory is switched off here. Choose a backend in the settings, then try again.'),
  );
}
