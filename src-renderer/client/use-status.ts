/** The application's status: asked once, then kept up by its event. */
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Status } from '../../src-preload/contract/app.ts';
import { useEvent } from './use-event.ts';
import { useRequest } from './use-request.ts';

/** The last known status. */
export function useStatus(): UseQueryResult<Status> {
  return useRequest('app.status', {});
}

/** Keeps the status up to date. Used once, at the top of the window. */
export function useStatusEvents(): void {
  const client = useQueryClient();
  const engineState = useRef<Status['engine']['state']>(undefined);
  useEvent('app.status', (status) => {
    client.setQueryData(['app.status', {}], status);
    const returned = status.engine.state === 'ready' && engineState.current !== 'ready';
    if (returned && engineState.current !== undefined) {
      // What failed or went stale while the engine was away is asked again.
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app.status' });
    }
    engineState.current = status.engine.state;
  });
}
