/** The owner's order and clean-up, put together, with what is told to the window of them. */
import type { enginePortEvents } from '../../src-preload/contract/contract.ts';
import type { MemoryKind } from '../../src-preload/contract/memory.ts';
import type { Category, organiseRequests } from '../../src-preload/contract/organise.ts';
import type { policyRequests } from '../../src-preload/contract/policies.ts';
import type { EventOf, HandlersFor, NameOf } from '../../src-preload/contract/route.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Llm } from '../llm/llm.ts';
import type { Memories } from '../memory/memories.ts';
import { createOrganise } from '../memory/organise/organise.ts';
import { createPolicies } from '../memory/policies/policies.ts';
import type { RunWorker } from '../memory/policies/run-worker.ts';
import type { Tidy } from '../memory/tidy/tidy.ts';
import type { WritableDb } from '../store/statements.ts';
import { createLatestOnly } from './latest-only.ts';

type Events = typeof enginePortEvents;

export interface OrganisingParts {
  readonly db: WritableDb;
  readonly memories: Memories;
  readonly tidy: Pick<Tidy, 'duplicates'>;
  readonly llm: Llm;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: <Name extends NameOf<Events>>(name: Name, payload: EventOf<Events, Name>) => void;
  /** Memories are filed otherwise. */
  readonly onMemories: (kinds: readonly MemoryKind[]) => void;
}

export interface Organising extends Pick<RunWorker, 'start' | 'stop' | 'drain' | 'modelChanged'> {
  /** Answers the number of the new one; throws as its request does. */
  addCategory(category: Pick<Category, 'parentId' | 'name' | 'colour'>): number;
  readonly handlers: HandlersFor<typeof organiseRequests & typeof policyRequests>;
}

/** A run tells of each slice; the window hears of them once in a while. */
const tellMs = 250;

export function createOrganising(parts: OrganisingParts): Organising {
  const { db, memories, tidy, llm, clock, log, emit } = parts;
  let cancel: (() => void) | null = null;
  let isStopped = false;
  const organise = createOrganise({
    db,
    clock,
    onChange(changed) {
      // Kinds do not matter to the window, only that there may be something new in its lists.
      if (changed > 0) parts.onMemories(['semantic']);
      emit('organise.changed', {});
    },
  });
  const policies = createPolicies({ db, memories, tidy, llm, clock, log, onChange });
  const latestOnly = createLatestOnly();

  function onChange(): void {
    if (isStopped) return;
    cancel ??= clock.after(tellMs, () => {
      cancel = null;
      emit('policies.changed', {});
    });
  }

  return {
    start: policies.start,
    drain: policies.drain,
    modelChanged: policies.modelChanged,
    async stop() {
      isStopped = true;
      cancel?.();
      await policies.stop();
    },
    addCategory: (category) => organise.createCategory(category).id,
    handlers: {
      'organise.categories': () => organise.categories(),
      'organise.create-category': (category) => organise.createCategory(category),
      'organise.change-category': ({ id, ...change }) => organise.changeCategory(id, change),
      'organise.move-category': ({ id, parentId, position }) => organise.moveCategory(id, parentId, position),
      'organise.merge-categories': ({ id, into }) => organise.mergeCategories(id, into),
      'organise.delete-category': ({ id }) => organise.deleteCategory(id),
      'organise.tags': () => organise.tags(),
      'organise.replace-tags': ({ tags, by }) => organise.replaceTags(tags, by),
      'organise.rules': () => organise.rules(),
      'organise.save-rule': (rule) => organise.saveRule(rule),
      'organise.move-rule': ({ id, position }) => organise.moveRule(id, position),
      'organise.delete-rule': ({ id }) => organise.deleteRule(id),
      'organise.preview-rule': (rule) => latestOnly('rule', (signal) => policies.previewRule(rule, signal)),
      'organise.last-step': () => organise.lastStep(),
      'organise.undo': ({ step }) => organise.undo(step),

      'policies.list': () => policies.list(),
      'policies.save': (policy) => policies.save(policy),
      'policies.delete': ({ id }) => {
        policies.remove(id);
        return {};
      },
      'policies.preview': (policy) => latestOnly('policy', (signal) => policies.preview(policy, signal)),
      'policies.run': ({ id }) => policies.run(id),
      'policies.apply-rule': ({ ruleId }) => policies.applyRule(ruleId),
      'policies.runs': (query) => policies.runs(query),
      'policies.run-items': ({ runId, limit }) => policies.runItems(runId, limit),
      'policies.stop': ({ runId }) => policies.stopRun(runId),
      'policies.undo': ({ runId }) => policies.undo(runId),
    },
  };
}
