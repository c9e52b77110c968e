/** The one place where a setting and its key in config.yaml meet. */
import type { z } from 'zod';
import { agentSchema, roomSchema, teamSchema } from './memory-settings.ts';
import { serverOfProvider } from './provider-server.ts';
import { settingsSchema, type Settings } from './settings.ts';

/** Sections whose keys are names that the owner chooses; below each stands one record. */
export type NamedSection = 'agents' | 'teams' | 'rooms';
export type FieldSection = Exclude<keyof Settings, NamedSection>;
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
  performance: { pictureQuality: 'picture_quality', readingShare: 'reading_share' },
  backup: {
    enabled: 'enabled',
    folder: 'folder',
    atHour: 'at_hour',
    keepDaily: 'keep_daily',
    keepWeekly: 'keep_weekly',
    keepMonthly: 'keep_monthly',
  },
  exclusions: { presetsOff: 'presets_off', rules: 'rules' },
  privacy: {
    keepSecrets: 'keep_secrets',
    personalData: 'personal_data',
    rulesOff: 'rules_off',
    keepQuestions: 'keep_questions',
  },
  lock: { onScreenLock: 'on_screen_lock', idleMinutes: 'idle_minutes' },
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
    language: 'language',
    theme: 'theme',
    contrast: 'contrast',
    textSize: 'text_size',
    startAtLogin: 'start_at_login',
    searchShortcut: 'search_shortcut',
    quickEntryShortcut: 'quick_entry_shortcut',
  },
  keys: {
    palette: 'palette',
    search: 'search',
    help: 'help',
    timeline: 'timeline',
    memories: 'memories',
    organise: 'organise',
    chat: 'chat',
    conversationMemory: 'conversation_memory',
    insights: 'insights',
    privacy: 'privacy',
    performance: 'performance',
    exchange: 'exchange',
    settings: 'settings',
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

type RecordKeysOf = {
  readonly [Section in NamedSection]: {
    readonly [Name in keyof Settings[Section][string]]: string;
  };
};

const recordKeys: RecordKeysOf = {
  agents: {
    displayName: 'display_name',
    role: 'role',
    model: 'model',
    tools: 'tools',
    memoryBackend: 'memory_backend',
    rooms: 'rooms',
  },
  teams: { displayName: 'display_name', members: 'members' },
  rooms: { displayName: 'display_name' },
};

/** A key that is no setting: what stands there goes into the system's key store, for a server. */
export interface SecretKey {
  readonly key: string;
  /** Null while the settings name no server that it is for. */
  readonly serverOf: (settings: Settings) => string | null;
}

export const secretKeys: readonly SecretKey[] = [
  { key: 'models.chat.api_key', serverOf: ({ models }) => models.chatServer },
  { key: 'models.memory.api_key', serverOf: ({ models }) => models.memoryServer },
  {
    key: 'memory.embedder.config.api_key',
    serverOf: ({ memory }) => serverOfProvider(memory.embedderProvider, memory.embedderHost),
  },
  {
    key: 'memory.llm.config.api_key',
    serverOf: ({ memory }) => serverOfProvider(memory.llmProvider, memory.llmHost),
  },
];

export interface SettingKey {
  readonly section: FieldSection;
  readonly name: string;
  /** As the owner writes it, within its section; `chat.model` stands in a group of its own. */
  readonly key: string;
  readonly schema: z.ZodType;
}

export const settingKeys: readonly SettingKey[] = Object.entries(keys).flatMap(([section, names]) => {
  const shape: Shape = settingsSchema.shape[section as FieldSection].shape;
  return keyed(names, shape).map((field) => ({ section: section as FieldSection, ...field }));
});

/** A field of a record: `display_name` below the name of an agent. */
export interface RecordKey {
  readonly name: string;
  readonly key: string;
  readonly schema: z.ZodType;
}

export const recordFields: Readonly<Record<NamedSection, readonly RecordKey[]>> = {
  agents: keyed(recordKeys.agents, agentSchema.shape),
  teams: keyed(recordKeys.teams, teamSchema.shape),
  rooms: keyed(recordKeys.rooms, roomSchema.shape),
};

export const namedSections: readonly NamedSection[] = ['agents', 'teams', 'rooms'];
export const sectionNames: readonly string[] = [...Object.keys(keys), ...namedSections];

/** `capture.interval_seconds` and the like. */
export function dottedKey({ section, key }: Pick<SettingKey, 'section' | 'key'>): string {
  return `${section}.${key}`;
}

/** A place in `Settings` → the same place in config.yaml: `['memory', 'filePath']` → `['memory', 'file', 'path']`. */
export function keyOf([section = '', ...path]: readonly string[]): string[] {
  const named = namedSections.find((name) => name === section);
  if (named !== undefined) {
    const [record = '', name] = path;
    const field = recordFields[named].find((candidate) => candidate.name === name);
    return [section, record, ...(field ? [field.key] : [])];
  }
  const setting = settingKeys.find(
    (candidate) => candidate.section === section && candidate.name === path[0],
  );
  return setting ? [section, ...setting.key.split('.')] : [section, ...path];
}

type Shape = Readonly<Record<string, z.ZodType>>;

function keyed(names: Readonly<Record<string, string>>, shape: Shape): RecordKey[] {
  return Object.entries(names).map(([name, key]) => ({ name, key, schema: shape[name]! }));
}
