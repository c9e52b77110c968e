/**
 * The engine as a plain module for other programs of this repository, with the names and results of the documented Python
 * interface: `search_memory`, `get_memory_statistics`, `save_agent`. Read the engine's README for what it is built from.
 */
import type {
  AgentStatistics,
  FoundMemory,
  SavedCopy,
  SearchMemoryOptions,
} from '../../src-preload/contract/agent.ts';
import { unwrap } from '../../src-preload/contract/errors.ts';
import { createEngine } from './engine.ts';
import type { EngineParts } from './parts.ts';

export interface Agent {
  /** Best first. Rejects with `MnemeError('invalid-input')` for options that do not fit. */
  search_memory(query: string, options?: SearchMemoryOptions): Promise<FoundMemory[]>;
  get_memory_statistics(): Promise<AgentStatistics>;
  /** A complete, encrypted, checked copy in a folder (absolute path, outside the data folder). */
  save_agent(folder: string): Promise<SavedCopy>;
  /** Ends all work and closes the store. Only one program at a time may have it open. */
  close(): Promise<void>;
}

/** Opens a data folder. Rejects as `createEngine` does. */
export async function openAgent(parts: EngineParts): Promise<Agent> {
  const engine = await createEngine(parts);
  const ask = async (name: string, input: unknown): Promise<unknown> =>
    unwrap(await engine.dispatch(name, input));
  return {
    search_memory: async (query, options = {}) =>
      (await ask('agent.search_memory', { ...options, query })) as FoundMemory[],
    get_memory_statistics: async () => (await ask('agent.get_memory_statistics', {})) as AgentStatistics,
    save_agent: async (folder) => (await ask('agent.save_agent', { folder })) as SavedCopy,
    close: () => engine.close(),
  };
}
