/** Brings a store to the present layout: numbered steps, forward only, each in one transaction. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Log } from '../base/log.ts';
import type { Migration } from './migration.ts';
import { screenMemory } from './migrations/0001-screen-memory.ts';
import { tokenVectors } from './migrations/0002-token-vectors.ts';
import { frameIds } from './migrations/0003-frame-ids.ts';
import { vectorSigns } from './migrations/0004-vector-signs.ts';
import { sixKinds } from './migrations/0005-six-kinds.ts';
import { scopes } from './migrations/0006-scopes.ts';
import { flush } from './migrations/0007-flush.ts';
import { conversations } from './migrations/0008-conversations.ts';
import { scopedVectors } from './migrations/0009-scoped-vectors.ts';
import { organise } from './migrations/0010-organise.ts';
import { analytics } from './migrations/0011-analytics.ts';
import { performance } from './migrations/0012-performance.ts';
import { browsing } from './migrations/0013-browsing.ts';
import { redaction } from './migrations/0014-redaction.ts';
import { imports } from './migrations/0015-imports.ts';
import { retyping } from './migrations/0016-retyping.ts';
import { importCounts } from './migrations/0017-import-counts.ts';
import { citedMemories } from './migrations/0018-cited-memories.ts';
import { takenEntries } from './migrations/0019-taken-entries.ts';
import { readTopics } from './migrations/0020-read-topics.ts';
import { mergeBeside } from './migrations/0021-merge-beside.ts';
import { choreCounts } from './migrations/0022-chore-counts.ts';

export const migrations: readonly Migration[] = [
  screenMemory,
  tokenVectors,
  frameIds,
  vectorSigns,
  sixKinds,
  scopes,
  flush,
  conversations,
  scopedVectors,
  organise,
  analytics,
  performance,
  browsing,
  redaction,
  imports,
  retyping,
  importCounts,
  citedMemories,
  takenEntries,
  readTopics,
  mergeBeside,
  choreCounts,
];

/** The least of a connection that migrating needs; `database.ts` gives it the driver's. */
export interface MigratableConnection {
  exec(sql: string): unknown;
  readVersion(): number;
}

export interface MigrateOptions {
  readonly connection: MigratableConnection;
  /** Named in errors. */
  readonly file: string;
  readonly steps: readonly Migration[];
  /** Makes a copy of the store as it was; called once, before the first step, where there is something to lose. */
  readonly keepCopy: (version: number) => void;
  readonly log: Log;
}

/**
 * Runs the steps that the store lacks and answers its version.
 * A failing step leaves the store at the version before it. Throws `MnemeError('store-newer')` for a store of a later version.
 */
export function migrate({ connection, file, steps, keepCopy, log }: MigrateOptions): number {
  const newest = steps.at(-1)?.version ?? 0;
  const found = connection.readVersion();
  if (found > newest) {
    throw new MnemeError(
      'store-newer',
      say(
        '{file} was written by a newer version of Mneme (layout {found}; this version knows {newest}). Nothing was changed. Install the newer version to open it.',
        { file, found, newest },
      ),
    );
  }
  if (found > 0 && found < newest) keepCopy(found);
  for (const step of steps) {
    if (step.version <= found) continue;
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(step.sql);
      connection.exec(`PRAGMA user_version = ${step.version}`);
      connection.exec('COMMIT');
    } catch (error) {
      rollBack(connection);
      throw error;
    }
    log('info', 'store brought to a new layout', { version: step.version, name: step.name });
  }
  return newest;
}

/** A disk that ran full has ended the transaction already; what it said matters more than that. */
function rollBack(connection: MigratableConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch {
    // nothing is left to take back
  }
}
