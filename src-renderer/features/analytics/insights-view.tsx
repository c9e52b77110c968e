/** What the owner's time went into: a stretch of days, and its figures, each of which opens what is behind it. */
import { ChartColumn, FileText, MessageCircleQuestion, Tags, Target, TrendingUp } from 'lucide-react';
import { useState } from 'react';
import type { Dimension, SummaryPeriod } from '../../../src-preload/contract/analytics.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { dayOf, type Day } from '../../ui/day.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
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
  { value: 'time', label: t('analytics.time'), icon: ChartColumn },
  { value: 'focus', label: t('analytics.partFocus'), icon: Target },
  { value: 'topics', label: t('analytics.partTopics'), icon: Tags },
  { value: 'growth', label: t('analytics.partGrowth'), icon: TrendingUp },
  { value: 'questions', label: t('analytics.partQuestions'), icon: MessageCircleQuestion },
  { value: 'summary', label: t('analytics.partSummary'), icon: FileText },
] as const;
type Part = (typeof parts)[number]['value'];

/** While days are being counted, the figures are asked for again so often. */
const countingMs = 1_500;
const refreshTodayMs = 60_000;

/** A day, or the week that a day is in. */
export interface ShownSummary {
  readonly period: SummaryPeriod;
  readonly day: Day;
}

interface InsightsViewProps {
  readonly doors: InsightsDoors;
  /** What is shown first; null for the time of this week. */
  readonly summary: ShownSummary | null;
}

export function InsightsView({ doors, summary }: InsightsViewProps) {
  const today = dayOf(useNow(60_000));
  const [range, setRange] = useState<ChosenRange>(() =>
    rangeAround(summary?.period ?? 'week', summary?.day ?? today),
  );
  const [part, setPart] = useState<Part>(summary ? 'summary' : 'time');
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
          <Tabs label={t('analytics.insights')} tabs={parts} value={part} onChange={choosePart}>
            <div className="h-full overflow-y-auto">
              {isEmpty && part !== 'growth' && part !== 'questions' ? (
                <NothingYet />
              ) : (
                <div className="flex max-w-[1000px] flex-col gap-8 px-6 py-5">
                  {waiting > 0 && (
                    <p role="status" className="rounded-control bg-surface-2 px-3 py-2">
                      {t('analytics.stillCounting', { count: waiting })}
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
                        aria-label={t('analytics.loadingFigures')}
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
    <EmptyState icon={ChartColumn} title={t('analytics.nothingYet')}>
      <p>{t('analytics.nothingYetLead')}</p>
    </EmptyState>
  );
}
