/** The very first look: what Mneme is for, in three sentences, and the way to what it would record. */
import { MessagesSquare, MonitorCheck, Search, type LucideIcon } from 'lucide-react';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Logo } from '../../ui/logo.tsx';
import { WholeWindow } from '../../ui/whole-window.tsx';
import { StepMarks } from './step-frame.tsx';

const points: readonly { readonly icon: LucideIcon; readonly title: string; readonly text: string }[] = [
  {
    icon: MonitorCheck,
    title: t('onboarding.sees'),
    text: t('onboarding.seesText'),
  },
  {
    icon: Search,
    title: t('onboarding.find'),
    text: t('onboarding.findText'),
  },
  {
    icon: MessagesSquare,
    title: t('onboarding.remembers'),
    text: t('onboarding.remembersText'),
  },
];

export function Welcome({ onNext }: { readonly onNext: () => void }) {
  const quit = useAction('app.quit');
  return (
    <WholeWindow
      column="max-w-[860px] gap-8"
      footer={
        <div className="mx-auto flex max-w-[860px] flex-wrap items-center justify-end gap-3">
          <Button className="h-9" onClick={() => quit.mutate({})}>
            {t('onboarding.quit')}
          </Button>
          <Button tone="main" className="h-9 px-4" onClick={onNext}>
            {t('onboarding.onward')}
          </Button>
        </div>
      }
    >
      <StepMarks step={1} />
      <header className="flex items-center gap-4">
        <Logo size={44} />
        <div>
          <h1 className="text-display font-semibold">{t('onboarding.welcome')}</h1>
          <p className="text-lead text-ink-2">{t('onboarding.welcomeLead')}</p>
        </div>
      </header>
      <ul className="grid gap-6 md:grid-cols-3">
        {points.map(({ icon: Icon, title, text }) => (
          <li key={title} className="flex flex-col gap-2">
            <Icon size={22} aria-hidden className="text-accent-ink" />
            <h2 className="text-lead font-semibold">{title}</h2>
            <p className="text-ink-2">{text}</p>
          </li>
        ))}
      </ul>
    </WholeWindow>
  );
}
