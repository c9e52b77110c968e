/** The jobs: begin, pause, go on, stop, and how far each is. */
import { Pause, Play, RotateCw, Square } from 'lucide-react';
import { useState } from 'react';
import type { Compacting, Job } from '../../../src-preload/contract/performance.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { formatDuration, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { describeCompacting, formatShare, jobWords } from './performance-words.ts';
import type { JobsNow } from './use-jobs.ts';

export function JobsPart({ jobs }: { readonly jobs: JobsNow }) {
  const [asked, setAsked] = useState(false);
  const { data } = jobs;
  const begin = (job: Job) => {
    if (job.job === 'compact' && data?.compacting.way === 'whole') setAsked(true);
    else jobs.start(job.job);
  };
  return (
    <Section
      title="Upkeep"
      lead="One goes on at a time, beside your work. Each goes on after a restart where it was."
    >
      {jobs.error && <ErrorNotice error={jobs.error} />}
      <ul>
        {data?.jobs.map((job) => (
          <JobRow
            key={job.job}
            job={job}
            jobs={jobs}
            compacting={data.compacting}
            onStart={() => begin(job)}
          />
        ))}
      </ul>
      {asked && data && (
        <ConfirmDialog
          title="Write the database anew?"
          action="Write it anew"
          onConfirm={() => {
            setAsked(false);
            jobs.start('compact');
          }}
          onClose={() => setAsked(false)}
        >
          {describeCompacting(data.compacting)}
        </ConfirmDialog>
      )}
    </Section>
  );
}

interface JobRowProps {
  readonly job: Job;
  readonly jobs: JobsNow;
  readonly compacting: Compacting;
  readonly onStart: () => void;
}

function JobRow({ job, jobs, compacting, onStart }: JobRowProps) {
  const { name, says } = jobWords[job.job];
  const isOpen = job.state === 'running' || job.state === 'waiting' || job.state === 'paused';
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
      <div className="min-w-60 flex-1">
        <p className="font-medium">{name}</p>
        <p className="max-w-[560px] text-ink-2">
          {job.job === 'compact' ? describeCompacting(compacting) : says}
        </p>
        {isOpen && (
          <div className="mt-1.5 max-w-[560px]">
            <ProgressBar label={name} value={job.done} max={job.total} />
          </div>
        )}
        <p role="status" className="mt-1 text-small text-ink-2 empty:hidden">
          <StateWords job={job} />
        </p>
      </div>
      <div className="flex gap-2">
        {(job.state === 'running' || job.state === 'waiting') && (
          <Button icon={Pause} aria-label={`Pause: ${name}`} onClick={() => jobs.pause(job.job)}>
            Pause
          </Button>
        )}
        {job.state === 'paused' && (
          <Button icon={Play} aria-label={`Go on: ${name}`} onClick={() => jobs.resume(job.job)}>
            Go on
          </Button>
        )}
        {isOpen ? (
          <Button icon={Square} aria-label={`Stop: ${name}`} onClick={() => jobs.stop(job.job)}>
            Stop
          </Button>
        ) : (
          <Button icon={RotateCw} aria-label={`Start: ${name}`} onClick={onStart}>
            Start
          </Button>
        )}
      </div>
    </li>
  );
}

function StateWords({ job }: { readonly job: Job }) {
  const now = useNow(60_000);
  const { state, done, total, leftMs, endedAt, reason } = job;
  const when = endedAt === null ? '' : formatRelative(endedAt, now);
  if (reason !== '')
    return state === 'failed' ? `Failed ${when}: ${reason}` : `${reason} It tries again by itself.`;
  switch (state) {
    case 'idle':
      return '';
    case 'waiting':
      return 'Waits for the job before it.';
    case 'running':
      return leftMs === null
        ? formatShare(done, total)
        : `${formatShare(done, total)}, about ${formatDuration(leftMs)} left`;
    case 'paused':
      return `Paused at ${formatShare(done, total)}.`;
    case 'done':
      return `Done ${when}.`;
    case 'stopped':
      return `Stopped ${when}, at ${formatShare(done, total)}.`;
    case 'failed':
      return `Failed ${when}.`;
  }
}
