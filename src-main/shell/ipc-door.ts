/**
 * The one door for the window's requests: who asks, for what, and who serves it. What only the shell may ask of the
 * engine has no name here. The answer is always a `Result`.
 */
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { engineRequests, shellRequests } from '../../src-preload/contract/contract.ts';
import { fail, MnemeError, type Result } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { HandlersFor, NameOf } from '../../src-preload/contract/route.ts';
import { createDispatch } from '../base/dispatch.ts';
import type { Log } from '../base/log.ts';

/** What is known of the frame that asks. */
export interface Sender {
  /** Null where the frame is gone. */
  readonly url: string | null;
  readonly isMainFrame: boolean;
  /** It belongs to a window that Mneme opened. */
  readonly isOwnWindow: boolean;
}

export interface DoorParts {
  readonly handlers: HandlersFor<typeof shellRequests>;
  readonly forward: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** Where the window's page comes from, as in `mneme-window://app`. */
  readonly origin: string;
  readonly log: Log;
  /** While it is true nothing is served but what the lock screen needs. */
  readonly isLocked: () => boolean;
}

/** What may be asked while the owner has locked it: nothing of these tells anything that was recorded. */
const servedWhileLocked: ReadonlySet<string> = new Set<NameOf<typeof shellRequests>>([
  'app.status',
  'app.about',
  'app.agree',
  'app.pause',
  'app.resume',
  'app.quit',
  'app.close-quick-entry',
  'app.show-data-folder',
  'settings.get',
  'lock.state',
  'lock.now',
  'lock.unlock',
  'lock.unlock-with-code',
  'lock.start-anew',
]);

export type Door = (sender: Sender, name: unknown, input: unknown) => Promise<Result<unknown>>;

export function createDoor({ handlers, forward, origin, log, isLocked }: DoorParts): Door {
  const dispatch = createDispatch(shellRequests, handlers, (name, error) =>
    log('error', 'A request failed in a way that nobody foresaw.', { name, reason: String(error) }),
  );
  return async (sender, name, input) => {
    if (!isAllowed(sender, origin)) {
      log('warn', 'A request from a page that is not the window was refused.');
      return fail(new MnemeError('not-allowed', say("Only Mneme's own window may ask.")));
    }
    if (typeof name !== 'string')
      return fail(new MnemeError('invalid-input', say('A request needs a name.')));
    if (isLocked() && !servedWhileLocked.has(name)) {
      return fail(new MnemeError('locked', say('Mneme is locked. Unlock it, and ask again.')));
    }
    if (Object.hasOwn(engineRequests, name)) return forward(name, input);
    return dispatch(name, input);
  };
}

/** What Electron tells of the asking frame; `own` are the contents of the windows that Mneme opened. */
export function senderOf(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  own: readonly (WebContents | null)[],
): Sender {
  return {
    url: senderFrame?.url ?? null,
    isMainFrame: senderFrame !== null && senderFrame.parent === null,
    isOwnWindow: own.includes(sender),
  };
}

/** The page must be ours, in the main frame of our own window. */
export function isAllowed(sender: Sender, origin: string): boolean {
  return (
    sender.isOwnWindow && sender.isMainFrame && sender.url !== null && sender.url.startsWith(`${origin}/`)
  );
}
