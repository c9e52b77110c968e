/** The owner's policies: saved, tried, run, and taken back. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say, type Sentence } from '../../../src-preload/contract/sentences/say.ts';
import type { FilingRule } from '../../../src-preload/contract/organise.ts';
import type { CleanUpRun, NewPolicy, Policy } from '../../../src-preload/contract/policies.ts';
import type { MemoryId, MemoryState } from '../../../src-preload/contract/memory.ts';
import { tell } from '../../../src-preload/contract/sentences/wording.ts';
import { inTurns } from '../../base/in-turns.ts';
import { transaction } from '../../store/database.ts';
import { narrows } from '../organise/conditions.ts';
import { requireSense } from '../organise/organise.ts';
import { readRules } from '../organise/rules-table.ts';
import { createSight } from './look-at-memories.ts';
import {
  deletePolicy,
  noteRun,
  readPolicies,
  requirePolicy,
  switchOff,
  writePolicy,
} from './policies-table.ts';
import { previewAll, previewGroups, type Preview } from './preview.ts';
import { createRunWorker, type RunWorker, type RunWorkerParts } from './run-worker.ts';
import { beginUndo, describeRun, endRun, insertRun, isAtWork, listItems, listRuns } from './runs-table.ts';
import { isSparedKind } from './spared.ts';

export interface Policies extends RunWorker {
  list(): Policy[];
  /** Throws `invalid-input` where it makes no sense. */
  save(policy: NewPolicy): Policy;
  remove(id: number): void;
  preview(policy: NewPolicy, signal: AbortSignal): Promise<Preview & { readonly trouble: string }>;
  previewRule(rule: Omit<FilingRule, 'id'>, signal: AbortSignal): Promise<Preview>;
  /** Begins a run, which goes on by itself. Throws `conflict` while the policy is at work already. */
  run(id: number): CleanUpRun;
  applyRule(ruleId: number): CleanUpRun;
  runs(query: { readonly before: number | null; readonly limit: number }): CleanUpRun[];
  runItems(runId: number, limit: number): { memoryId: MemoryId; title: string; state: MemoryState }[];
  stopRun(runId: number): CleanUpRun;
  undo(runId: number): CleanUpRun;
}

/** For so long can be undone what a rule did to memories that were there. */
const ruleUndoDays = 30;

export function createPolicies(parts: RunWorkerParts): Policies {
  const { db, tidy, llm, clock, onChange } = parts;
  const worker = createRunWorker(parts);

  function begin(run: Parameters<typeof insertRun>[1]): CleanUpRun {
    const id = transaction(db, () => {
      if (run.policyId !== null) noteRun(db, run.policyId, clock.now());
      return insertRun(db, run, clock.now());
    });
    return told(id);
  }

  function told(id: number): CleanUpRun {
    onChange();
    worker.wake();
    return describeRun(db, id, clock.now());
  }

  return {
    ...worker,
    list: () => readPolicies(db),
    save(policy) {
      const id = transaction(db, () => writePolicy(db, checked(policy)));
      onChange();
      worker.wake();
      return requirePolicy(db, id);
    },
    remove(id) {
      transaction(db, () => {
        requirePolicy(db, id);
        for (const run of listRuns(db, { before: null, limit: 100 }, clock.now()))
          if (run.policyId === id && (run.state === 'running' || run.state === 'waiting'))
            endRun(db, { id: run.id, by: 'owner' }, 'stopped', clock.now(), tell('The policy was deleted.'));
        deletePolicy(db, id);
      });
      onChange();
    },
    async preview(policy, signal) {
      const { conditions, action } = checked(policy);
      const now = clock.now();
      const sight = createSight(db, conditions, now, { spares: true });
      const trouble =
        action.type === 'summarise' && llm.inUse('memory') === null
          ? tell(
              'No model is chosen for memory work, so this waits until one is. Choose one in the settings.',
            )
          : '';
      const preview = conditions.duplicates
        ? previewGroups(db, sight, action, await tidy.duplicates())
        : await inTurns(previewAll(db, sight, action, { now, signal }));
      return { ...preview, trouble };
    },
    async previewRule(rule, signal) {
      requireSense(rule);
      const now = clock.now();
      const sight = createSight(db, rule.conditions, now, { spares: false });
      return inTurns(previewAll(db, sight, { type: 'file', ...rule }, { now, signal }));
    },
    run(id) {
      const policy = requirePolicy(db, id);
      if (policy.action.type === 'keep')
        throw new MnemeError(
          'invalid-input',
          say('"{name}" keeps memories; there is nothing to run. Switch it on.', { name: policy.name }),
        );
      if (isAtWork(db, id))
        throw new MnemeError(
          'conflict',
          say('"{name}" is at work already. Wait for it, or stop it first.', { name: policy.name }),
        );
      return begin({ ...policy, policyId: id, by: 'owner' });
    },
    applyRule(ruleId) {
      const rule = readRules(db).find(({ id }) => id === ruleId);
      if (!rule)
        throw new MnemeError(
          'not-found',
          say('There is no rule {ruleId}. Look at the list again.', { ruleId }),
        );
      const { name, conditions, categoryId, tags } = rule;
      const action = { type: 'file', categoryId, tags } as const;
      return begin({ name, conditions, action, policyId: null, by: 'owner', undoDays: ruleUndoDays });
    },
    runs: (query) => listRuns(db, query, clock.now()),
    runItems: (runId, limit) => listItems(db, runId, limit),
    stopRun(runId) {
      const run = describeRun(db, runId, clock.now());
      if (run.state !== 'running' && run.state !== 'waiting')
        throw new MnemeError('conflict', say('"{name}" is not at work any more.', { name: run.name }));
      endRun(db, { id: runId, by: 'owner' }, 'stopped', clock.now());
      return told(runId);
    },
    undo(runId) {
      const run = describeRun(db, runId, clock.now());
      if (!run.canUndo)
        throw new MnemeError(
          'conflict',
          say(
            'What "{name}" did cannot be taken back (any more): it is at work, changed nothing, or its time is over.',
            { name: run.name },
          ),
        );
      transaction(db, () => {
        beginUndo(db, runId);
        // It would do the same again tomorrow.
        if (run.policyId !== null) switchOff(db, run.policyId);
      });
      return told(runId);
    },
  };
}

/** As it is kept. */
function checked(policy: NewPolicy): NewPolicy {
  const { name, action } = policy;
  const refuse = (why: Sentence): never => {
    throw new MnemeError('invalid-input', say('The policy "{name}" cannot be used: {why}', { name, why }));
  };
  const conditions =
    action.type === 'summarise' ? { ...policy.conditions, kinds: ['episodic' as const] } : policy.conditions;
  if (!narrows(policy.conditions))
    refuse(say('it says of nothing what it is about, so it would fit everything. Give it a condition.'));
  if (conditions.kinds.some((kind) => isSparedKind({ kind })))
    refuse(say('core memory and the vault are never touched. Choose other kinds.'));
  if (
    action.type !== 'delete' &&
    action.type !== 'keep' &&
    conditions.states.some((state) => state !== 'active')
  )
    refuse(say('only deleting is about what is archived or superseded. Choose memories that are in force.'));
  if (action.type === 'merge' && !conditions.duplicates)
    refuse(say('only what says the same is made one. Choose duplicates as a condition.'));
  if (conditions.duplicates && (action.type === 'keep' || action.type === 'summarise'))
    refuse(say('with duplicates one can archive, expire, delete, or make them one. Choose one of these.'));
  return { ...policy, conditions };
}
