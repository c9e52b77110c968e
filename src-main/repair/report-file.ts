/**
 * What a repair brought back, kept beside the store that it made until the owner has seen it. It names memories, so it is sealed; it
 * lies where the store lies and goes where it goes.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { repairReportSchema, type RepairReport } from '../../src-preload/contract/repair.ts';
import { reportName } from '../backup/backup-places.ts';
import { writeWhole } from '../backup/durable-files.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** `key` is that of the database. */
export async function writeReport(folder: string, key: Uint8Array, report: RepairReport): Promise<void> {
  // AES-256-GCM (NIST SP 800-38D): 12 bytes of nonce, the ciphertext, 16 bytes of tag.
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(report), 'utf8'), cipher.final()]);
  await writeWhole(join(folder, reportName), Buffer.concat([nonce, body, cipher.getAuthTag()]));
}

/** Null where there is none, or none that can be read: it is no reason to do without the store. */
export function readReport(folder: string, key: Uint8Array): RepairReport | null {
  try {
    const sealed = fs.readFileSync(join(folder, reportName));
    const decipher = createDecipheriv('aes-256-gcm', keyOf(key), sealed.subarray(0, nonceBytes));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    const body = sealed.subarray(nonceBytes, -tagBytes);
    const text = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    return repairReportSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function removeReport(folder: string): void {
  fs.rmSync(join(folder, reportName), { force: true });
}

function keyOf(databaseKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', databaseKey, new Uint8Array(0), 'mneme repair report', 32));
}
