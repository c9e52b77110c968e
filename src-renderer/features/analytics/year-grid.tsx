/** A year of days, weeks side by side; a day opens as the range. */
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { locale } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';
import { addDays, noonOf, type Day } from '../../ui/day.ts';
import { formatDuration, formatLongDay } from '../../ui/times.ts';
import { Figure } from './figure.tsx';
import { HeatGrid, type HeatCell } from './heat-grid.tsx';
import { rangeAround, weekdayNames, type ChosenRange } from './ranges.ts';

interface YearGridProps {
  readonly year: number;
  readonly today: Day;
  readonly onRange: (range: ChosenRange) => void;
}

const monthFormat = new Intl.DateTimeFormat(locale(), { month: 'short' });
const weekdays = weekdayNames('short');

export function YearGrid({ year, today, onRange }: YearGridProps) {
  const { data, error, refetch } = useRequest('analytics.calendar', { year }, { keepPrevious: true });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const seen = new Map(data?.days.map(({ day, ms }) => [day, ms] as const));
  const weeks = weeksOfYear(year);
  const cellOf = (day: Day | null): HeatCell | null =>
    day === null || day > today
      ? null
      : {
          key: day,
          ms: seen.get(day) ?? 0,
          name: `${formatLongDay(noonOf(day))}: ${seen.has(day) ? formatDuration(seen.get(day)!) : t('analytics.nothingRecordedDay')}`,
          onOpen: () => onRange(rangeAround('day', day)),
        };
  const days = [...seen.values()];
  return (
    <Figure
      title={t('analytics.theYear', { year: String(year) })}
      name={`mneme-year-${year}`}
      says={
        days.length === 0
          ? t('analytics.yearSaysPlain')
          : t('analytics.yearSays', { days: days.length, most: formatDuration(Math.max(...days)) })
      }
      table={{
        columns: [t('analytics.day'), t('analytics.time')],
        rows: [...seen].map(([day, ms]) => [day, { ms }]),
      }}
    >
      <HeatGrid
        label={t('analytics.daysOfYear', { year: String(year) })}
        rowNames={weekdays}
        columnNames={weeks.map((week) => {
          const first = week.find((day) => day?.endsWith('-01') || (day?.endsWith('-01-01') ?? false));
          return first ? monthFormat.format(noonOf(first)) : '';
        })}
        cells={weekdays.map((_, weekday) => weeks.map((week) => cellOf(week[weekday] ?? null)))}
      />
    </Figure>
  );
}

/** Monday first; null for days of the years around. */
function weeksOfYear(year: number): (Day | null)[][] {
  const first: Day = `${year}-01-01`;
  const weeks: (Day | null)[][] = [];
  let day = addDays(first, -((new Date(noonOf(first)).getDay() + 6) % 7));
  while (day <= `${year}-12-31`) {
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const each = addDays(day, at);
        return each.startsWith(`${year}-`) ? each : null;
      }),
    );
    day = addDays(day, 7);
  }
  return weeks;
}
