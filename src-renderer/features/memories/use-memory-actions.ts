/** What the owner does with memories, each with a way back: the last step stays at hand for undoing. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Memory, MemoryId } from '../../../src-preload/contract/memory.ts';
import type { ManyChange, MemoryPart } from '../../../src-preload/contract/memory-steps.ts';
import { request, type Output } from '../../client/bridge.ts';
import type { Which } from '../../client/chosen.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { t } from '../../messages/t.ts';

/** Something that was done. */
export interface Done {
  /** Null where it cannot be taken back. */
  readonly step: number | null;
  /** As in "Deleted “Boiler”". */
  readonly words: string;
}

type Named = Pick<Memory, 'id' | 'title'>;
type Versioned = Pick<Memory, 'id' | 'version'>;

export interface MemoryActions {
  readonly remove: (memory: Named) => void;
  readonly setArchived: (memory: Named, archived: boolean) => void;
  readonly confirm: (memory: Named) => void;
  /** The same with several, as one step. */
  readonly removeAll: (which: Which) => void;
  readonly archiveAll: (which: Which, archived: boolean) => void;
  readonly confirmAll: (which: Which) => void;
  /** `words`: what is said of so many that were changed. */
  readonly changeMany: (which: Which, change: ManyChange, words: (count: number) => string) => void;
  /** The first stays. */
  readonly merge: (ids: readonly MemoryId[]) => void;
  readonly split: (memory: Versioned, parts: readonly MemoryPart[]) => void;
  /** For good. */
  readonly eraseAll: (which: Which) => void;
  readonly setPinned: (memory: Versioned, pinned: boolean) => void;
  readonly setOutdated: (memory: Versioned) => void;
  readonly undo: (step: number) => void;
  readonly busy: boolean;
  readonly isUndoing: boolean;
  readonly error: Error | null;
  /** The last step that can be taken back, also after what was done is no longer told. */
  readonly lastStep: number | null;
  /** The last thing done, until it is undone or forgotten. */
  readonly done: Done | null;
  readonly forget: () => void;
  readonly clearError: () => void;
}

interface Wanted {
  readonly run: () => Promise<unknown>;
  /** Null where nothing is said of it. */
  readonly words: string | null | ((answer: Changed) => string);
  /** `final`: cannot be taken back. */
  readonly way?: 'undo' | 'final';
}

type Changed = Partial<Output<'memory.change-many'>> & Output<'memory.undo'>;

export function useMemoryActions(): MemoryActions {
  const client = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const [lastStep, setLastStep] = useState<number | null>(null);
  const action = useMutation({
    mutationFn: ({ run }: Wanted) => run(),
    onSuccess: (answer, { words, way }) => {
      if (way !== undefined) setLastStep(null);
      else if (words !== null && isStep(answer) && answer.memories > 0) setLastStep(answer.step);
      if (words === null || !isStep(answer)) setDone(null);
      else {
        const said = typeof words === 'string' ? words : words(answer);
        setDone({ step: way === 'final' || answer.memories === 0 ? null : answer.step, words: said });
      }
      return Promise.all(memoryAnswers.map((name) => client.invalidateQueries({ queryKey: [name] })));
    },
  });
  const update = (memory: Versioned, patch: { pinned?: boolean; fields?: Record<string, unknown> }) =>
    action.mutate({
      words: null,
      run: () => request('memory.update', { id: memory.id, version: memory.version, patch }),
    });
  return {
    remove: (memory) =>
      action.mutate({
        words: t('memories.doneDeleted', { title: memory.title }),
        run: () => request('memory.delete', { ids: [memory.id] }),
      }),
    setArchived: (memory, archived) =>
      action.mutate({
        words: t(archived ? 'memories.doneArchived' : 'memories.doneRestored', { title: memory.title }),
        run: () => request('memory.set-state', { ids: [memory.id], state: archived ? 'archived' : 'active' }),
      }),
    confirm: (memory) =>
      action.mutate({
        words: t('memories.doneConfirmed', { title: memory.title }),
        run: () => request('memory.confirm', { ids: [memory.id] }),
      }),
    removeAll: (which) =>
      action.mutate({
        words: ({ memories }) => t('memories.deletedMany', { count: memories }),
        run: () => request('memory.delete', which),
      }),
    archiveAll: (which, archived) =>
      action.mutate({
        words: ({ memories }) =>
          t(archived ? 'memories.archivedMany' : 'memories.restoredMany', { count: memories }),
        run: () => request('memory.set-state', { ...which, state: archived ? 'archived' : 'active' }),
      }),
    confirmAll: (which) =>
      action.mutate({
        words: ({ memories }) => t('memories.confirmedMany', { count: memories }),
        run: () => request('memory.confirm', which),
      }),
    changeMany: (which, change, words) =>
      action.mutate({
        words: ({ memories, skipped = 0 }) =>
          skipped === 0
            ? words(memories)
            : `${words(memories)} · ${t('browse.doneSkipped', { count: skipped })}`,
        run: () => request('memory.change-many', { ...which, change }),
      }),
    merge: (ids) =>
      action.mutate({
        words: t('browse.doneMerged', { count: ids.length }),
        run: () => request('memory.merge', { ids: [...ids] }),
      }),
    split: ({ id, version }, parts) =>
      action.mutate({
        words: ({ memories }) => t('browse.doneSplit', { count: memories }),
        run: () => request('memory.split', { id, version, parts: [...parts] }),
      }),
    eraseAll: (which) =>
      action.mutate({
        words: ({ memories }) => t('browse.doneErased', { count: memories }),
        way: 'final',
        run: () => request('memory.delete', { ...which, forGood: true }),
      }),
    setPinned: (memory, pinned) => update(memory, { pinned }),
    setOutdated: (memory) => update(memory, { fields: { validation: 'outdated', validatedAt: Date.now() } }),
    undo: (step) => action.mutate({ words: null, way: 'undo', run: () => request('memory.undo', { step }) }),
    busy: action.isPending,
    isUndoing: action.isPending && action.variables.way === 'undo',
    error: action.error,
    lastStep,
    done,
    forget: useCallback(() => setDone(null), []),
    clearError: action.reset,
  };
}

function isStep(answer: unknown): answer is Changed {
  return typeof answer === 'object' && answer !== null && 'step' in answer && typeof answer.step === 'number';
}
