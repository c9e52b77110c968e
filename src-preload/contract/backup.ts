/** Backups: made by hand or by the schedule, each verified by opening it, and put back beside the present store. */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { route } from './route.ts';

/** What a store holds, for comparing two of them. */
export const holdsSchema = z.object({
  /** Memories that were not deleted, by kind. */
  memories: z.record(z.string(), z.number().int()),
  frames: z.number().int(),
  messages: z.number().int(),
  /** Of the first and the last frame; null where there is none. */
  firstAt: timestampSchema.nullable(),
  lastAt: timestampSchema.nullable(),
});
export type Holds = z.infer<typeof holdsSchema>;

const backupIdSchema = z.string().regex(/^mneme-\d{4}(-\d{2}){5}$/);

export const backupSchema = z.object({
  id: backupIdSchema,
  madeAt: timestampSchema,
  /** Its database and its own files. What other backups hold as well is there only once. */
  bytes: z.number(),
  pictures: z.number().int(),
  pictureBytes: z.number(),
  /** Null where it cannot be read; then `verified` says why. */
  holds: holdsSchema.nullable(),
  verified: z.object({ at: timestampSchema, ok: z.boolean(), reason: z.string() }).nullable(),
  /** Made by this store, and so opened by its key. */
  isOwn: z.boolean(),
  /** Opens anywhere with the passphrase that was set when it was made. */
  hasPassphrase: z.boolean(),
});
export type Backup = z.infer<typeof backupSchema>;

export const backupStatusSchema = z.object({
  /** Null while the owner has chosen none. */
  folder: z.string().nullable(),
  /** Whether the next backup opens on another computer with a passphrase. */
  hasPassphrase: z.boolean(),
  /** What goes on at present. */
  running: z
    .object({
      what: z.enum(['make', 'verify', 'restore']),
      step: z.enum(['database', 'pictures', 'verify']),
      done: z.number(),
      total: z.number(),
    })
    .nullable(),
  /** Why the last one failed; empty where it did not. */
  trouble: z.string(),
  /** When the newest of the verified backups was made. */
  lastVerifiedAt: timestampSchema.nullable(),
  /** When the schedule makes the next one; null where it is off. */
  nextAt: timestampSchema.nullable(),
  /** A restored store that waits for a restart of the engine. */
  restored: z.object({ backupAt: timestampSchema }).nullable(),
  /** The store that a restored one took the place of; kept until the owner lets it go. */
  replaced: z.object({ at: timestampSchema, bytes: z.number() }).nullable(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

const ofOne = z.object({ id: backupIdSchema });
const folderSchema = z.string().min(1).max(4096);
/** A backup of another folder, or of another computer: there it is opened with its passphrase. */
const ofAny = ofOne.extend({
  /** Null for the folder of the settings. */
  folder: folderSchema.nullable().default(null),
  /** Null for one that the key of this computer opens. */
  passphrase: z.string().max(1024).nullable().default(null),
});

export const backupRequests = {
  'backup.status': route(z.object({}), backupStatusSchema),
  /** Newest first. */
  'backup.list': route(z.object({}), z.array(backupSchema)),
  /** Answers when it is made and verified. Fails with `cancelled`, `disk-full`, `unreadable`, `conflict` while another goes on. */
  'backup.make': route(z.object({}), backupSchema),
  /** Opens it and checks every picture. What is wrong with it is the answer, not a failure. */
  'backup.verify': route(ofOne, backupSchema),
  /** Ends what goes on. */
  'backup.cancel': route(z.object({}), z.object({})),
  'backup.remove': route(ofOne, z.object({})),
  /** Those in any other folder, newest first. Fails with `unreadable`. */
  'backup.list-in': route(z.object({ folder: folderSchema }), z.array(backupSchema)),
  /** Fails with `passphrase`, `store-key`, `store-newer`, `store-damaged`. */
  'backup.compare': route(ofAny, z.object({ present: holdsSchema, backup: holdsSchema })),
  /** Builds its store beside the present one and verifies it; a restart of the engine swaps the two. */
  'backup.restore': route(ofAny, backupStatusSchema),
  /** From the next backup on; null removes it. Backups that are there keep theirs. Fails with `invalid-input`. */
  'backup.set-passphrase': route(
    z.object({ passphrase: z.string().max(1024).nullable() }),
    backupStatusSchema,
  ),
  /** Takes back a restored store that still waits, or makes the replaced one wait in its place. */
  'backup.undo-restore': route(z.object({}), backupStatusSchema),
  /** Deletes the replaced store for good. */
  'backup.keep-restored': route(z.object({}), backupStatusSchema),
} as const;

export const backupEvents = { 'backup.changed': backupStatusSchema } as const;
