/** What a backup says of itself: every file with its hash, and what it holds; signed with the key of the store. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { holdsSchema } from '../../src-preload/contract/backup.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { manifestName, pagesName, picturesName } from './backup-places.ts';

const hashSchema = z.string().regex(/^[\da-f]{64}$/);

const fileSchema = z.object({
  name: z.string().regex(/^[\w.-]+$/),
  bytes: z.number().int(),
  sha256: hashSchema,
});

const bodySchema = z.object({
  version: z.number().int(),
  id: z.string(),
  madeAt: z.number().int(),
  /** The layout of its store. */
  layout: z.number().int(),
  /** In version 1 the store first, which lay in the folder as one file. */
  files: z.array(fileSchema).min(1),
  /** The database; absent in version 1. */
  pages: z.object({ bytes: z.number().int(), newBytes: z.number().int() }).optional(),
  pictures: z.object({ count: z.number().int(), bytes: z.number(), newBytes: z.number() }),
  holds: holdsSchema,
});
export type ManifestBody = z.infer<typeof bodySchema>;

const signedSchema = z.object({ body: z.string(), mac: z.string() });

/** A picture: its path in the folder of pictures, the SHA-256 of its sealed file, its bytes, and when it was changed. */
const pictureSchema = z.tuple([z.string(), hashSchema, z.number(), z.number()]);
export type PictureEntry = z.infer<typeof pictureSchema>;

/** The database in pieces of one length, but for the last: the SHA-256 of each. */
const pageListSchema = z
  .object({
    bytes: z.number().int().positive(),
    pieceBytes: z
      .int()
      .min(4096)
      .max(64 * 1024 * 1024),
    pieces: z.array(hashSchema),
  })
  .refine(({ bytes, pieceBytes, pieces }) => pieces.length === Math.ceil(bytes / pieceBytes));
export type PageList = z.infer<typeof pageListSchema>;

const present = 2;

/** The text of the manifest; its body is kept as the very text that was signed. */
export function signManifest(key: Uint8Array, body: ManifestBody): string {
  const text = JSON.stringify(body);
  return `${JSON.stringify({ body: text, mac: macOf(key, text) }, null, 1)}\n`;
}

/**
 * Reads the manifest of a backup's folder. Throws `store-newer` for one of a later version, `store-damaged` where it is none,
 * `store-key` where it was signed with another key; `key` null asks only what it says.
 */
export function readManifest(folder: string, key: Uint8Array | null): ManifestBody {
  const file = join(folder, manifestName);
  let signed: z.infer<typeof signedSchema>;
  let parsed: unknown;
  try {
    signed = readSigned(folder);
    parsed = JSON.parse(signed.body);
  } catch (cause) {
    throw new MnemeError(
      'store-damaged',
      say(
        '{file} is missing or damaged, so this backup cannot be trusted. Nothing was changed. Choose another backup.',
        { file },
      ),
      { cause },
    );
  }
  const version = (parsed as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > present)
    throw new MnemeError(
      'store-newer',
      say(
        'The backup in {folder} was made by a newer version of Mneme. Nothing was changed. Install the newer version to use it.',
        { folder },
      ),
    );
  const body = bodySchema.safeParse(parsed);
  if (!body.success)
    throw new MnemeError(
      'store-damaged',
      say('{file} does not say what a backup says. Choose another backup.', { file }),
      {
        cause: body.error,
      },
    );
  if (key && !isSame(macOf(key, signed.body), signed.mac))
    throw new MnemeError(
      'store-key',
      say(
        'The backup in {folder} was changed, or made with the key of another computer or account. Nothing was changed. Choose another backup, or open it where it was made.',
        { folder },
      ),
    );
  return body.data;
}

/** Whether its manifest was signed with this key, and not changed since. */
export function isSignedWith(folder: string, key: Uint8Array): boolean {
  try {
    const { body, mac } = readSigned(folder);
    return isSame(macOf(key, body), mac);
  } catch {
    return false;
  }
}

/** The pieces of a backup's database; null in version 1. Throws `store-damaged` where the list cannot be read. */
export function readPages(folder: string, { pages }: ManifestBody): PageList | null {
  if (!pages) return null;
  const file = join(folder, pagesName);
  try {
    return pageListSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new MnemeError(
      'store-damaged',
      say('{file} is missing or damaged. Choose another backup.', { file }),
      { cause },
    );
  }
}

/** The pictures of a backup. Throws `store-damaged` where the list cannot be read. */
export function readPictures(folder: string): PictureEntry[] {
  const file = join(folder, picturesName);
  try {
    return z.array(pictureSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new MnemeError(
      'store-damaged',
      say('{file} is missing or damaged. Choose another backup.', { file }),
      { cause },
    );
  }
}

/** A key for the backups alone, from that of the store. */
export function backupKey(databaseKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', databaseKey, new Uint8Array(0), 'mneme backup', 32));
}

export const manifestVersion = present;

function readSigned(folder: string): z.infer<typeof signedSchema> {
  return signedSchema.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
}

function macOf(key: Uint8Array, text: string): string {
  return createHmac('sha256', backupKey(key)).update(text).digest('hex');
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
