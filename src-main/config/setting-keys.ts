/** The one place where a setting and its key in config.yaml meet. */
import { settingsSchema, type Settings } from '../../src-preload/contract/settings.ts';
import type { z } from 'zod';

type KeysOf = {
  readonly [Section in keyof Settings]: { readonly [Name in keyof Settings[Section]]: string };
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
};

/** No settings: what stands there goes into the system's key store, for the server at `serverKey`. */
export const secretKeys: readonly { readonly key: string; readonly serverKey: string }[] = [
  { key: 'models.chat.api_key', serverKey: 'models.chat.base_url' },
  { key: 'models.memory.api_key', serverKey: 'models.memory.base_url' },
];

/** Sections of other features; they are kept as they stand. */
export const otherSections: readonly string[] = ['memory', 'agents', 'teams', 'rooms'];

export interface SettingKey {
  readonly section: keyof Settings;
  readonly name: string;
  /** As the owner writes it, within its section; `chat.model` stands in a group of its own. */
  readonly key: string;
  readonly schema: z.ZodType;
}

export const settingKeys: readonly SettingKey[] = Object.entries(keys).flatMap(([section, names]) =>
  Object.entries(names).map(([name, key]) => {
    const shape: Readonly<Record<string, z.ZodType>> = settingsSchema.shape[section as keyof Settings].shape;
    return { section: section as keyof Settings, name, key, schema: shape[name]! };
  }),
);

export const sectionNames: readonly string[] = Object.keys(keys);

/** `capture.interval_seconds` and the like, in the order of the table. */
export function dottedKey({ section, key }: SettingKey): string {
  return `${section}.${key}`;
}
