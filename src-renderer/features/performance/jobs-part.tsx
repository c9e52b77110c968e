/** The jobs: begin, pause, go on, stop, and how far each is. */
import { Pause, Play, RotateCw, Square } from 'lucide-react';
import { useState } from 'react';
import type { Compacting, Job } from '../../../src-preload/contract/performance.ts';
import { t } from '../../messages/t.ts';
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
    <Section title={t('performance.upkeep')} lead={t('performance.upkeepLead')}>
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
          title={t('performance.writeAnewTitle')}
          action={t('performance.writeAnew')}
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
          <Button
            icon={Pause}
            aria-label={t('performance.pauseOf', { name })}
            onClick={() => jobs.pause(job.job)}
          >
            {t('performance.pause')}
          </Button>
        )}
        {job.state === 'paused' && (
          <Button
            icon={Play}
            aria-label={t('performance.goOnOf', { name })}
            onClick={() => jobs.resume(job.job)}
          >
            {t('performance.goOn')}
          </Button>
        )}
        {isOpen ? (
          <Button
            icon={Square}
            aria-label={t('performance.stopOf', { name })}
            onClick={() => jobs.stop(job.job)}
          >
            {t('performance.stop')}
          </Button>
        ) : (
          <Button icon={RotateCw} aria-label={t('performance.startOf', { name })} onClick={onStart}>
            {t('performance.start')}
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
    return state === 'failed'
      ? t('performance.failedWith', { when, reason })
      : t('performance.triesAgain', { reason });
  switch (state) {
    case 'idle':
      return '';
    case 'waiting':
      return t('performance.waitsForJob');
    case 'running':
      return leftMs === null
        ? formatShare(done, total)
        : t('performance.runningLeft', { share: formatShare(done, total), time: formatDuration(leftMs) });
    case 'paused':
      return t('performance.pausedAt', { share: formatShare(done, total) });
    case 'done':
      return t('performance.done', { when });
    case 'stopped':
      return t('performance.stoppedAt', { when, share: formatShare(done, total) });
    case 'failed':
      return t('performance.failed', { when });
  }
}
