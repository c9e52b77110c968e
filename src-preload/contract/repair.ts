/** The way back from a damaged database: what is damaged, what could be brought back, and what was. */
import { z } from 'zod';
import { backupSchema, holdsSchema } from './backup.ts';
import { timestampSchema } from './frames.ts';
import { memoryKindSchema } from './memory.ts';
import { route } from './route.ts';

export const lossSchema = z.object({
  what: z.enum([
    'frames',
    'activities',
    'passages',
    'memories',
    'conversations',
    'messages',
    'categories',
    'rules',
    'policies',
    'filters',
    'personas',
    'summaries',
    'other',
  ]),
  /** As many as are known of: rows that an index names, and what belonged to them. */
  gone: z.number().int(),
  /** Kept, but not with all that they held. */
  partly: z.number().int(),
  /** Lost, and brought back from a backup. */
  returned: z.number().int().default(0),
  /** Lost, and written anew after the start from what they were made of. */
  anew: z.number().int().default(0),
  /** Some more may be gone: a part of the list lay on damaged pages, and nothing else names what stood there. */
  isUnsure: z.boolean().default(false),
  /** Of those that are gone and of which a time is known. */
  from: timestampSchema.nullable(),
  to: timestampSchema.nullable(),
});
export type Loss = z.infer<typeof lossSchema>;

/** A memory that is gone and of which this is still known. */
export const goneMemorySchema = z.object({
  id: z.string(),
  kind: memoryKindSchema,
  title: z.string(),
  at: timestampSchema.nullable(),
});
export type GoneMemory = z.infer<typeof goneMemorySchema>;

/** What a repair or a restore brought back, and what it did not. */
export const repairReportSchema = z.object({
  way: z.enum(['repair', 'restore']),
  at: timestampSchema,
  /** Of the backup that was restored, or that a repair filled in from; null where there was none. */
  backupAt: timestampSchema.nullable(),
  /** Lost rows that the backup of a repair has and that stayed away: they may have been changed or forgotten since. */
  leftOut: z.number().int().default(0),
  /** Why no backup filled in, in words for the owner; empty where one did or there is none. */
  backupTrouble: z.string().default(''),
  pages: z.number().int(),
  /** Damaged, or not there any more. */
  lostPages: z.number().int(),
  /** The last changes, of the minutes before the damage, could not be read. */
  isLogCut: z.boolean(),
  losses: z.array(lossSchema),
  /** Some of them, where there are very many. */
  memories: z.array(goneMemorySchema),
  holds: holdsSchema,
});
export type RepairReport = z.infer<typeof repairReportSchema>;

export const repairStatusSchema = z.object({
  /** Why the database is not open, in words for the owner; null while it is. */
  damage: z.string().nullable(),
  /** Something of the file is there that can be read. */
  canRepair: z.boolean(),
  /** What a repair needs beside the present database for a while. */
  neededBytes: z.number(),
  freeBytes: z.number(),
  /** Those that can be restored, newest first. */
  backups: z.array(backupSchema),
  running: z
    .object({
      what: z.enum(['repair', 'restore']),
      step: z.enum(['copy', 'look', 'rows', 'fill', 'verify', 'database', 'pictures']),
      done: z.number(),
      total: z.number(),
    })
    .nullable(),
  /** Why the last try failed; empty where it did not. */
  trouble: z.string(),
  /** What waits for a restart of the engine, and takes the place of the present one then. */
  prepared: repairReportSchema.nullable(),
  /** Of a database that an earlier repair or restore replaced and that is still kept; it has to go before another one. */
  replacedAt: timestampSchema.nullable(),
});
export type RepairStatus = z.infer<typeof repairStatusSchema>;

/** Served instead of all others while the database is damaged. */
export const repairRequests = {
  'repair.status': route(z.object({}), repairStatusSchema),
  /**
   * Brings what can be read into a new database beside the damaged one, and with `backup` what is lost and stands in that backup
   * unchanged. Answers when it is there and checked.
   */
  'repair.start': route(z.object({ backup: backupSchema.shape.id.nullable() }), repairStatusSchema),
  /** Builds the database of a backup beside the damaged one. */
  'repair.restore': route(z.object({ id: backupSchema.shape.id }), repairStatusSchema),
  'repair.cancel': route(z.object({}), z.object({})),
  /** Forgets what waits for the restart. */
  'repair.discard': route(z.object({}), repairStatusSchema),
  /** Deletes what an earlier repair or restore replaced, for good. */
  'repair.drop-replaced': route(z.object({}), repairStatusSchema),
} as const;

/** Served while the database is open. */
export const repairedRequests = {
  /** Of the last repair or restore of a damaged database; null where there was none, or the owner has seen it. */
  'repair.last': route(z.object({}), repairReportSchema.nullable()),
  'repair.forget-last': route(z.object({}), z.object({})),
  /** The next start of the engine offers the repair instead of opening the database. */
  'repair.ask': route(z.object({}), z.object({})),
} as const;

export const repairEvents = { 'repair.changed': repairStatusSchema } as const;
