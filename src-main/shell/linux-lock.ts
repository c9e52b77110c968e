/**
 * Whether the session is locked, under Linux, where Electron sends no event for it. The login manager knows; Chromium's own
 * answer is of no use here, because it takes a blanked screen for a locked one.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Clock } from '../base/clock.ts';

const run = promisify(execFile);
const everyMs = 5_000;

/** Without a login manager nothing is ever called; the gate still knows the windows of lockers. */
export function watchLinuxLock(
  session: string | undefined,
  clock: Clock,
  onChange: (isLocked: boolean) => void,
): void {
  if (!session) return;
  let wasLocked = false;
  async function look(id: string): Promise<void> {
    try {
      const { stdout } = await run('loginctl', ['show-session', id, '-p', 'LockedHint', '--value'], {
        timeout: everyMs,
      });
      const isLocked = stdout.trim() === 'yes';
      if (isLocked !== wasLocked) onChange(isLocked);
      wasLocked = isLocked;
    } catch {
      return; // this machine has no login manager
    }
    clock.after(everyMs, () => void look(id));
  }
  void look(session);
}
