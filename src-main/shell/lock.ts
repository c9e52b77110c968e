/**
 * Locks and unlocks: the secrets go, then the engine that had them ends and another one starts that can only seal. By hand,
 * when the screen is locked or the machine sleeps, and after a while without anybody, as the owner has set it.
 */
import type { Status } from '../../src-preload/contract/app.ts';
import type { LockState } from '../../src-preload/contract/lock.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { MnemeError, unwrap } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Log } from '../base/log.ts';
import type { EngineHost } from './engine-host.ts';
import type { KeyKeeper } from './key-keeper.ts';

/** Longer than closing ever takes; after that the process is ended, which loses nothing that was accepted. */
const closeLimitMs = 15_000;

export interface Lock {
  state(): LockState;
  /** Nothing is served from the moment of the call; resolves when the engine that had the keys is gone. Throws `not-found`. */
  now(): Promise<void>;
  /** The screen was locked, or the machine goes to sleep. */
  screenLocked(): void;
  /** Called now and then: looks whether anybody was there. */
  beat(): void;
  /** As those of `KeyKeeper`; resolves when the store may be opened again. */
  unlock(passphrase: string): Promise<void>;
  unlockWithCode(code: string): Promise<void>;
  /**
   * Everything that was remembered goes, by whoever is there: they could delete the folder as well. Throws `conflict` where it is
   * open, `unreadable` or `disk-full` where it cannot be noted; then all is as before.
   */
  startAnew(): Promise<void>;
  /** Begins with an empty folder in the place of one whose key is lost. Throws `conflict` elsewhere, and what `setAside` throws. */
  setAside(): Promise<void>;
}

export interface LockParts {
  readonly keys: Pick<KeyKeeper, 'state' | 'lock' | 'forget' | 'unlock' | 'unlockWithCode' | 'startAnew'>;
  readonly engine: Pick<EngineHost, 'state' | 'startOver' | 'request'>;
  /** Puts the data folder aside and answers its new name. */
  readonly setAside: () => string;
  readonly settings: () => Settings['lock'];
  readonly idleSeconds: () => number;
  readonly log: Log;
  readonly onChange: (state: LockState) => void;
}

/** What the status says of it. */
export function lockOf({ locked, hasPassphrase }: LockState): Status['lock'] {
  if (locked) return 'locked';
  return hasPassphrase ? 'open' : 'none';
}

export function createLock({
  keys,
  engine,
  setAside,
  settings,
  idleSeconds,
  log,
  onChange,
}: LockParts): Lock {
  /** One change after the other: each ends a process and starts another. */
  let last: Promise<void> = Promise.resolve();

  function startOver(): Promise<void> {
    onChange(keys.state());
    last = last.then(() => engine.startOver(closeLimitMs));
    return last;
  }

  function lockIfOpen(reason: string): void {
    if (keys.state().locked || !keys.lock()) return;
    log('info', 'Locked.', { reason });
    void startOver();
  }

  return {
    state: () => keys.state(),
    async now() {
      if (keys.state().locked) return last;
      if (!keys.lock()) {
        throw new MnemeError(
          'not-found',
          say('There is no passphrase yet. Set one in the settings, then it can be locked.'),
        );
      }
      log('info', 'Locked.', { reason: 'owner' });
      await startOver();
    },
    screenLocked() {
      if (settings().onScreenLock) lockIfOpen('screen');
    },
    beat() {
      const { idleMinutes } = settings();
      if (idleMinutes > 0 && idleSeconds() >= idleMinutes * 60) lockIfOpen('idle');
    },
    async unlock(passphrase) {
      await keys.unlock(passphrase);
      log('info', 'Unlocked.', { by: 'passphrase' });
      void startOver();
    },
    async unlockWithCode(code) {
      await keys.unlockWithCode(code);
      log('info', 'Unlocked.', { by: 'recovery code' });
      void startOver();
    },
    async startAnew() {
      if (!keys.state().locked) throw new MnemeError('conflict', say('It is open already.'));
      await last;
      // Once it is on disk that everything goes, no start opens what is there, with whatever key.
      unwrap(await engine.request('engine.start-anew', {}));
      keys.startAnew();
      log('info', 'Everything was forgotten while it was locked.');
      await startOver();
    },
    async setAside() {
      await last;
      if (engine.state().state !== 'no-key')
        throw new MnemeError('conflict', say('The key of this folder opens it; nothing was put aside.'));
      const name = setAside();
      keys.forget();
      log('info', 'The data folder was put aside, as nothing opens it.', { name });
      await startOver();
    },
  };
}
