/** At which hours of the week something was seen. */
import { t } from '../../messages/t.ts';
import { formatDuration } from '../../ui/times.ts';
import type { Opened } from './behind-pane.tsx';
import { Figure } from './figure.tsx';
import { HeatGrid } from './heat-grid.tsx';
import { weekdayNames, type ChosenRange } from './ranges.ts';

interface WeekGridProps {
  readonly range: ChosenRange;
  /** By weekday, Monday first, then by hour. */
  readonly hours: readonly (readonly number[])[];
  readonly onOpen: (opened: Opened) => void;
}

const weekdays = weekdayNames('long');
const shortWeekdays = weekdayNames('short');

export function WeekGrid({ range, hours, onOpen }: WeekGridProps) {
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    hours.reduce((sum, day) => sum + (day[hour] ?? 0), 0),
  );
  const busiest = byHour.indexOf(Math.max(...byHour));
  return (
    <Figure
      title={t('analytics.hoursOfWeek')}
      name={`mneme-hours-${range.from}-${range.to}`}
      says={
        byHour[busiest] === 0
          ? t('analytics.hoursSaysPlain')
          : t('analytics.hoursSays', { from: `${busiest}:00`, to: `${busiest + 1}:00` })
      }
      table={{
        columns: [t('analytics.hour'), ...weekdays],
        rows: byHour.map((_, hour) => [`${hour}:00`, ...hours.map((day) => ({ ms: day[hour] ?? 0 }))]),
      }}
    >
      <HeatGrid
        label={t('analytics.timeByHour')}
        rowNames={shortWeekdays}
        columnNames={byHour.map((_, hour) => (hour % 6 === 0 ? `${hour}:00` : ''))}
        cells={hours.map((day, weekday) =>
          day.map((ms, hour) => ({
            key: `${weekday}-${hour}`,
            ms,
            name: `${hourName(weekday, hour)}: ${formatDuration(ms)}`,
            ...(ms > 0 && {
              onOpen: () =>
                onOpen({
                  from: range.from,
                  to: range.to,
                  by: 'hour',
                  key: `${weekday}-${hour}`,
                  label: hourName(weekday, hour),
                  search: null,
                }),
            }),
          })),
        )}
      />
    </Figure>
  );
}

function hourName(weekday: number, hour: number): string {
  return t('analytics.hourOfWeek', { weekday: weekdays[weekday]!, from: `${hour}:00`, to: `${hour + 1}:00` });
}
