/** Where and when a frame was seen: application, title, page, time. */
import type { FrameDetail } from '../../../src-preload/contract/frames.ts';
import { useForemostApplications } from '../../client/use-foremost-applications.ts';
import { t } from '../../messages/t.ts';
import { useColours } from '../../ui/use-colours.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';

export function FrameFacts({ frame }: { readonly frame: FrameDetail }) {
  const now = useNow(30_000);
  const colourOf = useColours(useForemostApplications());
  return (
    <div className="min-w-0">
      <p className="flex min-w-0 items-center gap-2">
        <span
          aria-hidden
          className={classNames('size-2.5 shrink-0 rounded-[3px]', colourOf(frame.application))}
        />
        <span className="max-w-48 shrink-0 truncate font-semibold">
          {frame.application ?? t('frame.unknownApplication')}
        </span>
        <span className="selectable truncate text-ink-2" title={frame.title ?? undefined}>
          {frame.title ?? t('frame.noTitle')}
        </span>
      </p>
      <p className="truncate text-small text-ink-3">
        <time
          dateTime={new Date(frame.capturedAt).toISOString()}
          title={formatRelative(frame.capturedAt, now)}
        >
          {formatExact(frame.capturedAt)}
        </time>
        {frame.url !== null && (
          <span className="selectable" title={frame.url}>
            {' · '}
            {frame.url}
          </span>
        )}
      </p>
    </div>
  );
}
