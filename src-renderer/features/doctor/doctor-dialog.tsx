/** The check-up: everything that was looked at, what is not well first, each with what to do and a button where one helps. */
import { Stethoscope } from 'lucide-react';
import type { CheckupFinding, Mend } from '../../../src-preload/contract/doctor.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { inOrderOfNeed, mendWords, stateWords, sumUp } from './doctor-words.ts';

export function DoctorDialog({ onClose }: { readonly onClose: () => void }) {
  const check = useRequest('doctor.check', {});
  const findings = check.data?.findings ?? [];
  const isBusy = check.isFetching;
  return (
    <Dialog title={t('doctor.title')} size="medium" onClose={onClose}>
      <div className="flex flex-col gap-3">
        <p role="status">{isBusy ? t('doctor.busy') : sumUp(findings)}</p>
        {check.error && <ErrorNotice error={check.error} />}
        <ul
          aria-label={t('doctor.findings')}
          className="flex max-h-[60dvh] flex-col gap-2 overflow-y-auto"
          tabIndex={0}
        >
          {inOrderOfNeed(findings).map((finding) => (
            <Finding key={finding.id} finding={finding} />
          ))}
        </ul>
        <div className="flex justify-end">
          <Button icon={Stethoscope} disabled={isBusy} data-autofocus onClick={() => void check.refetch()}>
            {t('doctor.again')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Finding({ finding }: { readonly finding: CheckupFinding }) {
  const { name, state, says, remedy, mend } = finding;
  return (
    <li className="flex flex-col gap-1 border-b border-line pb-2">
      <div className="flex items-center gap-2">
        <span className="font-medium">{name}</span>
        <Badge tone={state === 'ok' ? 'good' : state === 'unknown' ? 'plain' : 'warn'}>
          {stateWords[state]}
        </Badge>
      </div>
      <p className="selectable text-ink-2">{says}</p>
      {remedy !== '' && <p className="selectable">{remedy}</p>}
      {mend && <MendButton mend={mend} />}
    </li>
  );
}

function MendButton({ mend }: { readonly mend: Mend }) {
  const job = useAction('performance.start-job');
  const backup = useAction('backup.make');
  const restart = useAction('app.restart-engine');
  const folder = useAction('app.show-data-folder');
  const repair = useAction('repair.ask');
  const action = {
    'make-backup': backup,
    'restart-engine': restart,
    'show-folder': folder,
    repair,
  } as const;
  const own = mend in action ? action[mend as keyof typeof action] : job;
  function run(): void {
    if (mend === 'make-backup') backup.mutate({});
    else if (mend === 'restart-engine') restart.mutate({});
    else if (mend === 'show-folder') folder.mutate({});
    else if (mend === 'repair') repair.mutate({}, { onSuccess: () => restart.mutate({}) });
    else job.mutate({ job: mend });
  }
  return (
    <div className="flex items-center gap-2">
      <Button disabled={own.isPending} onClick={run}>
        {mendWords[mend]}
      </Button>
      {own.isPending && <span role="status">{t('doctor.goesOn')}</span>}
      {own.isSuccess && <span role="status">{t('doctor.begun')}</span>}
      {own.error && <ErrorNotice error={own.error} />}
    </div>
  );
}
