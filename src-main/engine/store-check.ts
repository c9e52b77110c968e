/** After an end without closing the database it is looked through, beside the work and on a thread of its own. */
import type { EngineHealth } from '../../src-preload/contract/internal.ts';
import { tell } from '../../src-preload/contract/sentences/wording.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { checkInThread } from '../repair/in-repair-thread.ts';
import type { Store } from '../store/database.ts';

export interface StoreCheckParts {
  readonly store: Pick<Store, 'file' | 'wasUnclean' | 'metDamage' | 'noteDamage'>;
  /** Of the database. */
  readonly key: Uint8Array;
  readonly sqliteBinding: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: () => void;
}

export interface RunningStoreCheck {
  start(): void;
  /** Also tells what the work itself met meanwhile. */
  state(): EngineHealth['check'];
  stop(): Promise<void>;
}

/** The first answers of the window need the disk more. */
const waitMs = 2_000;

export function createStoreCheck(parts: StoreCheckParts): RunningStoreCheck {
  const { store, key, sqliteBinding, clock, log, onChange } = parts;
  const stopping = new AbortController();
  let state: EngineHealth['check']['state'] = store.wasUnclean ? 'checking' : 'none';
  let inHand: Promise<void> = Promise.resolve();
  let cancel = (): void => {};

  async function check(): Promise<void> {
    const startedAt = clock.now();
    try {
      const found = await checkInThread({ file: store.file, key, sqliteBinding }, stopping.signal);
      const isSound = found.damaged.length === 0;
      state = isSound ? 'sound' : 'damaged';
      if (!isSound) store.noteDamage();
      log(isSound ? 'info' : 'error', 'the database was checked after an unclean end', {
        ms: clock.now() - startedAt,
        damaged: found.damaged.join(', '),
        orphans: found.orphans,
      });
    } catch (error) {
      if (stopping.signal.aborted) return;
      // Where it cannot even be listed, the work meets it as well and says so.
      state = (error as { code?: string }).code === 'store-damaged' ? 'damaged' : 'none';
      log('warn', 'the database could not be checked', { reason: String(error) });
    }
    onChange();
  }

  return {
    start() {
      if (!store.wasUnclean) return;
      cancel = clock.after(waitMs, () => {
        inHand = check();
      });
    },
    state() {
      const now = store.metDamage() ? 'damaged' : state;
      return {
        state: now,
        says:
          now === 'damaged' ? tell('Part of the database is damaged. Repair it, or restore a backup.') : '',
      };
    },
    async stop() {
      cancel();
      stopping.abort();
      await inHand;
    },
  };
}
