/** A day as it was: the band with its scrubber, the activities, and the moment under the scrubber. */
import { CalendarX } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { FrameId, FrameSummary } from '../../../src-preload/contract/frames.ts';
import type { Output } from '../../client/bridge.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatDuration } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { ActivityList } from './activity-list.tsx';
import { Band } from './band.tsx';
import { nearestFrame } from './band-layout.ts';
import { fitSpan, revealInSpan, type Span } from './band-view.ts';
import { dayRows, rowAt, type DayRow } from './day-rows.ts';
import { DayHeader } from './day-header.tsx';
import { dayOf, type Day } from '../../ui/day.ts';

interface TimelineViewProps {
  readonly day: Day | null;
  readonly onDay: (day: Day) => void;
  readonly preview: (frame: FrameSummary) => ReactNode;
  readonly onOpen: (id: FrameId) => void;
  readonly onImport: () => void;
}

const refreshTodayMs = 10_000;

export function TimelineView({ day: wanted, onDay, preview, onOpen, onImport }: TimelineViewProps) {
  const today = dayOf(useNow(60_000));
  const day = wanted ?? today;
  const { data, error, refetch } = useRequest(
    'timeline.day',
    { day },
    { refreshMs: day === today ? refreshTodayMs : undefined },
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <DayHeader day={day} today={today} summary={data ? summaryOf(data) : ''} onDay={onDay} />
      {data ? (
        data.activities.length === 0 && data.frames.length === 0 ? (
          <EmptyDay isToday={day === today} onToday={() => onDay(today)} onImport={onImport} />
        ) : (
          <DayBody key={day} day={data} preview={preview} onOpen={onOpen} />
        )
      ) : error ? (
        <div className="px-4">
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <div
          role="status"
          aria-label={t('timeline.loading')}
          className="skeleton mx-4 h-16 rounded-control"
        />
      )}
    </div>
  );
}

type DayData = Output<'timeline.day'>;

interface DayBodyProps {
  readonly day: DayData;
  readonly preview: (frame: FrameSummary) => ReactNode;
  readonly onOpen: (id: FrameId) => void;
}

function DayBody({ day, preview, onOpen }: DayBodyProps) {
  const { activities, gaps, frames } = day;
  const whole = useMemo<Span>(() => ({ from: day.startsAt, to: day.endsAt }), [day.startsAt, day.endsAt]);
  const [chosenSpan, setSpan] = useState<Span | null>(null);
  // By id, as the day may grow while it is looked at. Until one is chosen the latest is shown.
  const [currentId, setCurrentId] = useState<FrameId | null>(null);
  const rows = useMemo(() => dayRows(activities, gaps), [activities, gaps]);
  const span = chosenSpan ?? fitSpan(whole, activities);
  const found = frames.findIndex(({ id }) => id === currentId);
  const current = found >= 0 ? found : frames.length > 0 ? frames.length - 1 : null;
  const frame = current === null ? undefined : frames[current];
  const choose = (index: number | null) =>
    setCurrentId((index === null ? undefined : frames[index])?.id ?? null);
  const [chosenRow, setChosenRow] = useState<{ row: DayRow; frameId: FrameId | undefined } | null>(null);
  const showRow = (row: DayRow) => {
    const index = nearestFrame(frames, row.startedAt);
    choose(index);
    setChosenRow({ row, frameId: index === null ? undefined : frames[index]?.id });
    setSpan(revealInSpan(span, whole, row.startedAt));
  };
  // A row chosen in the list stays chosen until the scrubber moves away from it.
  const kept = chosenRow?.frameId === frame?.id ? rows.findIndex((row) => sameRow(row, chosenRow?.row)) : -1;
  const selected = kept >= 0 ? kept : rowAt(rows, frame?.capturedAt ?? 0);
  return (
    <>
      <Band
        day={whole}
        span={span}
        onSpan={setSpan}
        activities={activities}
        gaps={gaps}
        frames={frames}
        current={current}
        onCurrent={choose}
        onOpen={() => {
          if (frame) onOpen(frame.id);
        }}
      />
      <div className="flex min-h-0 flex-1 border-t border-line">
        <div className="min-w-0 flex-1 pt-2">
          <ActivityList
            rows={rows}
            selected={selected}
            onSelect={showRow}
            onOpen={(row) => {
              const id = row.kind === 'activity' ? row.activity.firstFrameId : null;
              if (id !== null) onOpen(id);
            }}
          />
        </div>
        {frame && (
          <aside
            aria-label={t('timeline.moment')}
            className="w-[52%] max-w-[760px] shrink-0 border-l border-line p-4"
          >
            {preview(frame)}
          </aside>
        )}
      </div>
    </>
  );
}

function sameRow(a: DayRow, b: DayRow | undefined): boolean {
  return a.kind === b?.kind && a.startedAt === b.startedAt && a.endedAt === b.endedAt;
}

interface EmptyDayProps {
  readonly isToday: boolean;
  readonly onToday: () => void;
  readonly onImport: () => void;
}

function EmptyDay({ isToday, onToday, onImport }: EmptyDayProps) {
  return (
    <EmptyState icon={CalendarX} title={t('timeline.emptyTitle')}>
      {isToday ? <p>{t('timeline.emptyToday')}</p> : <p>{t('timeline.emptyDay')}</p>}
      {isToday ? (
        <Button onClick={onImport}>{t('timeline.import')}</Button>
      ) : (
        <Button onClick={onToday}>{t('timeline.goToday')}</Button>
      )}
    </EmptyState>
  );
}

function summaryOf({ activities, frames }: DayData): string {
  if (activities.length === 0) return '';
  const active = activities.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
  return t('timeline.summary', {
    duration: formatDuration(active),
    activities: activities.length,
    frames: frames.length,
  });
}
