/** After the owner agreed: what the platform allows, a model if they like, and a first search on what was just seen. */
import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Permission } from '../../../src-preload/contract/app.ts';
import { hostOf } from '../../../src-preload/contract/server-address.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StepFrame } from './step-frame.tsx';
import { useSeenWord } from './use-seen-word.ts';

interface FirstStepsProps {
  /** Puts words into the search box. */
  readonly onSearch: (words: string) => void;
  readonly onModels: () => void;
  readonly onClose: () => void;
}

type Step = 3 | 4 | 5;

export function FirstSteps({ onSearch, onModels, onClose }: FirstStepsProps) {
  const [step, setStep] = useState<Step>(3);
  const shown: Readonly<Record<Step, () => ReactNode>> = {
    3: () => <Permissions onNext={() => setStep(4)} onSkip={onClose} />,
    4: () => <Model onModels={onModels} onBack={() => setStep(3)} onNext={() => setStep(5)} />,
    5: () => <FirstSearch onSearch={onSearch} onBack={() => setStep(4)} onClose={onClose} />,
  };
  return (
    <Dialog title={t('onboarding.firstSteps')} size="medium" onClose={onClose}>
      {shown[step]()}
    </Dialog>
  );
}

const marks = {
  given: { icon: CircleCheck, look: 'text-good', word: t('onboarding.allowed') },
  missing: { icon: CircleAlert, look: 'text-warn', word: t('onboarding.missing') },
  unknown: { icon: CircleHelp, look: 'text-ink-3', word: t('onboarding.notKnown') },
} as const;

function Permissions({ onNext, onSkip }: { readonly onNext: () => void; readonly onSkip: () => void }) {
  const permissions = useRequest('app.permissions', {}, { refreshMs: 3_000, keepPrevious: true });
  return (
    <StepFrame
      step={3}
      actions={
        <>
          <Button onClick={onSkip}>{t('onboarding.skip')}</Button>
          <Button tone="main" data-autofocus onClick={onNext}>
            {t('onboarding.next')}
          </Button>
        </>
      }
    >
      {permissions.error && (
        <ErrorNotice error={permissions.error} onRetry={() => void permissions.refetch()} />
      )}
      {!permissions.data && !permissions.error && (
        <div role="status" aria-label={t('onboarding.asking')} className="skeleton h-36 rounded-control" />
      )}
      <ul className="flex flex-col gap-3">
        {permissions.data?.map((permission) => (
          <PermissionRow key={permission.id} permission={permission} />
        ))}
      </ul>
    </StepFrame>
  );
}

function PermissionRow({
  permission: { name, state, explanation, remedy },
}: {
  readonly permission: Permission;
}) {
  const { icon: Icon, look, word } = marks[state];
  return (
    <li className="flex gap-3">
      <Icon size={18} aria-hidden className={`mt-0.5 shrink-0 ${look}`} />
      <div>
        <p className="font-medium">
          {name}: {word.toLowerCase()}
        </p>
        <p className="text-ink-2">
          {explanation} {remedy}
        </p>
      </div>
    </li>
  );
}

interface ModelProps {
  readonly onModels: () => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

function Model({ onModels, onBack, onNext }: ModelProps) {
  const found = useRequest('models.find', {});
  const servers = found.data?.servers ?? [];
  return (
    <StepFrame
      step={4}
      actions={
        <>
          <Button onClick={onBack}>{t('onboarding.back')}</Button>
          <Button onClick={onModels}>{t('onboarding.chooseModel')}</Button>
          <Button tone="main" data-autofocus onClick={onNext}>
            {t('onboarding.without')}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">{t('onboarding.model')}</p>
      <p role="status">
        {found.isPending
          ? t('onboarding.looking')
          : servers.length === 0
            ? t('onboarding.noServer')
            : t('onboarding.servers', {
                servers: servers
                  .map(({ name, server, models }) =>
                    t('onboarding.server', { name, host: hostOf(server), count: models.length }),
                  )
                  .join(', '),
              })}
      </p>
    </StepFrame>
  );
}

interface FirstSearchProps {
  readonly onSearch: (words: string) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function FirstSearch({ onSearch, onBack, onClose }: FirstSearchProps) {
  const seen = useSeenWord();
  return (
    <StepFrame
      step={5}
      actions={
        <>
          <Button onClick={onBack}>{t('onboarding.back')}</Button>
          <Button onClick={onClose}>{t('onboarding.later')}</Button>
          <Button tone="main" disabled={seen === null} onClick={() => seen && onSearch(seen.word)}>
            {seen ? t('onboarding.searchFor', { word: seen.word }) : t('onboarding.waitingWord')}
          </Button>
        </>
      }
    >
      {seen ? (
        <p className="text-ink-2">
          {seen.application === null
            ? t('onboarding.seen', { word: seen.word })
            : t('onboarding.seenIn', { word: seen.word, application: seen.application })}
        </p>
      ) : (
        <p role="status" className="text-ink-2">
          {t('onboarding.unseen')}
        </p>
      )}
    </StepFrame>
  );
}
