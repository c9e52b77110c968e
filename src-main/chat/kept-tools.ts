/** What was done for an answer, or waits for the owner, as it is kept with the answer. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { transaction } from '../store/database.ts';
import type { ReadableDb, WritableDb } from '../store/statements.ts';
import { requireMessage, updateMessage, type KeptTool } from './messages-table.ts';

/** Throws `not-found` where message or tool are gone. */
export function requireTool(db: ReadableDb, messageId: number, toolId: string): KeptTool {
  const tool = requireMessage(db, messageId).details.tools.find(({ id }) => id === toolId);
  if (tool) return tool;
  throw new MnemeError(
    'not-found',
    say('The answer {messageId} holds no step {toolId}. Open the conversation again.', { messageId, toolId }),
  );
}

/** Puts another in its place, in one transaction with what `change` writes. Throws as `requireTool` and as `change`. */
export function changeTool(
  db: WritableDb,
  messageId: number,
  toolId: string,
  change: (tool: KeptTool) => KeptTool,
): KeptTool {
  return transaction(db, () => {
    const next = change(requireTool(db, messageId, toolId));
    const { details } = requireMessage(db, messageId);
    const tools = details.tools.map((each) => (each.id === toolId ? next : each));
    updateMessage(db, messageId, { details: { ...details, tools } });
    return next;
  });
}
