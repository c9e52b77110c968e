/** What the owner sets of flushing, under `memory.auto_flush` of the configuration. */
export interface FlushSettings {
  readonly enabled: boolean;
  /** At the latest after so long the worker looks again, whatever the clock did. */
  readonly flushIntervalSeconds: number;
  /** A conversation is left alone until nobody has said anything for so long … */
  readonly idleSeconds: number;
  /** … or its oldest turn has waited for so long. */
  readonly maxDirtyAgeSeconds: number;
  /** After so long it goes first and alone, whatever the limits of a cycle. */
  readonly staleTtlSeconds: number;
  /** How many other conversations of a scope go first when a new one begins there. */
  readonly maxCrossSessionReprioritize: number;
  readonly retryCooldownSeconds: number;
  readonly maxRetryCooldownSeconds: number;
  readonly batch: {
    readonly maxSessionsPerCycle: number;
    readonly maxSessionsPerAgentPerCycle: number;
  };
  readonly extractor: {
    readonly noReplyToken: string;
    readonly maxMessagesPerFlush: number;
    readonly maxCharsPerFlush: number;
    readonly maxExtractionSeconds: number;
    readonly includeMemoryContext: { readonly memorySnippets: number; readonly snippetMaxChars: number };
  };
}
