/** The second step: what is recorded, where it is kept, what never happens. Nothing is recorded before the owner agrees. */
import { EyeOff, HardDrive, MonitorCheck, ShieldCheck, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { rich } from '../../messages/rich.ts';
import { presetWords } from '../../client/preset-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Logo } from '../../ui/logo.tsx';
import { WholeWindow } from '../../ui/whole-window.tsx';
import { StepMarks } from './step-frame.tsx';

interface ConsentProps {
  readonly onBack: () => void;
  /** The owner pressed the button. By the time of the answer this is not shown any more. */
  readonly onAgree: () => void;
}

export function Consent({ onBack, onAgree }: ConsentProps) {
  const about = useRequest('app.about', {}).data;
  const settings = useRequest('settings.get', {}).data;
  const presets = useRequest('privacy.presets', {});
  const agree = useAction('app.agree', ['app.status']);
  const seconds = settings?.capture.intervalSeconds ?? 2;
  return (
    <WholeWindow
      column="max-w-[860px] gap-8"
      footer={
        <div className="mx-auto flex max-w-[860px] flex-wrap items-center justify-end gap-3">
          {agree.error ? (
            <div className="min-w-60 flex-1">
              <ErrorNotice error={agree.error} />
            </div>
          ) : (
            <p className="min-w-60 flex-1 text-ink-2">{t('onboarding.pauseAny')}</p>
          )}
          <Button className="h-9" onClick={onBack}>
            {t('onboarding.back')}
          </Button>
          <Button
            tone="main"
            className="h-9 px-4"
            disabled={agree.isPending}
            onClick={() => {
              onAgree();
              agree.mutate({});
            }}
          >
            {t('onboarding.agree')}
          </Button>
        </div>
      }
    >
      <StepMarks step={2} />
      <header className="flex items-center gap-4">
        <Logo size={44} />
        <div>
          <h1 className="text-display font-semibold">{t('onboarding.title')}</h1>
          <p className="text-lead text-ink-2">{t('onboarding.lead')}</p>
        </div>
      </header>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <Point icon={MonitorCheck} title={t('onboarding.what')}>
          <p>{t('onboarding.whatText', { seconds })}</p>
        </Point>
        <Point icon={HardDrive} title={t('onboarding.where')}>
          <p>
            {rich('onboarding.whereText', {
              folder: () => (
                <span className="selectable font-medium break-all text-ink-1">
                  {about?.dataFolder ?? '…'}
                </span>
              ),
            })}
          </p>
        </Point>
        <Point icon={ShieldCheck} title={t('onboarding.never')}>
          <ul className="list-disc pl-4">
            <li>{t('onboarding.neverSent')}</li>
            <li>{t('onboarding.neverSound')}</li>
            <li>{t('onboarding.neverPort')}</li>
          </ul>
        </Point>
        <Point icon={EyeOff} title={t('onboarding.leftOut')}>
          {presets.error && <ErrorNotice error={presets.error} onRetry={() => void presets.refetch()} />}
          <ul className="flex flex-col gap-1.5">
            {presets.data
              ?.filter(({ on }) => on)
              .map(({ id, examples }) => (
                <li key={id}>
                  <span className="font-medium text-ink-1">{presetWords[id].name}</span>
                  {examples.length > 0 && (
                    <span className="text-small">: {examples.slice(0, 4).join(', ')}</span>
                  )}
                </li>
              ))}
          </ul>
          <p>{t('onboarding.addOwn')}</p>
        </Point>
      </div>
    </WholeWindow>
  );
}

interface PointProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
}

function Point({ icon: Icon, title, children }: PointProps) {
  return (
    <section className="flex gap-3">
      <Icon size={20} aria-hidden className="mt-0.5 shrink-0 text-accent-ink" />
      <div className="flex min-w-0 flex-col gap-1 text-ink-2">
        <h2 className="text-lead font-semibold text-ink-1">{title}</h2>
        {children}
      </div>
    </section>
  );
}
