/** The application's own life: consent, recording, status, quitting. */
import { z } from 'zod';
import { route } from './route.ts';
import { say } from './sentences/say.ts';
import { regionSchema, timestampSchema } from './frames.ts';

/** Whether, and if not why not, frames reach the disk. Computed from facts, never set by a button. */
export const recordingSchema = z.object({
  state: z.enum([
    'not-agreed',
    'starting',
    'recording',
    'paused',
    'idle',
    'locked',
    'suspended',
    'battery',
    'excluded',
    'disk-full',
    'failing',
    'engine-down',
    'quitting',
  ]),
  /** When a pause ends by itself. */
  until: timestampSchema.nullable(),
  /** In words for the owner; empty where the state says it all. Never holds a title. */
  reason: z.string(),
});
export type Recording = z.infer<typeof recordingSchema>;

export const countersSchema = z.object({
  seen: z.number().int(),
  kept: z.number().int(),
  same: z.number().int(),
  excluded: z.number().int(),
  failed: z.number().int(),
});
export type Counters = z.infer<typeof countersSchema>;

export const displayStatusSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** When the last frame of this display was stored on disk. */
  lastStoredAt: timestampSchema.nullable(),
  /** When this display was last looked at, kept or not. */
  lastSeenAt: timestampSchema.nullable(),
});
export type DisplayStatus = z.infer<typeof displayStatusSchema>;

export const statusSchema = z.object({
  recording: recordingSchema,
  provider: z.string(),
  displays: z.array(displayStatusSchema),
  counters: countersSchema,
  backlog: z.object({
    /** Frames waiting to be read. */
    reading: z.number().int(),
    readingFailed: z.number().int(),
    /** Passages waiting for a vector. */
    vectors: z.number().int(),
  }),
  /** Why nothing is being read although frames wait, in words for the owner; empty while reading goes on. */
  readingTrouble: z.string(),
  /** What is wrong with config.yaml, so that the last good settings stay in force; empty where they are what it says. */
  settingsTrouble: z.string(),
  engine: z.object({
    /** `damaged`: the database is not open, and only its repair is served. `no-key`: nothing here opens it. */
    state: z.enum(['starting', 'ready', 'restarting', 'failed', 'damaged', 'no-key']),
    /** What happened and what to do, where it is not ready. */
    message: z.string(),
  }),
  /** What the check of the database found while it is open, in words for the owner; empty where it found nothing. */
  databaseTrouble: z.string(),
  meaning: z.object({ state: z.enum(['loading', 'ready', 'failed']), reason: z.string() }),
  storage: z.object({
    databaseBytes: z.number(),
    imageBytes: z.number(),
    freeBytes: z.number(),
    low: z.boolean(),
  }),
  /** `none`: no passphrase is set. `locked`: nothing can be read, and what is recorded is sealed. */
  lock: z.enum(['none', 'open', 'locked']),
  /** Where the key lives: the system's key store, or a file that protects from nobody (`basic`). */
  protection: z.enum(['system', 'basic', 'unknown']),
});
export type Status = z.infer<typeof statusSchema>;

/** Something that the platform must allow. */
export const permissionSchema = z.object({
  id: z.enum(['screen', 'windows', 'keys']),
  name: z.string(),
  state: z.enum(['given', 'missing', 'unknown']),
  /** What it means, in words for the owner. */
  explanation: z.string(),
  /** What to do; empty where nothing is to be done. */
  remedy: z.string(),
});
export type Permission = z.infer<typeof permissionSchema>;

export const aboutSchema = z.object({
  version: z.string(),
  electron: z.string(),
  dataFolder: z.string(),
  configFile: z.string(),
});

const webAddressSchema = z
  .url({
    protocol: /^https?$/,
    error: say('only addresses that begin with http:// or https:// can be opened').text,
  })
  .max(4_000)
  .refine(
    // As a browser reads it: slashes of both kinds, and no tabs or line breaks.
    (address) => !/^\s*https?:[\\/]*[^\\/?#]*@/iu.test(address.replace(/[\t\n\r]/gu, '')),
    say('an address with a user name or password in it is not opened').text,
  );

/** A name that is proposed to the owner; a folder in it would be a surprise. */
const fileNameSchema = z.string().regex(/^[^/\\:*?"<>|]{1,120}\.[a-z]{2,5}$/u, {
  error: say('a plain file name with an ending is needed').text,
});

export const appRequests = {
  'app.status': route(z.object({}), statusSchema),
  'app.about': route(z.object({}), aboutSchema),
  'app.permissions': route(z.object({}), z.array(permissionSchema)),
  /** Versions, states and counts, to be sent along with a report; nothing of what is remembered. */
  'app.diagnostics': route(z.object({}), z.object({ text: z.string() })),
  /** The licences of everything that is shipped, in Markdown. */
  'app.notices': route(z.object({}), z.object({ text: z.string() })),
  /** The owner agrees to be recorded; recording starts. */
  'app.agree': route(z.object({}), statusSchema),
  /** Null: until resumed. */
  'app.pause': route(z.object({ minutes: z.number().int().min(1).max(1440).nullable() }), statusSchema),
  'app.resume': route(z.object({}), statusSchema),
  /** Answers when everything seen so far is stored and read and has its vector. */
  'app.drain': route(z.object({}), statusSchema),
  /** Shows the window with a conversation. */
  'app.open-chat': route(z.object({ sessionId: z.number().int().positive() }), z.object({})),
  /** Hides the small window of quick entry. */
  'app.close-quick-entry': route(z.object({}), z.object({})),
  'app.quit': route(z.object({}), z.object({})),
  'app.restart-engine': route(z.object({}), z.object({})),
  /**
   * Erases everything that is remembered and starts the engine again, empty. With `settings` the settings and the keys of model
   * servers go back to what they were at first, too. Backups lie elsewhere and stay.
   */
  'app.start-anew': route(z.object({ settings: z.boolean() }), z.object({})),
  /** Null where the owner cancelled. */
  'app.choose-folder': route(z.object({ title: z.string().max(100) }), z.string().nullable()),
  /** Without endings any file. */
  'app.choose-file': route(
    z.object({ title: z.string().max(100), endings: z.array(z.string().regex(/^[a-z]{1,10}$/)).max(10) }),
    z.string().nullable(),
  ),
  /** Saves what the window shows as figures where the owner says; answers the path, null where they cancelled. */
  'app.save-text': route(
    z.object({ name: fileNameSchema, text: z.string().max(50_000_000) }),
    z.string().nullable(),
  ),
  /** The same with a picture (PNG) of a part of the window, in its own pixels. */
  'app.save-picture': route(z.object({ name: fileNameSchema, part: regionSchema }), z.string().nullable()),
  'app.show-data-folder': route(z.object({}), z.object({})),
  /** Opens config.yaml in the program that the system has for it. */
  'app.open-config': route(z.object({}), z.object({})),
  /** Opens a page in the owner's browser. Nothing but the web: no file, no program, no hidden name or password. */
  'app.open-link': route(z.object({ url: webAddressSchema }), z.object({})),
} as const;

export const appEvents = {
  'app.status': statusSchema,
  /** The tray or a shortcut asks the window to show something. */
  'app.show': z.object({ view: z.enum(['search', 'timeline', 'settings']) }),
  'app.show-chat': z.object({ sessionId: z.number().int().positive() }),
  'app.quitting': z.object({ waiting: z.number().int(), message: z.string() }),
} as const;
