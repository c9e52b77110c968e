/**
 * The engine while the database is damaged: it opens nothing, answers what the way back needs, and refuses everything else in the
 * words that say what is wrong. The next start opens what was built here.
 */
import type { Failure } from '../../src-preload/contract/errors.ts';
import type { EngineHealth } from '../../src-preload/contract/internal.ts';
import { repairRequests } from '../../src-preload/contract/repair.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import { createLog } from '../base/log.ts';
import { createRepairs } from '../repair/repairs.ts';
import type { Engine } from './engine.ts';
import { deriveKeys } from './keys.ts';
import { createLimitedEngine } from './limited-engine.ts';
import type { EngineParts } from './parts.ts';

export interface MendingEngine extends Engine {
  /** Why it is not the whole engine. */
  readonly damage: Failure;
}

export function createMendingEngine(parts: EngineParts, damage: Failure): MendingEngine {
  const { clock, dataFolder, sqliteBinding } = parts;
  const log = createLog('engine', parts.writeLog, () => clock.now());
  log('error', 'the database is damaged; nothing but its repair is served', { reason: damage.message });
  let { settings } = parts;
  const repairs = createRepairs({
    dataFolder,
    key: deriveKeys(parts.key).database,
    sqliteBinding,
    backupFolder: () => settings.backup.folder,
    damage: wordsOf(damage),
    clock,
    log,
    onChange: (status) => engine.emit('repair.changed', status),
  });

  const handlers: HandlersFor<typeof repairRequests> = {
    'repair.status': () => repairs.status(),
    'repair.start': async ({ backup }) => {
      await repairs.repair(backup);
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
  };
  const engine = createLimitedEngine({
    dataFolder,
    settings,
    clock,
    log,
    routes: repairRequests,
    handlers,
    refuse: () => ({ ok: false, error: damage }),
    health,
    onConfigured: (next) => (settings = next),
    drain: () => Promise.resolve(),
    close: () => repairs.stop(),
  });
  return { ...engine, damage };

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
