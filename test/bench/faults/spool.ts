/** What was recorded while locked and waits in its folder, by name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEntry } from '../../../src-main/intake/sealed-entry.ts';
import { openSealedFolder } from '../../../src-main/intake/sealed-folder.ts';
import { sealingKeys } from './setting.ts';
import { frameAt } from './things.ts';

export interface WaitingFrame {
  readonly file: string;
  readonly frame: number;
}

/** Throws where an entry does not open: each was acknowledged. Only while no engine works there. */
export async function listSpool(dataFolder: string): Promise<WaitingFrame[]> {
  return (await openSealedFolder(dataFolder).list()).flatMap((file) => {
    const entry = openEntry(sealingKeys, readFileSync(join(dataFolder, 'sealed', file)));
    if (!entry) throw new Error(`The sealed entry ${file} does not open.`);
    return entry.header.type === 'frame' ? [{ file, frame: frameAt(entry.header.capturedAt) }] : [];
  });
}
