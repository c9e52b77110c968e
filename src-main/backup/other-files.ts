/**
 * What lies in the data folder besides the store and the pictures. Keys are sealed by themselves and are copied as they are,
 * so that they can be opened without the store; all else (conversation memory in Markdown) goes into one sealed file.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { checkName, othersName } from './backup-places.ts';
import { writeWhole } from './durable-files.ts';
import { backupKey } from './manifest.ts';

/** The store's own business, what can be had anew, and what a restore left or prepares. */
const left = /^(mneme\.db.*|images|languages|restored|restored\.part|replaced|swap\.json|sealed|.*\.part)$/;
const sealedByThemselves = /^[\w-]+\.(bin|json)$/;
/** By their path, in base64. */
const othersSchema = z.record(z.string(), z.string());
const nonceBytes = 12;
const tagBytes = 16;

/** Copies into `target` and answers the names of the files that it wrote. */
export async function copyOthers(dataFolder: string, target: string, key: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  const others: Record<string, string> = {};
  for (const entry of await readdir(dataFolder, { withFileTypes: true })) {
    const source = join(dataFolder, entry.name);
    if (entry.name === checkName || (entry.isFile() && isKey(entry.name))) {
      await copyFile(source, join(target, entry.name));
      names.push(entry.name);
    } else if (!left.test(entry.name)) {
      for (const file of entry.isDirectory() ? await filesIn(source) : entry.isFile() ? [source] : [])
        others[relative(dataFolder, file).replaceAll('\\', '/')] = (await readFile(file)).toString('base64');
    }
  }
  if (Object.keys(others).length > 0) {
    await writeWhole(join(target, othersName), seal(backupKey(key), JSON.stringify(others)));
    names.push(othersName);
  }
  return names;
}

/** Puts them into `target`; the keys of this computer stay as they are there. Throws `store-damaged`. */
export async function restoreOthers(backup: string, target: string, key: Uint8Array): Promise<void> {
  if (existsSync(join(backup, checkName))) await copyFile(join(backup, checkName), join(target, checkName));
  const file = join(backup, othersName);
  if (!existsSync(file)) return;
  const others = readOthers(unseal(backupKey(key), await readFile(file)));
  if (others === null)
    throw new MnemeError(
      'store-damaged',
      say('{file} was changed or damaged. Choose another backup.', { file }),
    );
  for (const [name, content] of Object.entries(others)) {
    const place = resolve(target, name);
    if (!place.startsWith(resolve(target) + sep)) continue;
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await writeWhole(place, Buffer.from(content, 'base64'));
  }
}

function readOthers(plain: string | null): z.infer<typeof othersSchema> | null {
  if (plain === null) return null;
  try {
    return othersSchema.parse(JSON.parse(plain));
  } catch {
    return null;
  }
}

function isKey(name: string): boolean {
  return sealedByThemselves.test(name) && !left.test(name);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

// AES-256-GCM (NIST SP 800-38D): 12 bytes of nonce, the ciphertext, 16 bytes of tag.
function seal(key: Uint8Array, plain: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function unseal(key: Uint8Array, sealed: Buffer): string | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    const body = sealed.subarray(nonceBytes, -tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
