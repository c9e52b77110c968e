/** Which windows are in front and which can be seen: capture's `WindowSource` for each platform. */
import { systemPreferences } from 'electron';
import type { WindowFacts, WindowReport, WindowSource } from '../capture/ports.ts';
import type { Log } from '../base/log.ts';
import type { Rect } from './x11-cover.ts';
import { readX11Applications, readX11Windows } from './x11-windows.ts';

const nothingKnown: WindowReport = { active: null, visible: null };

export interface PlatformWindows extends WindowSource {
  /** Names of the applications that have a window open now, Mneme apart. */
  openApplications(): Promise<string[]>;
  /** The parts of Mneme's own windows that could be seen at the last reading, in pixels; null where that is not known. */
  ownParts(): readonly Rect[] | null;
}

/** `isOwnProcess` knows Mneme's own process ids. What cannot be had is null, and is said in the log once. */
export function createWindowSource(isOwnProcess: (pid: number) => boolean, log: Log): PlatformWindows {
  let hasComplained = false;
  const platform = process.platform === 'linux' ? linuxWindows(isOwnProcess) : otherWindows(isOwnProcess);
  async function orElse<T>(question: Promise<T>, unknown: T): Promise<T> {
    try {
      return await question;
    } catch (error) {
      if (!hasComplained) {
        hasComplained = true;
        const reason = reasonOf(error);
        log('warn', 'Windows cannot be told apart, so what a rule could apply to counts as excluded.', {
          reason,
        });
      }
      return unknown;
    }
  }
  return {
    read: () => orElse(platform.read(), nothingKnown),
    openApplications: () => orElse(platform.openApplications(), []),
    ownParts: () => platform.ownParts(),
  };
}

/** Under Wayland no program may ask about the windows of others; what X11 tells there is only a part. */
function linuxWindows(isOwnProcess: (pid: number) => boolean): PlatformWindows {
  let own: readonly Rect[] | null = null;
  return {
    async read() {
      own = null;
      if (isWayland()) return nothingKnown;
      const report = await readX11Windows(isOwnProcess);
      own = report.own;
      return report;
    },
    ownParts: () => own,
    openApplications: async () => (isWayland() ? [] : readX11Applications(isOwnProcess)),
  };
}

export function isWayland(): boolean {
  return process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland';
}

function otherWindows(isOwnProcess: (pid: number) => boolean): PlatformWindows {
  async function readAll(): Promise<WindowReport> {
    const { activeWindow, openWindows } = await import('get-windows');
    // Only where the permission is there already: asking is done once, and elsewhere.
    const onMac = process.platform === 'darwin';
    const permissions = {
      accessibilityPermission: onMac && systemPreferences.isTrustedAccessibilityClient(false),
      screenRecordingPermission: onMac && systemPreferences.getMediaAccessStatus('screen') === 'granted',
    };
    const [active, open] = await Promise.all([activeWindow(permissions), openWindows(permissions)]);
    const facts = (window: NonNullable<typeof active>): WindowFacts => ({
      application: window.owner.name || null,
      title: window.title || null,
      url: (window.platform === 'macos' && window.url) || null,
      own: isOwnProcess(window.owner.processId),
    });
    return { active: active ? facts(active) : null, visible: open.map(facts) };
  }
  return {
    read: readAll,
    ownParts: () => null,
    async openApplications() {
      const { visible } = await readAll();
      return (visible ?? []).flatMap(({ own, application }) =>
        own || application === null ? [] : [application],
      );
    },
  };
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (code === 'ENOENT') return 'xprop and xwininfo are not installed (package x11-utils).';
  return typeof code === 'string' ? code : 'The platform did not answer.';
}
