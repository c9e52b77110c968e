/** The keys that work over whatever is in front: search and quick entry. */
import { globalShortcut } from 'electron';
import type { Log } from '../base/log.ts';

export interface Shortcut {
  /** What it is for, as in `search`. */
  readonly name: string;
  /** An accelerator of Electron; empty for none. */
  readonly accelerator: string;
  readonly run: () => void;
}

/** Replaces all shortcuts. A key that cannot be had is said in the log. */
export function setShortcuts(shortcuts: readonly Shortcut[], log: Log): void {
  globalShortcut.unregisterAll();
  for (const { name, accelerator, run } of shortcuts) {
    if (accelerator === '') continue;
    try {
      if (globalShortcut.register(accelerator, run)) continue;
      log('warn', 'A shortcut belongs to another application.', { name, accelerator });
    } catch {
      log('warn', 'A shortcut is not one that Electron knows.', { name, accelerator });
    }
  }
}
