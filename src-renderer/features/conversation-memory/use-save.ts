/** Saves the section `memory`, and copies what is kept to a new backend before that is in force. */
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { MemorySettings } from '../../../src-preload/contract/memory-settings.ts';
import { request } from '../../client/bridge.ts';
import type { CopyTo } from './copy-choice.tsx';

interface Saved {
  readonly current: MemorySettings;
  readonly next: MemorySettings;
  /** Null: nothing is copied. */
  readonly copyTo: CopyTo | null;
}

export function useSave(): UseMutationResult<void, Error, Saved> {
  const client = useQueryClient();
  return useMutation({
    async mutationFn({ current, next, copyTo }: Saved) {
      if (copyTo !== null) {
        // A folder that is new as well must be in force before anything is copied into it.
        const others = { ...next, backend: current.backend };
        if (JSON.stringify(others) !== JSON.stringify(current))
          await request('settings.update', { memory: others });
        await request('conversation.copy', { to: copyTo });
      }
      await request('settings.update', { memory: next });
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['settings.get'] });
    },
  });
}
