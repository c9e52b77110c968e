/**
 * A passphrase of the backups' own: the keys of the store under it, in a file that lies in the data folder and so goes into every
 * backup. It is asked for where the computer that made them is gone; the schedule never needs it.
 */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import {
  openWithPassphrase,
  passphraseBoxSchema,
  sealWithPassphrase,
  type PassphraseCost,
} from '../base/passphrase.ts';
import { syncFolder, writeWhole } from './durable-files.ts';

/** 32 bytes each. */
export interface StoreKeys {
  readonly database: Uint8Array;
  readonly images: Uint8Array;
  readonly vault: Uint8Array;
}

const fileName = 'backup-passphrase.json';
const purpose = 'mneme backup keys';
const keyBytes = 32;
const present = 1;
const fileSchema = z.strictObject({ version: z.literal(present), box: passphraseBoxSchema });

/** Whether what lies in this folder (of data, or a backup) opens with a passphrase. */
export function hasPassphrase(folder: string): boolean {
  return existsSync(join(folder, fileName));
}

/** From the next backup on. Throws `invalid-input` for a passphrase that is too short or too long, `disk-full`, `unreadable`. */
export async function setPassphrase(
  dataFolder: string,
  { database, images, vault }: StoreKeys,
  passphrase: string,
  cost?: PassphraseCost,
): Promise<void> {
  const secret = Buffer.concat([database, images, vault]);
  const box = await sealWithPassphrase(secret, passphrase, purpose, cost);
  secret.fill(0);
  const content: z.infer<typeof fileSchema> = { version: present, box };
  await writeWhole(join(dataFolder, fileName), `${JSON.stringify(content)}\n`);
  await syncFolder(dataFolder);
}

/** Backups that were made with it keep it. */
export async function removePassphrase(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, fileName), { force: true });
  await syncFolder(dataFolder);
}

/**
 * The keys that a backup was made with. Throws `store-key` where it has no passphrase, `passphrase` where this is another one,
 * `store-newer`, `store-damaged`.
 */
export async function openKeys(backup: string, passphrase: string): Promise<StoreKeys> {
  const file = join(backup, fileName);
  if (!existsSync(file))
    throw new MnemeError(
      'store-key',
      say(
        'The backup in {backup} has no passphrase: only the computer and account that made it can open it. Nothing was changed.',
        { backup },
      ),
    );
  const { box } = await readBox(file);
  const secret = await openWithPassphrase(box, passphrase, purpose);
  if (secret?.length !== 3 * keyBytes)
    throw new MnemeError(
      'passphrase',
      say(
        'This is not the passphrase of the backup in {backup}. It is the one that was set when this backup was made. Nothing was changed.',
        { backup },
      ),
    );
  const [database, images, vault] = [0, 1, 2].map((at) =>
    secret.slice(at * keyBytes, (at + 1) * keyBytes),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  return { database, images, vault };
}

async function readBox(file: string): Promise<z.infer<typeof fileSchema>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new MnemeError('store-damaged', say('{file} cannot be read. Choose another backup.', { file }), {
      cause,
    });
  }
  const { version } = (content ?? {}) as { version?: unknown };
  if (typeof version === 'number' && version > present)
    throw new MnemeError(
      'store-newer',
      say(
        '{file} was written by a newer version of Mneme. Nothing was changed. Install the newer version to use it.',
        { file },
      ),
    );
  const parsed = fileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new MnemeError(
    'store-damaged',
    say('{file} was changed or damaged. Choose another backup.', { file }),
    {
      cause: parsed.error,
    },
  );
}
