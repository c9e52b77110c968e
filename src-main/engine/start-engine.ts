/** Which engine starts: the whole one, or, where its database is damaged or the owner asked for it, the one that mends. */
import { fail, MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { takeRepairAsked } from '../repair/repair-asked.ts';
import { createEngine, type Engine } from './engine.ts';
import { createMendingEngine, type MendingEngine } from './mending-engine.ts';
import type { EngineParts } from './parts.ts';

/** Rejects as `createEngine`, but for a damaged database. */
export async function startEngine(parts: EngineParts): Promise<Engine | MendingEngine> {
  try {
    if (takeRepairAsked(parts.dataFolder))
      throw new MnemeError(
        'store-damaged',
        say('Part of the database is damaged. Repair it, or restore a backup.'),
      );
    return await createEngine(parts);
  } catch (error) {
    const failure = fail(error);
    if (failure.ok || failure.error.code !== 'store-damaged') throw error;
    return createMendingEngine(parts, failure.error);
  }
}
