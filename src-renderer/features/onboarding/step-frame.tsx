/** One of the five steps: where one is, what it is about, and the way on. */
import type { ReactNode } from 'react';
import { t } from '../../messages/t.ts';

/** In the order in which they come; the first two before anything is recorded. */
const stepNames = [
  t('onboarding.step1'),
  t('onboarding.what'),
  t('onboarding.step3'),
  t('onboarding.step4'),
  t('onboarding.step5'),
] as const;

interface StepMarksProps {
  /** Counted from 1. */
  readonly step: number;
}

export function StepMarks({ step }: StepMarksProps) {
  return (
    <p className="flex items-center gap-3 text-small text-ink-2">
      <span className="flex gap-1" aria-hidden>
        {stepNames.map((name, place) => (
          <span
            key={name}
            className={`h-1 w-6 rounded-round ${place < step ? 'bg-accent' : 'bg-surface-3'}`}
          />
        ))}
      </span>
      {t('onboarding.step', { step, of: stepNames.length, name: stepNames[step - 1] ?? '' })}
    </p>
  );
}

interface StepFrameProps extends StepMarksProps {
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

export function StepFrame({ step, children, actions }: StepFrameProps) {
  return (
    <div className="flex flex-col gap-4">
      <StepMarks step={step} />
      {children}
      <div className="flex flex-wrap justify-end gap-2">{actions}</div>
    </div>
  );
}
