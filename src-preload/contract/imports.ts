/** Import of memories from files: our own export, and what other programs give out. */
import { z } from 'zod';
import { timestampSchema } from './frames.ts';
import { memoryKindSchema } from './memory.ts';
import { route } from './route.ts';

/** What a file is recognised as. */
export const importFormatSchema = z.enum([
  'mneme',
  'markdown',
  'mem0',
  'mirix',
  'chatgpt',
  'claude',
  'screenpipe',
  'openrecall',
  'windrecorder',
  'chromium',
  'firefox',
  'bookmarks',
]);
export type ImportFormat = z.infer<typeof importFormatSchema>;

export const importCountsSchema = z.object({
  added: z.number().int().min(0),
  /** There already, under the same id. */
  known: z.number().int().min(0),
  /** Another stands in its place and stays: a block of core memory, or the page of the same address. */
  kept: z.number().int().min(0),
  /** Frames and pages that the owner's exclusions leave out. */
  excluded: z.number().int().min(0),
  /** Secrets and personal data that are taken out of what comes in. */
  redacted: z.number().int().min(0),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importPreviewSchema = z.object({
  file: z.string(),
  format: importFormatSchema,
  /** What an import would do. */
  counts: importCountsSchema,
  perKind: z.record(memoryKindSchema, z.number().int()),
  /** Entries of the vault that are left out, because their passphrase was not given. */
  locked: z.number().int().min(0),
  examples: z.array(z.object({ kind: memoryKindSchema, title: z.string(), occurredAt: timestampSchema })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importRunSchema = z.object({
  id: z.number().int().positive(),
  file: z.string(),
  format: importFormatSchema,
  /** `running`: goes on, or was interrupted; the same file again goes on where it was. */
  state: z.enum(['running', 'done', 'undone']),
  startedAt: timestampSchema,
  counts: importCountsSchema,
});
export type ImportRun = z.infer<typeof importRunSchema>;

const passphrase = z.string().max(1_024).nullable().default(null);

const ofFile = z.object({
  file: z.string().min(1).max(4_000),
  /** Of an encrypted bundle. */
  passphrase,
  /** Of the vault's entries in it; without it they are left out. */
  vaultPassphrase: passphrase,
});

export const importsRequests = {
  /**
   * Reads the whole file and writes nothing. All of these fail with `invalid-input` (the file, the place in it and the remedy),
   * `unreadable`, `cancelled`, `passphrase` for a bundle without its own, and `conflict` while another goes on.
   */
  'imports.preview': route(ofFile, importPreviewSchema),
  /** Brings in all of it or, where it fails or is cancelled, nothing. */
  'imports.run': route(ofFile, importRunSchema),
  /** Newest first, 100 at most. */
  'imports.list': route(z.object({}), z.array(importRunSchema)),
  /** Removes what an import brought; what was changed since stays, and is counted. */
  'imports.undo': route(
    z.object({ id: importRunSchema.shape.id }),
    z.object({ removed: z.number().int(), changedSince: z.number().int() }),
  ),
  'imports.cancel': route(z.object({}), z.object({})),
} as const;

export const importsEvents = {
  /** Of the file; `total` says in which steps. */
  'imports.progress': z.object({ done: z.number(), total: z.number() }),
} as const;
