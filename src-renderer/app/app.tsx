/** Before consent the first two steps, after it the workspace, with the other steps where the owner just agreed. */
import { useState } from 'react';
import { useLock, useLockEvents } from '../client/use-lock.ts';
import { useSettingsEvents } from '../client/use-settings.ts';
import { useStatus, useStatusEvents } from '../client/use-status.ts';
import { KeyScreen } from '../features/lock/key-screen.tsx';
import { LockScreen } from '../features/lock/lock-screen.tsx';
import { Consent } from '../features/onboarding/consent.tsx';
import { Welcome } from '../features/onboarding/welcome.tsx';
import { describeRecording } from '../features/recording/recording-words.ts';
import { RepairScreen } from '../features/repair/repair-screen.tsx';
import { RepairedNotice } from '../features/repair/repaired-notice.tsx';
import { useNow } from '../ui/use-now.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { QuittingOverlay } from './quitting-overlay.tsx';
import { useTheme } from './use-theme.ts';
import { Workspace } from './workspace.tsx';

export function App() {
  useStatusEvents();
  useSettingsEvents();
  useLockEvents();
  useTheme();
  const lock = useLock();
  const status = useStatus();
  const now = useNow(5_000);
  const [step, setStep] = useState<'welcome' | 'consent' | 'agreed'>('welcome');
  return (
    <>
      {status.data && lock.data?.locked ? (
        <LockScreen state={lock.data} recording={describeRecording(status.data, now).text} />
      ) : status.data?.engine.state === 'damaged' ? (
        <RepairScreen />
      ) : status.data?.engine.state === 'no-key' ? (
        <KeyScreen reason={status.data.engine.message} />
      ) : status.data && lock.data ? (
        status.data.recording.state === 'not-agreed' ? (
          step === 'welcome' ? (
            <Welcome onNext={() => setStep('consent')} />
          ) : (
            <Consent onBack={() => setStep('welcome')} onAgree={() => setStep('agreed')} />
          )
        ) : (
          <Workspace status={status.data} isNew={step === 'agreed'} />
        )
      ) : status.error ? (
        <div className="p-6">
          <ErrorNotice error={status.error} onRetry={() => void status.refetch()} />
        </div>
      ) : null}
      {status.data?.engine.state === 'ready' && lock.data && !lock.data.locked && <RepairedNotice />}
      <QuittingOverlay />
    </>
  );
}
