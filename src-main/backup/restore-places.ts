/** Where a restore builds its store and keeps the one that it replaced, both beside the present one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const restorePlace = {
  /** While it is being built. */
  unfinished: (dataFolder: string): string => join(dataFolder, 'restored.part'),
  /** Whole, checked and waiting for the next start. */
  restored: (dataFolder: string): string => join(dataFolder, 'restored'),
  replaced: (dataFolder: string): string => join(dataFolder, 'replaced'),
  /** How far a swap has come. */
  swap: (dataFolder: string): string => join(dataFolder, 'swap.json'),
} as const;

/** Lies in both, and says of when the store in there is. Without it a folder is nothing. */
export const momentName = 'moment.json';
const momentSchema = z.object({ at: z.number() });

export function momentText(at: number): string {
  return `${JSON.stringify({ at } satisfies z.infer<typeof momentSchema>)}\n`;
}

/** Of when the store in `folder` is; null where none waits there. */
export function momentIn(folder: string): number | null {
  try {
    return momentSchema.parse(JSON.parse(readFileSync(join(folder, momentName), 'utf8'))).at;
  } catch {
    return null;
  }
}
