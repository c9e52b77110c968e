/** All that the window shows while nothing opens the data folder: why, and what can be done, the harmless first. */
import { KeyRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { WholeWindow, WhyStopped } from '../../ui/whole-window.tsx';

/** `reason` as the engine told it. */
export function KeyScreen({ reason }: { readonly reason: string }) {
  const [asks, setAsks] = useState(false);
  const again = useAction('app.restart-engine', ['app.status']);
  const folder = useAction('app.show-data-folder');
  const quit = useAction('app.quit');
  return (
    <WholeWindow
      column="max-w-[620px] gap-6"
      footer={
        <div className="flex justify-end gap-2">
          <Button tone="quiet" onClick={() => quit.mutate({})}>
            {t('lock.quit')}
          </Button>
        </div>
      }
    >
      <WhyStopped icon={KeyRound} isBad title={t('lock.lost')} />
      <p className="text-ink-2">{t('lock.lostLead')}</p>
      <p role="status" className="selectable text-small text-ink-2">
        {reason}
      </p>
      {again.error && <ErrorNotice error={again.error} />}
      <ul aria-label={t('lock.lostWays')} className="flex flex-col divide-y divide-line border-y border-line">
        <Way name={t('lock.lostRing')} hint={t('lock.lostRingHint')}>
          <Button tone="main" disabled={again.isPending} onClick={() => again.mutate({})}>
            {t('lock.tryAgain')}
          </Button>
        </Way>
        <Way name={t('lock.lostFile')} hint={t('lock.lostFileHint')}>
          <Button onClick={() => folder.mutate({})}>{t('lock.showFolder')}</Button>
        </Way>
        <Way name={t('lock.lostAnew')} hint={t('lock.lostAnewHint')}>
          <Button onClick={() => setAsks(true)}>{t('lock.asideAsk')}</Button>
        </Way>
      </ul>
      {asks && <AsideDialog onClose={() => setAsks(false)} />}
    </WholeWindow>
  );
}

interface WayProps {
  readonly name: string;
  readonly hint: string;
  readonly children: ReactNode;
}

function Way({ name, hint, children }: WayProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
      <div className="flex min-w-0 flex-[1_1_320px] flex-col gap-1">
        <p className="font-medium">{name}</p>
        <p className="text-small text-ink-2">{hint}</p>
      </div>
      {children}
    </li>
  );
}

function AsideDialog({ onClose }: { readonly onClose: () => void }) {
  const aside = useAction('lock.set-aside', ['lock.state', 'app.status']);
  return (
    <ConfirmDialog
      title={t('lock.asideTitle')}
      action={t('lock.asideAction')}
      busy={aside.isPending}
      error={aside.error}
      onConfirm={() => aside.mutate({})}
      onClose={onClose}
    >
      <p>{t('lock.asideLead')}</p>
      <p className="mt-3">{t('lock.asideThen')}</p>
    </ConfirmDialog>
  );
}
