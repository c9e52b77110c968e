/** Which model does memory work: that of `memory.llm` where one is named there, else that of `models.memory`. */
import { serverOfProvider } from './provider-server.ts';
import type { Settings } from './settings.ts';

export interface MemoryModel {
  readonly server: string;
  readonly model: string;
  /** How freely it writes; null for as little as it can. */
  readonly temperature: number | null;
}

/** Null where none is chosen; then nothing is sent. */
export function memoryModelOf({ memory, models }: Pick<Settings, 'memory' | 'models'>): MemoryModel | null {
  const own = memory.llmProvider !== null || memory.llmHost !== null;
  const server = own ? serverOfProvider(memory.llmProvider, memory.llmHost) : models.memoryServer;
  const model = own ? memory.llmModel : models.memoryModel;
  return server === null || model === null ? null : { server, model, temperature: memory.llmTemperature };
}
