/**
 * What must be known before anything else runs: whether the owner agreed, whether recording is paused, where the window
 * was. A file that cannot be understood counts as "not agreed" and is kept aside.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { timestampSchema } from '../../src-preload/contract/frames.ts';
import type { Log } from '../base/log.ts';
import { writeFileWhole } from './write-file-whole.ts';

const pauseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('until'), until: timestampSchema }),
  z.object({ kind: z.literal('until-resumed') }),
]);

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowBounds = z.infer<typeof boundsSchema>;

const stateSchema = z.object({
  agreedAt: timestampSchema.nullable(),
  pause: pauseSchema,
  bounds: boundsSchema.nullable(),
  /** macOS asks for the permission to record once; a second prompt would be a loop. */
  askedForPermission: z.boolean(),
});
export type ShellState = z.infer<typeof stateSchema>;

const firstState: ShellState = {
  agreedAt: null,
  pause: { kind: 'none' },
  bounds: null,
  askedForPermission: false,
};

export interface StateFile {
  get(): ShellState;
  /** On disk when it returns. Throws `disk-full` or `unreadable`; then nothing has changed. */
  set(change: Partial<ShellState>): void;
}

export function openStateFile(file: string, log: Log): StateFile {
  let state = readState(file, log);
  return {
    get: () => state,
    set(change) {
      const next = { ...state, ...change };
      writeFileWhole(file, `${JSON.stringify(next, null, 2)}\n`);
      state = next;
    },
  };
}

function readState(file: string, log: Log): ShellState {
  if (!existsSync(file)) return firstState;
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const aside = freeName(`${file}.damaged`);
    log('error', 'The state file is damaged: nothing is recorded until the owner agrees again.', { aside });
    renameSync(file, aside);
    return firstState;
  }
}

/** The name, or the first of it with a number behind: what was kept aside before stays, too. */
function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number++) name = `${wanted}-${number}`;
  return name;
}
