/** The machine's own state: idle time, lock, sleep, battery, displays that come and go, and which processes are ours. */
import { app, powerMonitor, screen } from 'electron';
import type { Clock } from '../base/clock.ts';
import { watchLinuxLock } from './linux-lock.ts';

export interface PowerEvents {
  readonly locked: () => void;
  readonly unlocked: () => void;
  readonly suspended: () => void;
  readonly resumed: () => void;
  readonly battery: (onBattery: boolean) => void;
  readonly displaysChanged: () => void;
  /** The system shuts down or logs out and waits for a moment. */
  readonly shuttingDown: () => void;
}

/** Call after `ready`. */
export function watchPower(events: PowerEvents, clock: Clock): void {
  if (process.platform === 'linux') {
    watchLinuxLock(process.env.XDG_SESSION_ID, clock, (isLocked) =>
      isLocked ? events.locked() : events.unlocked(),
    );
  }
  powerMonitor.on('lock-screen', events.locked);
  powerMonitor.on('unlock-screen', events.unlocked);
  powerMonitor.on('shutdown', ((event: Electron.Event) => {
    event.preventDefault();
    events.shuttingDown();
  }) as () => void);
  powerMonitor.on('suspend', events.suspended);
  powerMonitor.on('resume', events.resumed);
  powerMonitor.on('on-battery', () => events.battery(true));
  powerMonitor.on('on-ac', () => events.battery(false));
  screen.on('display-added', events.displaysChanged);
  screen.on('display-removed', events.displaysChanged);
  screen.on('display-metrics-changed', events.displaysChanged);
}

/** Seconds since the last key or movement of the pointer. */
export function idleSeconds(): number {
  return powerMonitor.getSystemIdleTime();
}

export function isOnBattery(): boolean {
  return powerMonitor.isOnBatteryPower();
}

/** Whether a process belongs to this application. */
export function isOwnProcess(pid: number): boolean {
  return pid === process.pid || app.getAppMetrics().some((metric) => metric.pid === pid);
}
