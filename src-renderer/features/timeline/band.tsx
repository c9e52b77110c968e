/** The band of a day: coloured by application, scrubbed by pointer and keys, its scale changed by the wheel. */
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { FrameSummary } from '../../../src-preload/contract/frames.ts';
import type { Activity, Gap } from '../../../src-preload/contract/timeline.ts';
import { useForemostApplications } from '../../client/use-foremost-applications.ts';
import { t } from '../../messages/t.ts';
import { useColours } from '../../ui/use-colours.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatTime, formatTimeWithSeconds } from '../../ui/times.ts';
import { useSize } from '../../ui/use-size.ts';
import { BandHover } from './band-hover.tsx';
import { layoutBand, nearestFrame } from './band-layout.ts';
import { moveSpan, revealInSpan, ticksOf, zoomSpan, type Span } from './band-view.ts';
import { gapWords } from './day-rows.ts';
import { useWheel } from './use-wheel.ts';

interface BandProps {
  readonly day: Span;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  readonly activities: readonly Activity[];
  readonly gaps: readonly Gap[];
  readonly frames: readonly FrameSummary[];
  /** The position of the frame under the scrubber. */
  readonly current: number | null;
  readonly onCurrent: (index: number) => void;
  readonly onOpen: () => void;
}

const wheelZoom = 1.0018;
/** The width of a time of day below the band; where there is less, its tick stands alone. */
const labelRoom = 56;

export function Band(props: BandProps) {
  const { day, span, onSpan, activities, gaps, frames, current, onCurrent, onOpen } = props;
  const colourOf = useColours(useForemostApplications());
  const track = useRef<HTMLDivElement>(null);
  const { width } = useSize(track);
  const [hoverX, setHoverX] = useState<number | null>(null);
  const segments = useMemo(() => layoutBand(activities, gaps, span, width), [activities, gaps, span, width]);
  const timeAt = (x: number) => span.from + (x / Math.max(1, width)) * (span.to - span.from);
  const xOf = (at: number) => ((at - span.from) / (span.to - span.from)) * width;
  const frame = current === null ? undefined : frames[current];
  const hovered = hoverX === null ? null : nearestFrame(frames, timeAt(hoverX));

  useWheel(track, (event) => {
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
      const pixels = event.deltaX === 0 ? event.deltaY : event.deltaX;
      onSpan(moveSpan(span, day, (pixels / Math.max(1, width)) * (span.to - span.from)));
    } else {
      onSpan(zoomSpan(span, day, timeAt(event.offsetX), wheelZoom ** event.deltaY));
    }
  });

  const goTo = (index: number) => {
    const target = frames[Math.min(frames.length - 1, Math.max(0, index))];
    if (!target) return;
    onCurrent(frames.indexOf(target));
    onSpan(revealInSpan(span, day, target.capturedAt));
  };
  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setHoverX(x);
    if (event.buttons !== 1) return;
    const index = nearestFrame(frames, timeAt(x));
    if (index !== null) onCurrent(index);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const middle = frame?.capturedAt ?? (span.from + span.to) / 2;
    if (event.key === 'ArrowLeft') goTo((current ?? 0) - (event.shiftKey ? 10 : 1));
    else if (event.key === 'ArrowRight') goTo((current ?? -1) + (event.shiftKey ? 10 : 1));
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(frames.length - 1);
    else if (event.key === '+' || event.key === '=') onSpan(zoomSpan(span, day, middle, 0.6));
    else if (event.key === '-') onSpan(zoomSpan(span, day, middle, 1 / 0.6));
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative px-4 pt-1">
      <div
        ref={track}
        role="slider"
        aria-label={t('timeline.momentOfDay')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, frames.length - 1)}
        aria-valuenow={current ?? 0}
        aria-valuetext={
          frame
            ? t('timeline.momentLabel', {
                time: formatTimeWithSeconds(frame.capturedAt),
                application: frame.application ?? t('timeline.unknownSmall'),
              })
            : t('timeline.noMoment')
        }
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          scrub(event);
        }}
        onPointerMove={scrub}
        onPointerLeave={() => setHoverX(null)}
        onDoubleClick={onOpen}
        className="relative h-16 cursor-crosshair touch-none overflow-hidden rounded-control border border-line bg-surface-2"
      >
        {segments.map((segment, index) => (
          <div
            key={index}
            title={segment.gap === null ? undefined : gapWords[segment.gap]}
            className={classNames(
              'pointer-events-none absolute',
              segment.gap === null
                ? `top-0 h-full ${colourOf(segment.application)}`
                : 'gap-hatch top-0 h-full',
            )}
            style={{ left: segment.x, width: segment.width > 4 ? segment.width - 1 : segment.width }}
          />
        ))}
        {frame && (
          <div
            aria-hidden
            className="pointer-events-none absolute inset-y-0 w-[3px] -translate-x-1/2 bg-ink-1 shadow-[0_0_0_2px_var(--surface-1)]"
            style={{ left: xOf(frame.capturedAt) }}
          />
        )}
      </div>
      <div aria-hidden className="relative h-5 overflow-hidden text-small text-ink-3">
        {ticksOf(span, day, width).map((at) => (
          <span key={at} className="absolute border-l border-line-strong pl-1" style={{ left: xOf(at) }}>
            {xOf(at) + labelRoom <= width && formatTime(at)}
          </span>
        ))}
      </div>
      {hoverX !== null && (
        <BandHover
          x={hoverX + 16}
          room={width + 32}
          at={timeAt(hoverX)}
          frame={hovered === null ? undefined : frames[hovered]}
          gap={gaps.find(({ startedAt, endedAt }) => startedAt <= timeAt(hoverX) && timeAt(hoverX) < endedAt)}
        />
      )}
    </div>
  );
}
