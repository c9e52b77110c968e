/** Before consent the first start, after it the workspace. */
import { useSettingsEvents } from '../client/use-settings.ts';
import { useStatus, useStatusEvents } from '../client/use-status.ts';
import { Consent } from '../features/onboarding/consent.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { QuittingOverlay } from './quitting-overlay.tsx';
import { useTheme } from './use-theme.ts';
import { Workspace } from './workspace.tsx';

export function App() {
  useStatusEvents();
  useSettingsEvents();
  useTheme();
  const status = useStatus();
  return (
    <>
      {status.data ? (
        status.data.recording.state === 'not-agreed' ? (
          <Consent />
        ) : (
          <Workspace status={status.data} />
        )
      ) : status.error ? (
        <div className="p-6">
          <ErrorNotice error={status.error} onRetry={() => void status.refetch()} />
        </div>
      ) : null}
      <QuittingOverlay />
    </>
  );
}
