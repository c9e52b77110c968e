/** The line at the foot of the window: the truth about recording, always. */
import { memo } from 'react';
import type { Status } from '../../../src-preload/contract/app.ts';
import { t } from '../../messages/t.ts';
import { Popover } from '../../ui/popover.tsx';
import { useNow } from '../../ui/use-now.ts';
import { PauseMenu } from './pause-menu.tsx';
import { describeAges, describeFacts, describeRecording } from './recording-words.ts';
import { StateDot } from './state-dot.tsx';
import { StatusDetail } from './status-detail.tsx';

/** Not rendered again by what is typed above it. */
export const StatusLine = memo(function StatusLine({ status }: { readonly status: Status }) {
  // While nothing is recorded, nobody counts the seconds since the last frame.
  const now = useNow(status.recording.state === 'recording' ? 1000 : 10_000);
  const words = describeRecording(status, now);
  const facts = [describeAges(status.displays, now), ...describeFacts(status)];
  return (
    <footer
      aria-label={t('recording.status')}
      className="flex h-9 shrink-0 items-center gap-2 border-t border-line bg-surface-0 pr-2 pl-3"
    >
      <Popover
        label={t('recording.details')}
        side="top"
        trigger={
          <button
            type="button"
            title={t('recording.showDetails')}
            className="flex min-w-0 flex-1 items-center gap-2 rounded-control px-1 py-0.5 text-left text-ink-2 hover:bg-surface-2"
          >
            <StateDot tone={words.tone} />
            <span className="shrink-0 font-medium text-ink-1">{words.text}</span>
            <span className="truncate">
              {facts.map((fact) => (
                <span key={fact} className="before:mr-1.5 before:content-['·'] [&+&]:ml-1.5">
                  {fact}
                </span>
              ))}
            </span>
          </button>
        }
      >
        <StatusDetail status={status} />
      </Popover>
      <span className="sr-only" role="status">
        {words.text}
      </span>
      <PauseMenu status={status} />
    </footer>
  );
});
