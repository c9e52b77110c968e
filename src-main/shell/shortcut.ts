/** The key that opens the search box over whatever is in front. */
import { globalShortcut } from 'electron';
import type { Log } from '../base/log.ts';

/** Replaces the shortcut; an empty accelerator means none. A key that cannot be had is said in the log. */
export function setSearchShortcut(accelerator: string, run: () => void, log: Log): void {
  globalShortcut.unregisterAll();
  if (accelerator === '') return;
  try {
    if (globalShortcut.register(accelerator, run)) return;
    log('warn', 'The search shortcut belongs to another application.', { accelerator });
  } catch {
    log('warn', 'The search shortcut is not one that Electron knows.', { accelerator });
  }
}
