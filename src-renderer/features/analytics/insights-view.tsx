/** What the owner's time went into: a stretch of days, and its figures, each of which opens what is behind it. */
import { ChartColumn, FileText, MessageCircleQuestion, Tags, Target, TrendingUp } from 'lucide-react';
import { useState } from 'react';
import type { Dimension } from '../../../src-preload/contract/analytics.ts';
import { useRequest } from '../../client/use-request.ts';
import { dayOf } from '../../ui/day.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { useNow } from '../../ui/use-now.ts';
import { BehindPane, type Opened } from './behind-pane.tsx';
import type { InsightsDoors } from './doors.ts';
import { FocusPart } from './focus-part.tsx';
import { GrowthPart } from './growth-part.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { RangeBar } from './range-bar.tsx';
import { bucketOf, rangeAround, type ChosenRange } from './ranges.ts';
import { SummaryPart } from './summary-part.tsx';
import { SwitchesFigure } from './switches-figure.tsx';
import { TimePart } from './time-part.tsx';
import { TopicsPart } from './topics-part.tsx';

const parts = [
  { value: 'time', label: 'Time', icon: ChartColumn },
  { value: 'focus', label: 'Focus', icon: Target },
  { value: 'topics', label: 'Topics', icon: Tags },
  { value: 'growth', label: 'Memories', icon: TrendingUp },
  { value: 'questions', label: 'Questions', icon: MessageCircleQuestion },
  { value: 'summary', label: 'Summary', icon: FileText },
] as const;
type Part = (typeof parts)[number]['value'];

/** While days are being counted, the figures are asked for again so often. */
const countingMs = 1_500;
const refreshTodayMs = 60_000;

export function InsightsView({ doors }: { readonly doors: InsightsDoors }) {
  const today = dayOf(useNow(60_000));
  const [range, setRange] = useState<ChosenRange>(() => rangeAround('week', today));
  const [part, setPart] = useState<Part>('time');
  const [by, setBy] = useState<Dimension>('application');
  const [opened, setOpened] = useState<Opened | null>(null);
  const holdsToday = range.from <= today && today <= range.to;
  const { from, to } = range;
  const time = useRequest(
    'analytics.time',
    { from, to, by, bucket: bucketOf(range) },
    {
      keepPrevious: true,
      refreshMs: (data) =>
        data && data.daysWaiting > 0 ? countingMs : holdsToday ? refreshTodayMs : undefined,
    },
  );
  const calendar = useRequest('analytics.calendar', { year: Number(today.slice(0, 4)) }).data;
  const choose = (next: ChosenRange) => {
    setRange(next);
    setOpened(null);
  };
  const choosePart = (next: Part) => {
    setPart(next);
    setOpened(null);
  };
  const isEmpty = calendar?.first === null && calendar.daysWaiting === 0;
  const waiting = time.data?.daysWaiting ?? 0;
  return (
    <div className="flex h-full min-h-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <RangeBar range={range} today={today} onRange={choose} onTimeline={doors.openDay} />
        <div className="min-h-0 flex-1">
          <Tabs label="Insights" tabs={parts} value={part} onChange={choosePart}>
            <div className="h-full overflow-y-auto">
              {isEmpty && part !== 'growth' && part !== 'questions' ? (
                <NothingYet />
              ) : (
                <div className="flex max-w-[1000px] flex-col gap-8 px-6 py-5">
                  {waiting > 0 && (
                    <p role="status" className="rounded-control bg-surface-2 px-3 py-2">
                      {formatCount(waiting, 'day is', 'days are')} still being counted; the figures grow until
                      then.
                    </p>
                  )}
                  {part === 'time' &&
                    (time.data ? (
                      <TimePart
                        range={range}
                        data={time.data}
                        by={by}
                        today={today}
                        opened={opened}
                        onBy={setBy}
                        onRange={choose}
                        onOpen={setOpened}
                      />
                    ) : time.error ? (
                      <ErrorNotice error={time.error} onRetry={() => void time.refetch()} />
                    ) : (
                      <div
                        role="status"
                        aria-label="Loading the figures"
                        className="skeleton h-80 rounded-control"
                      />
                    ))}
                  {part === 'focus' && (
                    <>
                      <FocusPart range={range} today={today} onDay={doors.openDay} />
                      <SwitchesFigure range={range} onRange={choose} />
                    </>
                  )}
                  {part === 'topics' && <TopicsPart range={range} opened={opened} onOpen={setOpened} />}
                  {part === 'growth' && <GrowthPart range={range} onMemories={doors.openMemories} />}
                  {part === 'questions' && <QuestionsPart range={range} doors={doors} />}
                  {part === 'summary' && (
                    <SummaryPart range={range} today={today} doors={doors} onRange={choose} />
                  )}
                </div>
              )}
            </div>
          </Tabs>
        </div>
      </div>
      {opened && <BehindPane opened={opened} doors={doors} onClose={() => setOpened(null)} />}
    </div>
  );
}

function NothingYet() {
  return (
    <EmptyState icon={ChartColumn} title="Nothing to show yet">
      <p>
        After an hour at the computer you see here where your time went: by application, site and project, how
        long you kept to one thing, and what it was about. It is counted on this computer from the moments
        that were recorded, and stays here.
      </p>
    </EmptyState>
  );
}
