/** Everything that the owner can set, as the window sees it; `config/` maps it to the keys of config.yaml. */
import { z } from 'zod';
import { route } from './route.ts';
import { agentsSchema, memorySettingsSchema, roomsSchema, teamsSchema } from './memory-settings.ts';
import { modelNameSchema, serverSchema } from './models.ts';
import { exclusionsSchema, redactionSchema } from './privacy.ts';

export const captureProviderSchema = z.enum([
  'automatic',
  'desktop-capturer',
  'screenshot-desktop',
  'folder',
]);
export type CaptureProvider = z.infer<typeof captureProviderSchema>;

export const settingsSchema = z.object({
  capture: z.object({
    intervalSeconds: z.number().min(0.5).max(60),
    provider: captureProviderSchema,
    /** The folder of the `folder` provider. */
    folder: z.string().nullable(),
    /** No input for so long means idle: nothing is recorded. 0 switches this off. */
    idleSeconds: z.number().int().min(0).max(3600),
    onBattery: z.enum(['same', 'slower', 'off']),
  }),
  reading: z.object({
    /** Tesseract's codes, as in `eng`, `deu`, `chi_sim`. */
    languages: z.array(z.string().regex(/^[a-z]{3}(_[a-z_]+)?$/i)).min(1),
    slowerOnBattery: z.boolean(),
  }),
  images: z.object({
    keep: z.boolean(),
    /** Days after which an image goes and its text stays; null keeps them for ever. */
    keepDays: z.number().int().min(1).max(36500).nullable(),
  }),
  storage: z.object({
    /** Recording stops below so much free space, and starts again 20 % above it. */
    stopBelowFreeMb: z.number().int().min(50).max(1_000_000),
  }),
  exclusions: exclusionsSchema,
  privacy: redactionSchema,
  models: z.object({
    /** The model that answers in the chat; nothing is sent while one of the two is null. */
    chatServer: serverSchema.nullable(),
    chatModel: modelNameSchema.nullable(),
    /** The model that makes memories of what was seen and said. */
    memoryServer: serverSchema.nullable(),
    memoryModel: modelNameSchema.nullable(),
    /** What may be used up in one day, for both together; null means no limit. */
    callsPerDay: z.number().int().min(1).max(1_000_000).nullable(),
    tokensPerDay: z.number().int().min(1000).max(1_000_000_000).nullable(),
    /** In the money of the prices. */
    costPerDay: z.number().min(0).max(100_000).nullable(),
    /** What a million tokens cost, by the name of the model. */
    prices: z.record(
      z.string().min(1).max(200),
      z.object({ prompt: z.number().min(0).max(100_000), answer: z.number().min(0).max(100_000) }),
    ),
  }),
  window: z.object({
    theme: z.enum(['system', 'light', 'dark']),
    startAtLogin: z.boolean(),
    /** An Electron accelerator; empty for none. */
    searchShortcut: z.string().max(60),
    /** Opens the small window of quick entry; empty for none. */
    quickEntryShortcut: z.string().max(60),
  }),
  memory: memorySettingsSchema,
  /** By name; there is always at least the usual one. */
  agents: agentsSchema,
  teams: teamsSchema,
  /** By id. */
  rooms: roomsSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

/** A change of some sections; a section that is named is given whole. */
export const settingsPatchSchema = settingsSchema.partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

export const settingsRequests = {
  'settings.get': route(z.object({}), settingsSchema),
  'settings.update': route(settingsPatchSchema, settingsSchema),
} as const;

export const settingsEvents = { 'settings.changed': settingsSchema } as const;
