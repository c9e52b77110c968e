/** The one place where a setting and its key in config.yaml meet. */
import { settingsSchema, type Settings } from '../../src-preload/contract/settings.ts';
import type { z } from 'zod';

/** Sections whose keys are names that the owner chooses. */
type NamedSection = 'agents' | 'teams' | 'rooms';
type FieldSection = Exclude<keyof Settings, NamedSection>;
type KeysOf = {
  readonly [Section in FieldSection]: { readonly [Name in keyof Settings[Section]]: string };
};

/** Setting → key, by section; a setting without a key does not compile. */
const keys: KeysOf = {
  capture: {
    intervalSeconds: 'interval_seconds',
    provider: 'provider',
    folder: 'folder',
    idleSeconds: 'idle_seconds',
    onBattery: 'on_battery',
  },
  reading: { languages: 'languages', slowerOnBattery: 'slower_on_battery' },
  images: { keep: 'keep', keepDays: 'keep_days' },
  storage: { stopBelowFreeMb: 'stop_below_free_mb' },
  exclusions: { presetsOff: 'presets_off', rules: 'rules' },
  privacy: { keepSecrets: 'keep_secrets', personalData: 'personal_data' },
  models: {
    chatServer: 'chat.base_url',
    chatModel: 'chat.model',
    memoryServer: 'memory.base_url',
    memoryModel: 'memory.model',
    callsPerDay: 'budget.calls_per_day',
    tokensPerDay: 'budget.tokens_per_day',
    costPerDay: 'budget.cost_per_day',
    prices: 'prices',
  },
  window: {
    theme: 'theme',
    startAtLogin: 'start_at_login',
    searchShortcut: 'search_shortcut',
    quickEntryShortcut: 'quick_entry_shortcut',
  },
  memory: {
    backend: 'backend',
    teamReadsMemberMemory: 'team_reads_member_memory',
    embedderProvider: 'embedder.provider',
    embedderModel: 'embedder.config.model',
    embedderHost: 'embedder.config.host',
    embedderDimensions: 'embedder.config.dimensions',
    llmProvider: 'llm.provider',
    llmModel: 'llm.config.model',
    llmHost: 'llm.config.host',
    llmTemperature: 'llm.config.temperature',
    filePath: 'file.path',
    fileEntrypoint: 'file.entrypoint_file',
    fileMaxEntrypointLines: 'file.max_entrypoint_lines',
    searchMode: 'search.mode',
    flushEnabled: 'auto_flush.enabled',
    flushIntervalSeconds: 'auto_flush.flush_interval_seconds',
    flushIdleSeconds: 'auto_flush.idle_seconds',
    flushMaxDirtyAgeSeconds: 'auto_flush.max_dirty_age_seconds',
    flushStaleTtlSeconds: 'auto_flush.stale_ttl_seconds',
    flushMaxCrossSessionReprioritize: 'auto_flush.max_cross_session_reprioritize',
    flushRetryCooldownSeconds: 'auto_flush.retry_cooldown_seconds',
    flushMaxRetryCooldownSeconds: 'auto_flush.max_retry_cooldown_seconds',
    flushMaxSessionsPerCycle: 'auto_flush.batch.max_sessions_per_cycle',
    flushMaxSessionsPerAgentPerCycle: 'auto_flush.batch.max_sessions_per_agent_per_cycle',
    extractorNoReplyToken: 'auto_flush.extractor.no_reply_token',
    extractorMaxMessagesPerFlush: 'auto_flush.extractor.max_messages_per_flush',
    extractorMaxCharsPerFlush: 'auto_flush.extractor.max_chars_per_flush',
    extractorMaxExtractionSeconds: 'auto_flush.extractor.max_extraction_seconds',
    extractorMemorySnippets: 'auto_flush.extractor.include_memory_context.memory_snippets',
    extractorSnippetMaxChars: 'auto_flush.extractor.include_memory_context.snippet_max_chars',
  },
};

/** No settings: what stands there goes into the system's key store, for the server at `serverKey`. */
export const secretKeys: readonly { readonly key: string; readonly serverKey: string }[] = [
  { key: 'models.chat.api_key', serverKey: 'models.chat.base_url' },
  { key: 'models.memory.api_key', serverKey: 'models.memory.base_url' },
];

/** Sections of other features; they are kept as they stand. */
export const otherSections: readonly string[] = ['agents', 'teams', 'rooms'];

export interface SettingKey {
  readonly section: FieldSection;
  readonly name: string;
  /** As the owner writes it, within its section; `chat.model` stands in a group of its own. */
  readonly key: string;
  readonly schema: z.ZodType;
}

export const settingKeys: readonly SettingKey[] = Object.entries(keys).flatMap(([section, names]) =>
  Object.entries(names).map(([name, key]) => {
    const shape: Readonly<Record<string, z.ZodType>> = settingsSchema.shape[section as FieldSection].shape;
    return { section: section as FieldSection, name, key, schema: shape[name]! };
  }),
);

export const sectionNames: readonly string[] = Object.keys(keys);

/** `capture.interval_seconds` and the like, in the order of the table. */
export function dottedKey({ section, key }: SettingKey): string {
  return `${section}.${key}`;
}
