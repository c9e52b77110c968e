/**
 * The engine while the database is damaged: it opens nothing, answers what the way back needs, and refuses everything else in the
 * words that say what is wrong. The next start opens what was built here.
 */
import type { Failure } from '../../src-preload/contract/errors.ts';
import type { EngineHealth } from '../../src-preload/contract/internal.ts';
import { internalRequests } from '../../src-preload/contract/internal.ts';
import { repairRequests } from '../../src-preload/contract/repair.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { createDispatch } from '../base/dispatch.ts';
import { createLog } from '../base/log.ts';
import { createRepairs } from '../repair/repairs.ts';
import type { Engine } from './engine.ts';
import { deriveKeys } from './keys.ts';
import type { EngineParts } from './parts.ts';
import { askToStartAnew } from './start-anew.ts';

export interface MendingEngine extends Engine {
  /** Why it is not the whole engine. */
  readonly damage: Failure;
}

const mendingRoutes = {
  ...repairRequests,
  'engine.configure': internalRequests['engine.configure'],
  'engine.use-model-keys': internalRequests['engine.use-model-keys'],
  'engine.health': internalRequests['engine.health'],
  'engine.drain': internalRequests['engine.drain'],
  'engine.flush': internalRequests['engine.flush'],
  'engine.resumed': internalRequests['engine.resumed'],
  'engine.start-anew': internalRequests['engine.start-anew'],
  'engine.close': internalRequests['engine.close'],
} as const;

export function createMendingEngine(parts: EngineParts, damage: Failure): MendingEngine {
  const { clock, dataFolder, sqliteBinding } = parts;
  const log = createLog('engine', parts.writeLog, () => clock.now());
  log('error', 'the database is damaged; nothing but its repair is served', { reason: damage.message });
  const listeners = new Set<Parameters<Engine['onEvent']>[0]>();
  let { settings } = parts;
  const repairs = createRepairs({
    dataFolder,
    key: deriveKeys(parts.key).database,
    sqliteBinding,
    backupFolder: () => settings.backup.folder,
    damage: wordsOf(damage),
    clock,
    log,
    onChange(status) {
      for (const tell of listeners) tell('repair.changed', status);
    },
  });

  const handlers: HandlersFor<typeof mendingRoutes> = {
    'repair.status': () => repairs.status(),
    'repair.start': async () => {
      await repairs.repair();
      return repairs.status();
    },
    'repair.restore': async ({ id }) => {
      await repairs.restore(id);
      return repairs.status();
    },
    'repair.cancel': () => {
      repairs.cancel();
      return {};
    },
    'repair.discard': async () => {
      await repairs.discard();
      return repairs.status();
    },
    'repair.drop-replaced': async () => {
      await repairs.dropReplaced();
      return repairs.status();
    },
    'engine.configure': (next) => {
      ({ settings } = next);
      return {};
    },
    'engine.use-model-keys': () => ({}),
    'engine.health': health,
    'engine.drain': () => ({}),
    'engine.flush': () => ({}),
    'engine.resumed': () => ({}),
    'engine.start-anew': () => {
      askToStartAnew(dataFolder, clock.now());
      return {};
    },
    'engine.close': async () => {
      await repairs.stop();
      return {};
    },
  };
  const dispatch = createDispatch(mendingRoutes, handlers, (name, error) =>
    log('error', 'a request failed for a reason that nobody foresaw', { name, error: String(error) }),
  );

  return {
    damage,
    dispatch: (name, input) =>
      Object.hasOwn(mendingRoutes, name)
        ? dispatch(name, input)
        : Promise.resolve({ ok: false, error: damage }),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drain: () => Promise.resolve(),
    close: () => repairs.stop(),
  };

  function health(): EngineHealth {
    return {
      backlog: { reading: 0, readingFailed: 0, vectors: 0 },
      meaning: { state: 'ready', reason: '' },
      readingTrouble: '',
      databaseBytes: 0,
      imageBytes: 0,
      check: { state: 'damaged', says: wordsOf(damage) },
    };
  }
}
