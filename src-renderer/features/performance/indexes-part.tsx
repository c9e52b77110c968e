/** Whether the indexes hold what they should, and the job that mends what is wrong. */
import { CircleCheck, TriangleAlert, Wrench } from 'lucide-react';
import type { IndexHealth } from '../../../src-preload/contract/performance.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { MeasureButton } from './measure-button.tsx';
import { describeFinding, jobWords } from './performance-words.ts';
import type { JobsNow } from './use-jobs.ts';
import { useProgress } from './use-progress.ts';

export function IndexesPart({ jobs }: { readonly jobs: JobsNow }) {
  const health = useRequest('performance.index-health', {});
  const check = useAction('performance.check-indexes', ['performance.index-health']);
  const stop = useAction('performance.stop-checking');
  const progress = useProgress('check');
  const error =
    check.error && !('code' in check.error && check.error.code === 'cancelled') ? check.error : health.error;
  return (
    <Section title={t('performance.health')} lead={t('performance.healthLead')}>
      {error && <ErrorNotice error={error} />}
      {health.data && <Found health={health.data} jobs={jobs} />}
      <MeasureButton
        label={health.data ? t('performance.checkAgain') : t('performance.checkNow')}
        busyLabel={t('performance.checking')}
        isBusy={check.isPending}
        progress={progress}
        onStart={() => check.mutate({})}
        onStop={() => stop.mutate({})}
      />
    </Section>
  );
}

interface FoundProps {
  readonly health: IndexHealth;
  readonly jobs: JobsNow;
}

function Found({ health, jobs }: FoundProps) {
  const now = useNow(60_000);
  const { findings, passages, wordRows, vectors, waiting, sampledWords, sampledVectors, measuredAt } = health;
  const mending = [...new Set(findings.map(({ mendedBy }) => mendedBy))];
  return (
    <div className="mb-2 flex flex-col gap-2">
      {findings.length === 0 ? (
        <p className="flex items-center gap-2">
          <CircleCheck size={16} aria-hidden className="shrink-0 text-good" />
          {t('performance.nothingWrong')}
        </p>
      ) : (
        <ul className="flex flex-col gap-1">
          {findings.map((finding) => (
            <li key={finding.what} className="flex items-center gap-2">
              <TriangleAlert size={16} aria-hidden className="shrink-0 text-warn" />
              {describeFinding(finding)}
            </li>
          ))}
        </ul>
      )}
      <p className="text-ink-2" title={formatExact(measuredAt)}>
        {t('performance.checked', {
          when: formatRelative(measuredAt, now),
          passages,
          words: wordRows,
          vectors,
          waiting,
          looked: sampledWords,
          made: sampledVectors,
        })}
      </p>
      {mending.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {mending.map((job) => (
            <Button key={job} tone="main" icon={Wrench} onClick={() => jobs.start(job)}>
              {jobWords[job].name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
