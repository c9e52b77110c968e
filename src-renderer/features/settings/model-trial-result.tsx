/** What came of a trial: the answer, how fast it was, and what the model can do. */
import { Check, Minus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ModelTrial } from '../../../src-preload/contract/models.ts';
import { t } from '../../messages/t.ts';
import { describeAbilities, describeSpeed } from './model-words.ts';

export function ModelTrialResult({ trial }: { readonly trial: ModelTrial }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div
      ref={box}
      role="status"
      aria-label={t('settings.trialResult')}
      className="flex flex-col gap-2 rounded-control bg-surface-2 p-3"
    >
      <p className="font-medium">{t('settings.answers')}</p>
      <blockquote className="selectable max-h-32 overflow-y-auto border-l-2 border-line-strong pl-3 break-words text-ink-2">
        {trial.answer === '' ? t('settings.saidNothing') : trial.answer}
      </blockquote>
      <p>{describeSpeed(trial)}</p>
      <ul className="flex flex-col gap-1">
        {describeAbilities(trial).map(({ can, words }) => {
          const Icon = can ? Check : Minus;
          return (
            <li key={words} className="flex items-center gap-2">
              <Icon size={15} aria-hidden className={can ? 'text-good' : 'text-ink-3'} />
              {words}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
