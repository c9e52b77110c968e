/** The settings of flushing as the documentation has them. */
import type { FlushSettings } from '../../src-main/flush/flush-settings.ts';

export function flushSettings(change: Partial<FlushSettings> = {}): FlushSettings {
  return {
    enabled: true,
    flushIntervalSeconds: 180,
    idleSeconds: 120,
    maxDirtyAgeSeconds: 600,
    staleTtlSeconds: 86_400,
    maxCrossSessionReprioritize: 5,
    retryCooldownSeconds: 30,
    maxRetryCooldownSeconds: 300,
    batch: { maxSessionsPerCycle: 10, maxSessionsPerAgentPerCycle: 3 },
    extractor: {
      noReplyToken: 'NO_REPLY',
      maxMessagesPerFlush: 20,
      maxCharsPerFlush: 12_000,
      maxExtractionSeconds: 30,
      includeMemoryContext: { memorySnippets: 5, snippetMaxChars: 400 },
    },
    ...change,
  };
}
