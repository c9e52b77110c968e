/** What the owner does to categories, tags and rules: done, told in words, and taken back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganiseStep } from '../../../src-preload/contract/organise.ts';
import { request, type RequestName } from '../../client/bridge.ts';
import { useEvent } from '../../client/use-event.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';

/** The answers that a step may have outdated. */
const outdated = [
  'organise.categories',
  'organise.tags',
  'organise.rules',
  'organise.last-step',
  'policies.list',
  ...memoryAnswers,
] as const satisfies readonly RequestName[];

export interface Order {
  /** Does something; `then` is called with the answer when it is done. */
  take<Step extends OrganiseStep>(act: () => Promise<Step>, then?: (step: Step) => void): void;
  undo(step: number): void;
  readonly busy: boolean;
  readonly error: Error | null;
  /** What was done last, while it is told. */
  readonly done: OrganiseStep | null;
  forget(): void;
}

export function useOrder(): Order {
  const client = useQueryClient();
  const [done, setDone] = useState<OrganiseStep | null>(null);
  const refresh = () => Promise.all(outdated.map((name) => client.invalidateQueries({ queryKey: [name] })));
  const action = useMutation({ mutationFn: (act: () => Promise<OrganiseStep>) => act(), onSettled: refresh });
  useEvent('organise.changed', () => void refresh());
  useEvent('memory.changed', () => {
    for (const name of ['organise.categories', 'organise.tags'])
      void client.invalidateQueries({ queryKey: [name] });
  });
  return {
    take(act, then) {
      action.mutate(act, {
        onSuccess(step) {
          setDone(step);
          then?.(step as never);
        },
      });
    },
    undo(step) {
      action.mutate(() => request('organise.undo', { step }), { onSuccess: () => setDone(null) });
    },
    busy: action.isPending,
    error: action.error,
    done,
    forget: () => setDone(null),
  };
}
