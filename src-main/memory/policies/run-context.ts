/** What the ways in which a run works have in common. */
import type { Memory } from '../../../src-preload/contract/memory.ts';
import type { Clock } from '../../base/clock.ts';
import type { Llm } from '../../llm/llm.ts';
import type { WritableDb } from '../../store/statements.ts';
import type { Memories } from '../memories.ts';
import type { Tidy } from '../tidy/tidy.ts';
import { createSight, type Sight } from './look-at-memories.ts';
import type { Run } from './runs-table.ts';

export interface RunContext {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly tidy: Pick<Tidy, 'duplicates'>;
  readonly llm: Llm;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** Aborts when the engine closes. */
  readonly signal: AbortSignal;
  /** Whether the run is still the one to work on. Asked after everything that was waited for. */
  isGoingOn(run: Run): boolean;
  /** Does to one memory what the run is to do; answers whether it was changed. */
  tryAct(run: Run, memory: Memory): boolean;
}

/** What a run looks for, as things are now. */
export function sightOf({ db, clock }: Pick<RunContext, 'db' | 'clock'>, run: Run): Sight {
  return createSight(db, run.conditions, clock.now(), { spares: run.action.type !== 'file' });
}
