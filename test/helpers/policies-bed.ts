/** Clean-up as the engine has it: a real store, the real model of vectors, and a scripted model server. */
import { onTestFinished } from 'vitest';
import { cleanUpConditionsSchema, type CleanUpConditions } from '../../src-preload/contract/conditions.ts';
import type { CleanUpAction, CleanUpRun, NewPolicy, Policy } from '../../src-preload/contract/policies.ts';
import { silentLog } from '../../src-main/base/log.ts';
import type { Embedder } from '../../src-main/embedding/embedder.ts';
import type { Llm } from '../../src-main/llm/llm.ts';
import { createPolicies, type Policies } from '../../src-main/memory/policies/policies.ts';
import { createTidy } from '../../src-main/memory/tidy/tidy.ts';
import { openAbsorbBed, type AbsorbBed } from './absorb-bed.ts';
import { faults, type Script } from './scripted-model.ts';

export interface PoliciesBed extends AbsorbBed {
  readonly policies: Policies;
  /** Another one on the same store, as after a restart. */
  restart(): Policies;
  save(
    action: CleanUpAction['type'] | CleanUpAction,
    conditions: Partial<CleanUpConditions>,
    more?: Partial<NewPolicy>,
  ): Policy;
  /** Runs it to its end. */
  run(policy: Policy): Promise<CleanUpRun>;
  /** Takes it back to its end. */
  undo(run: CleanUpRun): Promise<CleanUpRun>;
}

/** Without a script no model is chosen. */
export async function openPolicies(
  embedder: Embedder,
  script: Script | null = null,
  onChange: () => void = () => {},
): Promise<PoliciesBed> {
  const bed = await openAbsorbBed(embedder, script ?? (() => faults.broken()));
  // Nothing is to be absorbed here.
  await bed.worker.stop();
  bed.isChosen = script !== null;
  const { db, memories, vectors, clock } = bed;
  const llm: Llm = {
    ...bed.scripted.llm,
    inUse: (purpose) => (bed.isChosen ? bed.scripted.llm.inUse(purpose) : null),
  };
  const tidy = createTidy({ db, memories, vectors, llm, clock });
  const restart = (): Policies => {
    const policies = createPolicies({ db, memories, tidy, llm, clock, log: silentLog, onChange });
    onTestFinished(() => policies.stop());
    policies.start();
    return policies;
  };
  const policies = restart();
  const logged = (id: number): CleanUpRun =>
    policies.runs({ before: null, limit: 100 }).find((run) => run.id === id)!;
  return Object.assign(bed, {
    policies,
    restart,
    save: (
      action: CleanUpAction['type'] | CleanUpAction,
      conditions: Partial<CleanUpConditions>,
      more: Partial<NewPolicy> = {},
    ) =>
      policies.save({
        id: null,
        name: 'A policy',
        conditions: cleanUpConditionsSchema.parse(conditions),
        action: typeof action === 'string' ? ({ type: action } as CleanUpAction) : action,
        isOn: false,
        undoDays: 30,
        ...more,
      }),
    async run({ id }: Policy) {
      const run = policies.run(id);
      await policies.drain();
      return logged(run.id);
    },
    async undo({ id }: CleanUpRun) {
      policies.undo(id);
      await policies.drain();
      return logged(id);
    },
  });
}
