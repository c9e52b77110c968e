/** A year of days, weeks side by side; a day opens as the range. */
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { addDays, noonOf, type Day } from '../../ui/day.ts';
import { formatDuration, formatLongDay } from '../../ui/times.ts';
import { Figure } from './figure.tsx';
import { HeatGrid, type HeatCell } from './heat-grid.tsx';
import { rangeAround, type ChosenRange } from './ranges.ts';

interface YearGridProps {
  readonly year: number;
  readonly today: Day;
  readonly onRange: (range: ChosenRange) => void;
}

const monthFormat = new Intl.DateTimeFormat('en', { month: 'short' });
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

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
          name: `${formatLongDay(noonOf(day))}: ${seen.has(day) ? formatDuration(seen.get(day)!) : 'nothing recorded'}`,
          onOpen: () => onRange(rangeAround('day', day)),
        };
  const days = [...seen.values()];
  return (
    <Figure
      title={`The year ${year}`}
      name={`mneme-year-${year}`}
      says={
        days.length === 0
          ? 'How long windows were seen on each day.'
          : `How long windows were seen on each day: on ${days.length} days, ${formatDuration(Math.max(...days))} at most. A day opens by a click.`
      }
      table={{
        columns: ['Day', 'Time'],
        rows: [...seen].map(([day, ms]) => [day, { ms }]),
      }}
    >
      <HeatGrid
        label={`Days of ${year}`}
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
