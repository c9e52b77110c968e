/** All that the window shows while the database is damaged: what can be done, how far it is, and what it would bring. */
import { DatabaseZap, RotateCcw, Wrench } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { RepairReport, RepairStatus } from '../../../src-preload/contract/repair.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';
import { WholeWindow, WhyStopped } from '../../ui/whole-window.tsx';
import { ReportView } from './repair-report.tsx';
import { describeHolds, describeStep } from './repair-words.ts';

export function RepairScreen() {
  const client = useQueryClient();
  const status = useRequest('repair.status', {});
  const folder = useAction('app.show-data-folder');
  const quit = useAction('app.quit');
  useEvent('repair.changed', (next) => client.setQueryData(['repair.status', {}], next));
  const now = status.data;
  return (
    <WholeWindow
      column="max-w-[680px] gap-6"
      footer={
        <div className="flex justify-end gap-2">
          <Button tone="quiet" onClick={() => folder.mutate({})}>
            {t('repair.showFolder')}
          </Button>
          <Button tone="quiet" onClick={() => quit.mutate({})}>
            {t('repair.quit')}
          </Button>
        </div>
      }
    >
      <WhyStopped icon={DatabaseZap} isBad title={t('repair.title')} />
      {now && now.damage !== null && <p className="selectable text-small text-ink-2">{now.damage}</p>}
      {status.error && <ErrorNotice error={status.error} onRetry={() => void status.refetch()} />}
      {now &&
        (now.running ? (
          <Running running={now.running} />
        ) : now.prepared ? (
          <Prepared report={now.prepared} />
        ) : (
          <Ways status={now} />
        ))}
    </WholeWindow>
  );
}

function Ways({ status }: { readonly status: RepairStatus }) {
  const repair = useAction('repair.start', ['repair.status']);
  const restore = useAction('repair.restore', ['repair.status']);
  const { trouble, neededBytes, freeBytes, replacedAt, backups } = status;
  const isKept = replacedAt !== null;
  const [fillsIn, setFillsIn] = useState(true);
  const [newest] = backups;
  return (
    <>
      <p>{t('repair.lead')}</p>
      {trouble !== '' && (
        <p role="alert" className="selectable rounded-md bg-bad-soft p-3">
          {t('repair.failed', { reason: trouble })}
        </p>
      )}
      {isKept && <Kept at={replacedAt} />}
      <Way title={t('repair.repairTitle')} lead={t('repair.repairLead')}>
        {status.canRepair ? (
          <>
            {newest && (
              <label className="flex items-start gap-2">
                <input
                  type="checkbox"
                  className="mt-1 accent-(--accent)"
                  checked={fillsIn}
                  onChange={({ target }) => setFillsIn(target.checked)}
                />
                <span>
                  {t('repair.fillIn', { when: formatExact(newest.madeAt) })}
                  <span className="block text-small text-ink-2">{t('repair.fillInHint')}</span>
                </span>
              </label>
            )}
            <div className="flex items-center justify-between gap-4">
              <p className="text-ink-2">
                {t('repair.room', { needed: formatBytes(neededBytes), free: formatBytes(freeBytes) })}
              </p>
              <Button
                tone="main"
                icon={Wrench}
                disabled={isKept || repair.isPending}
                onClick={() => repair.mutate({ backup: fillsIn && newest ? newest.id : null })}
              >
                {t('repair.repair')}
              </Button>
            </div>
          </>
        ) : (
          <p>{t('repair.noRepair')}</p>
        )}
      </Way>
      <Way title={t('repair.restoreTitle')} lead={t('repair.restoreLead')}>
        {backups.length === 0 && <p className="text-ink-2">{t('repair.noBackup')}</p>}
        <ul className="flex flex-col">
          {backups.slice(0, 5).map(({ id, madeAt, holds }) => (
            <li key={id} className="flex items-center justify-between gap-4 py-1">
              <span>
                {t('repair.backupOf', { when: formatExact(madeAt) })}
                {holds && <span className="block text-small text-ink-2">{describeHolds(holds)}</span>}
              </span>
              <Button
                icon={RotateCcw}
                disabled={isKept || restore.isPending}
                aria-label={t('repair.restoreOf', { when: formatExact(madeAt) })}
                onClick={() => restore.mutate({ id })}
              >
                {t('repair.restore')}
              </Button>
            </li>
          ))}
        </ul>
      </Way>
    </>
  );
}

interface WayProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

function Way({ title, lead, children }: WayProps) {
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-4">
      <h2 className="text-lead font-semibold">{title}</h2>
      <p>{lead}</p>
      {children}
    </section>
  );
}

function Running({ running }: { readonly running: NonNullable<RepairStatus['running']> }) {
  const cancel = useAction('repair.cancel');
  return (
    <div className="flex flex-col gap-3">
      <p role="status">{describeStep(running)}</p>
      <ProgressBar label={t('repair.progress')} value={running.done} max={running.total} />
      <div className="flex items-center justify-between gap-4">
        <p className="text-ink-2">{t('repair.running')}</p>
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate({})}>
          {t('repair.stop')}
        </Button>
      </div>
    </div>
  );
}

function Prepared({ report }: { readonly report: RepairReport }) {
  const restart = useAction('app.restart-engine', ['app.status']);
  const discard = useAction('repair.discard', ['repair.status']);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-lead font-semibold">
        {report.way === 'restore' && report.backupAt !== null
          ? t('repair.readyRestored', { when: formatExact(report.backupAt) })
          : t('repair.readyRepaired')}
      </p>
      <ReportView report={report} />
      {discard.error && <ErrorNotice error={discard.error} />}
      <div className="sticky bottom-0 flex gap-2 bg-surface-0 py-3">
        <Button tone="main" disabled={restart.isPending} onClick={() => restart.mutate({})}>
          {t('repair.restart')}
        </Button>
        <Button disabled={restart.isPending || discard.isPending} onClick={() => discard.mutate({})}>
          {t('repair.discard')}
        </Button>
      </div>
    </div>
  );
}

function Kept({ at }: { readonly at: number }) {
  const [asks, setAsks] = useState(false);
  const drop = useAction('repair.drop-replaced', ['repair.status']);
  return (
    <div className="flex items-center justify-between gap-4 rounded-md bg-surface-2 p-3">
      <p>{t('repair.kept', { when: formatExact(at) })}</p>
      <Button onClick={() => setAsks(true)}>{t('repair.dropKept')}</Button>
      {asks && (
        <ConfirmDialog
          title={t('repair.dropKeptTitle')}
          action={t('repair.dropIt')}
          busy={drop.isPending}
          error={drop.error}
          onConfirm={() => drop.mutate({}, { onSuccess: () => setAsks(false) })}
          onClose={() => setAsks(false)}
        >
          {t('repair.dropKeptLead')}
        </ConfirmDialog>
      )}
    </div>
  );
}
