/** Whether Mneme is locked, and what opens it: asked once, then kept up by its event. */
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { LockState } from '../../src-preload/contract/lock.ts';
import { useEvent } from './use-event.ts';
import { useRequest } from './use-request.ts';

export function useLock(): UseQueryResult<LockState> {
  return useRequest('lock.state', {});
}

/** Keeps the state up to date. Used once, at the top of the window. */
export function useLockEvents(): void {
  const client = useQueryClient();
  useEvent('lock.changed', (state) => client.setQueryData(['lock.state', {}], state));
}
