/** How the memory does on this machine, and what can be done for it. */
import { t } from '../../messages/t.ts';
import { Page } from '../../ui/page.tsx';
import { IndexesPart } from './indexes-part.tsx';
import { JobsPart } from './jobs-part.tsx';
import { LoadPart } from './load-part.tsx';
import { SizesPart } from './sizes-part.tsx';
import { SpeedPart } from './speed-part.tsx';
import { useJobs } from './use-jobs.ts';
import { WaitingPart } from './waiting-part.tsx';

interface PerformanceViewProps {
  readonly onSettings: () => void;
}

export function PerformanceView({ onSettings }: PerformanceViewProps) {
  const jobs = useJobs();
  return (
    <Page title={t('performance.title')} lead={t('performance.lead')}>
      <WaitingPart />
      <SpeedPart />
      <LoadPart onSettings={onSettings} />
      <SizesPart />
      <IndexesPart jobs={jobs} />
      <JobsPart jobs={jobs} />
    </Page>
  );
}
