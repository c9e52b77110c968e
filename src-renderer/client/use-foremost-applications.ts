/** The applications that were seen most, which every view tells apart by the same colours. */
import { useMemo } from 'react';
import { useRequest } from './use-request.ts';

/** Names, the most seen first; empty until they are known. */
export function useForemostApplications(): readonly string[] {
  const applications = useRequest('search.facets', {}).data?.applications;
  return useMemo(() => (applications ?? []).map(({ name }) => name), [applications]);
}
