/** The jobs of upkeep as they stand, and what can be done with each. */
import { useQueryClient } from '@tanstack/react-query';
import type { JobName, Jobs } from '../../../src-preload/contract/performance.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';

export interface JobsNow {
  readonly data: Jobs | undefined;
  readonly error: Error | null;
  readonly start: (job: JobName) => void;
  readonly pause: (job: JobName) => void;
  readonly resume: (job: JobName) => void;
  readonly stop: (job: JobName) => void;
}

export function useJobs(): JobsNow {
  const client = useQueryClient();
  const keep = (jobs: Jobs) => client.setQueryData(['performance.jobs', {}], jobs);
  const answer = useRequest('performance.jobs', {});
  useEvent('performance.jobs-changed', keep);
  const start = useAction('performance.start-job');
  const pause = useAction('performance.pause-job');
  const resume = useAction('performance.resume-job');
  const stop = useAction('performance.stop-job');
  return {
    data: answer.data,
    error: start.error ?? pause.error ?? resume.error ?? stop.error ?? answer.error,
    start: (job) => start.mutate({ job }, { onSuccess: keep }),
    pause: (job) => pause.mutate({ job }, { onSuccess: keep }),
    resume: (job) => resume.mutate({ job }, { onSuccess: keep }),
    stop: (job) => stop.mutate({ job }, { onSuccess: keep }),
  };
}
