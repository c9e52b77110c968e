/** Where the activities and gaps of a day lie on the band. Pure: a day with thousands of them becomes at most a few per pixel. */
import type { Activity, Gap, GapKind } from '../../../src-preload/contract/timeline.ts';
import type { Span } from './band-view.ts';

export interface Segment {
  readonly kind: 'activity' | 'gap';
  /** Pixels from the left end of the band. */
  readonly x: number;
  readonly width: number;
  readonly application: string | null;
  readonly gap: GapKind | null;
}

/** The segments inside the span, from left to right; neighbours of one application closer than a pixel become one. */
export function layoutBand(
  activities: readonly Activity[],
  gaps: readonly Gap[],
  span: Span,
  width: number,
): readonly Segment[] {
  const perMs = width / (span.to - span.from);
  const place = (startedAt: number, endedAt: number) => {
    const x = Math.max(0, (startedAt - span.from) * perMs);
    const end = Math.min(width, (endedAt - span.from) * perMs);
    return { x, width: Math.max(1, end - x) };
  };
  const isInside = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) =>
    endedAt >= span.from && startedAt <= span.to;
  const segments: Segment[] = [];
  const things = [
    ...gaps.filter(isInside).map((gap) => ({ at: gap.startedAt, segment: gapSegment(gap, place) })),
    ...activities
      .filter(isInside)
      .map((one) => ({ at: one.startedAt, segment: activitySegment(one, place) })),
  ].sort((a, b) => a.at - b.at);
  for (const { segment } of things) {
    const before = segments.at(-1);
    if (before && isSame(before, segment) && segment.x <= before.x + before.width + 1) {
      const end = Math.max(before.x + before.width, segment.x + segment.width);
      segments[segments.length - 1] = { ...before, width: end - before.x };
    } else if (!before || segment.width > 1 || segment.x >= before.x + before.width - 0.5) {
      segments.push(segment);
    }
  }
  return segments;
}

type Place = (startedAt: number, endedAt: number) => { readonly x: number; readonly width: number };

function activitySegment({ application, startedAt, endedAt }: Activity, place: Place): Segment {
  return { kind: 'activity', application, gap: null, ...place(startedAt, endedAt) };
}

function gapSegment({ kind, startedAt, endedAt }: Gap, place: Place): Segment {
  return { kind: 'gap', application: null, gap: kind, ...place(startedAt, endedAt) };
}

function isSame(a: Segment, b: Segment): boolean {
  return a.kind === b.kind && a.application === b.application && a.gap === b.gap;
}

/** The position of the one nearest in time; null where there is none. `frames` are in the order of time. */
export function nearestFrame(frames: readonly { readonly capturedAt: number }[], at: number): number | null {
  if (frames.length === 0) return null;
  let low = 0;
  let high = frames.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[middle]?.capturedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const after = frames[low]?.capturedAt ?? 0;
  const before = frames[low - 1]?.capturedAt;
  return before !== undefined && at - before < after - at ? low - 1 : low;
}
