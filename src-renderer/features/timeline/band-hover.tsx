/** What the pointer is over on the band: the nearest frame, or why there is none. */
import { frameImageUrl } from '../../../src-preload/contract/frame-image-url.ts';
import type { FrameSummary } from '../../../src-preload/contract/frames.ts';
import type { Gap } from '../../../src-preload/contract/timeline.ts';
import { t } from '../../messages/t.ts';
import { formatTime, formatTimeWithSeconds } from '../../ui/times.ts';
import { gapWords } from './day-rows.ts';

interface BandHoverProps {
  /** Pixels from the left end of the area that is `room` pixels wide. */
  readonly x: number;
  readonly room: number;
  readonly at: number;
  readonly frame: FrameSummary | undefined;
  readonly gap: Gap | undefined;
}

const cardWidth = 220;
const nearMs = 60_000;

export function BandHover({ x, room, at, frame, gap }: BandHoverProps) {
  const near = frame && (!gap || Math.abs(frame.capturedAt - at) < nearMs / 4) ? frame : undefined;
  const left = Math.min(Math.max(8, x - cardWidth / 2), Math.max(8, room - cardWidth - 8));
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-full z-10 rounded-control border border-line bg-surface-1 p-1.5 shadow-pop"
      style={{ left, width: cardWidth }}
    >
      {near?.hasImage && (
        <img
          src={frameImageUrl(near.id, 'thumbnail')}
          alt=""
          className="mb-1 aspect-video w-full rounded-control bg-surface-2 object-cover object-top"
        />
      )}
      <p className="truncate text-small">
        <span className="font-semibold">
          {near ? formatTimeWithSeconds(near.capturedAt) : formatTime(at)}
        </span>{' '}
        {near
          ? (near.application ?? t('timeline.unknownApplication'))
          : gap
            ? gapWords[gap.kind]
            : t('timeline.nothing')}
      </p>
      {near?.title && <p className="truncate text-small text-ink-2">{near.title}</p>}
    </div>
  );
}
