/**
 * Puts a restored store in the place of the present one, before anything is opened. Each step is one renaming, and a small
 * file says which way it goes, so that an end at any step leaves the old store or the new one, or is gone on with at the next start.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { storeName } from './backup-places.ts';
import { momentIn, momentName, momentText, restorePlace } from './restore-places.ts';

const swapSchema = z.object({ phase: z.enum(['out', 'in']) });
type Phase = z.infer<typeof swapSchema>['phase'];

/** What belongs to a store, with what an end without closing it leaves. */
const ofStore = new Set([
  'images',
  ...['', '-wal', '-shm', '.open', '.check', '.repaired'].map((end) => storeName + end),
]);

/** Answers whether another store is there now. The replaced one is kept. Throws `unreadable` where a file cannot be renamed. */
export function swapRestored(dataFolder: string, now: number): boolean {
  let phase = readPhase(dataFolder);
  try {
    if (phase === null) {
      if (momentIn(restorePlace.restored(dataFolder)) === null) return false;
      phase = notePhase(dataFolder, 'out');
    }
    if (phase === 'out') {
      moveOut(dataFolder, now);
      notePhase(dataFolder, 'in');
    }
    moveIn(dataFolder);
    return true;
  } catch (cause) {
    throw new MnemeError(
      'unreadable',
      say(
        'The restored database in {dataFolder} could not be put in its place ({reason}). Both are still there. Check that no other program has files of this folder open, then start again.',
        { dataFolder, reason: String(cause) },
      ),
      { cause },
    );
  }
}

function moveOut(dataFolder: string, now: number): void {
  const replaced = restorePlace.replaced(dataFolder);
  const restored = restorePlace.restored(dataFolder);
  fs.mkdirSync(replaced, { recursive: true, mode: 0o700 });
  // Conversation memory in files goes out only where other such files come in.
  const names = new Set([...ofStore, ...fs.readdirSync(restored)]);
  for (const name of fs.readdirSync(dataFolder))
    if (names.has(name)) fs.renameSync(join(dataFolder, name), join(replaced, name));
  writeSynced(join(replaced, momentName), momentText(now));
  syncFolder(replaced);
  syncFolder(dataFolder);
}

function moveIn(dataFolder: string): void {
  const restored = restorePlace.restored(dataFolder);
  if (fs.existsSync(restored)) {
    for (const name of fs.readdirSync(restored))
      if (name !== momentName) fs.renameSync(join(restored, name), join(dataFolder, name));
    syncFolder(dataFolder);
    fs.rmSync(restored, { recursive: true, force: true });
  }
  fs.rmSync(restorePlace.swap(dataFolder), { force: true });
  syncFolder(dataFolder);
}

function readPhase(dataFolder: string): Phase | null {
  const file = restorePlace.swap(dataFolder);
  return fs.existsSync(file) ? swapSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).phase : null;
}

function notePhase(dataFolder: string, phase: Phase): Phase {
  const file = restorePlace.swap(dataFolder);
  writeSynced(`${file}.part`, JSON.stringify({ phase } satisfies z.infer<typeof swapSchema>));
  fs.renameSync(`${file}.part`, file);
  syncFolder(dataFolder);
  return phase;
}

function writeSynced(file: string, text: string): void {
  const handle = fs.openSync(file, 'w', 0o600);
  try {
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Windows cannot open folders and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
