/** The tools of one answer: those for the owner's memories, and where the agent has it, the tool for its own. */
import type { ToolCall, ToolOffer } from '../llm/llm.ts';
import { agentToolOffers, isAgentTool, runAgentTool, type AgentToolParts } from './agent-tool.ts';
import { isOwnerTool, ownerToolOffers, runOwnerTool, type ToolParts } from './owner-tools.ts';
import type { SourceBook } from './source-book.ts';
import { unknownTool, type ToolAnswer } from './tool-answer.ts';

export interface Toolbox {
  readonly offers: readonly ToolOffer[];
  run(call: ToolCall, useId: string, signal: AbortSignal): Promise<ToolAnswer>;
}

/** `agent`: null where it has no memory tool. */
export function createToolbox(parts: ToolParts, book: SourceBook, agent: AgentToolParts | null): Toolbox {
  const offers = agent === null ? ownerToolOffers : [...ownerToolOffers, ...agentToolOffers];
  return {
    offers,
    async run(call, useId, signal) {
      if (agent !== null && isAgentTool(call.name)) return runAgentTool(agent, call, useId);
      if (isOwnerTool(call.name)) return runOwnerTool(parts, book, call, useId, signal);
      return unknownTool(
        call.name,
        offers.map(({ name }) => name),
      );
    },
  };
}
