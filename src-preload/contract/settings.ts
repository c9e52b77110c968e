/** Everything that the owner can set, as the window sees it; `config/` maps it to the keys of config.yaml. */
import { z } from 'zod';
import { route } from './route.ts';
import { say } from './sentences/say.ts';
import { keysSchema } from './keys.ts';
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
    intervalSeconds: z.number().min(0.5).max(60).describe('Seconds between two looks at the screen.'),
    provider: captureProviderSchema.describe('What takes the pictures; folder takes them from a folder.'),
    folder: z.string().nullable().describe('The folder of the provider folder.'),
    idleSeconds: z
      .number()
      .int()
      .min(0)
      .max(3600)
      .describe('Without input for so many seconds nothing is recorded; 0 switches this off.'),
    onBattery: z.enum(['same', 'slower', 'off']).describe('How it records while on battery.'),
  }),
  reading: z.object({
    languages: z
      .array(z.string().regex(/^[a-z]{3}(_[a-z_]+)?$/i))
      .min(1)
      .meta({
        allowed: say("a list of at least one of Tesseract's language codes, such as eng, deu or chi_sim"),
      })
      .describe('The languages on your screen.'),
    slowerOnBattery: z.boolean().describe('Whether pictures are read at leisure while on battery.'),
  }),
  images: z.object({
    keep: z.boolean().describe('Whether pictures are kept; else only their text is.'),
    keepDays: z
      .number()
      .int()
      .min(1)
      .max(36500)
      .nullable()
      .describe('Days after which a picture goes and its text stays; null keeps pictures for ever.'),
  }),
  storage: z.object({
    stopBelowFreeMb: z
      .number()
      .int()
      .min(50)
      .max(1_000_000)
      .describe('Recording stops below so many megabytes of free space, and starts again 20 % above.'),
  }),
  performance: z.object({
    pictureQuality: z
      .number()
      .int()
      .min(40)
      .max(95)
      .describe('How finely pictures are kept. Less takes less room and looks coarser.'),
    readingShare: z
      .number()
      .int()
      .min(10)
      .max(100)
      .describe('Reading takes at most so many per cent of the time; what waits is read later.'),
  }),
  backup: z.object({
    enabled: z.boolean().describe('Whether a backup is made every day.'),
    folder: z
      .string()
      .nullable()
      .describe('Where backups go, best on another disk; null until you choose a folder.'),
    atHour: z
      .number()
      .int()
      .min(0)
      .max(23)
      .describe('The hour from which on the backup of the day is made; a missed one is made up for.'),
    keepDaily: z.number().int().min(1).max(366).describe('Of so many days the newest backup is kept.'),
    keepWeekly: z.number().int().min(0).max(520).describe('Of so many weeks the newest backup is kept.'),
    keepMonthly: z.number().int().min(0).max(1200).describe('Of so many months the newest backup is kept.'),
  }),
  exclusions: exclusionsSchema,
  privacy: redactionSchema,
  lock: z.object({
    onScreenLock: z
      .boolean()
      .describe(
        'Whether Mneme locks when the screen is locked or the computer sleeps, once it has a passphrase.',
      ),
    idleMinutes: z
      .number()
      .int()
      .min(0)
      .max(1440)
      .describe(
        'Without input for so many minutes Mneme locks, once it has a passphrase; 0 switches this off.',
      ),
  }),
  models: z.object({
    chatServer: serverSchema
      .nullable()
      .describe('The server that answers in the chat; nothing is sent while it or its model is null.'),
    chatModel: modelNameSchema.nullable().describe('The model that answers in the chat.'),
    memoryServer: serverSchema
      .nullable()
      .describe(
        'The server that makes memories of what was seen and said; nothing is sent while it is null.',
      ),
    memoryModel: modelNameSchema.nullable().describe('The model that makes memories.'),
    callsPerDay: z
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .nullable()
      .describe('Calls in one day, for both models together; null for no limit.'),
    tokensPerDay: z
      .number()
      .int()
      .min(1000)
      .max(1_000_000_000)
      .nullable()
      .describe('Tokens in one day, for both models together; null for no limit.'),
    costPerDay: z
      .number()
      .min(0)
      .max(100_000)
      .nullable()
      .describe('What both may cost in one day, in the money of the prices; null for no limit.'),
    prices: z
      .record(
        z.string().min(1).max(200),
        z.object({ prompt: z.number().min(0).max(100_000), answer: z.number().min(0).max(100_000) }),
      )
      .meta({
        allowed: say('models by name, each with its price for a million tokens: `{example}`', {
          example: 'name: { prompt: 0.5, answer: 1.5 }',
        }),
      })
      .describe('What a million tokens cost, by the name of the model.'),
  }),
  window: z.object({
    language: z.enum(['system', 'en', 'de']).describe('The language of the window and the tray.'),
    theme: z.enum(['system', 'light', 'dark']).describe('How the window looks.'),
    contrast: z.enum(['system', 'high']).describe('How strongly text and lines stand out.'),
    textSize: z.number().int().min(100).max(200).describe('Size of everything in the window, in per cent.'),
    startAtLogin: z.boolean().describe('Whether Mneme starts when you log in.'),
    searchShortcut: z
      .string()
      .max(60)
      .describe('Opens the search box over whatever is in front; empty for none.'),
    quickEntryShortcut: z.string().max(60).describe('Opens the small window of quick entry; empty for none.'),
  }),
  keys: keysSchema,
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

export const changedLineSchema = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  text: z.string(),
  /** From 1; of the old text where it goes, of the new one otherwise. */
  line: z.number().int(),
});
export type ChangedLine = z.infer<typeof changedLineSchema>;

export const settingsRequests = {
  'settings.get': route(z.object({}), settingsSchema),
  /** Fails with `invalid-input` where settings may not be together, with `config-invalid` where the file is wrong as it stands. */
  'settings.update': route(settingsPatchSchema, settingsSchema),
  /** What saving would change in config.yaml, or fails as saving would; nothing is written. */
  'settings.preview': route(
    settingsPatchSchema,
    z.object({
      file: z.string(),
      /** Changed lines with three on either side of each; none where nothing would change. */
      lines: z.array(changedLineSchema),
    }),
  ),
  /**
   * Writes the settings in force into a file of the owner's choice, explained as config.yaml is; the key of no server is among
   * them. Answers its path, null where they cancelled.
   */
  'settings.export': route(z.object({}), z.string().nullable()),
  /**
   * Reads the settings of a file of the owner's choice; nothing changes by that. Null where they cancelled. Fails with
   * `config-invalid`, which names each wrong place by line and column.
   */
  'settings.read-file': route(
    z.object({}),
    z
      .object({
        file: z.string(),
        /** The sections that would be different: what the file names, and the rest of each as it is now. */
        patch: settingsPatchSchema,
        /** Keys of servers stand in the file; they are not taken over. */
        hasKeys: z.boolean(),
      })
      .nullable(),
  ),
} as const;

export const settingsEvents = { 'settings.changed': settingsSchema } as const;
