/** At which hours of the week something was seen. */
import { formatDuration } from '../../ui/times.ts';
import type { Opened } from './behind-pane.tsx';
import { Figure } from './figure.tsx';
import { HeatGrid } from './heat-grid.tsx';
import type { ChosenRange } from './ranges.ts';

interface WeekGridProps {
  readonly range: ChosenRange;
  /** By weekday, Monday first, then by hour. */
  readonly hours: readonly (readonly number[])[];
  readonly onOpen: (opened: Opened) => void;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export function WeekGrid({ range, hours, onOpen }: WeekGridProps) {
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    hours.reduce((sum, day) => sum + (day[hour] ?? 0), 0),
  );
  const busiest = byHour.indexOf(Math.max(...byHour));
  return (
    <Figure
      title="Hours of the week"
      name={`mneme-hours-${range.from}-${range.to}`}
      says={
        byHour[busiest] === 0
          ? 'At which hours windows were seen.'
          : `At which hours windows were seen, all weeks together; most between ${busiest}:00 and ${busiest + 1}:00.`
      }
      table={{
        columns: ['Hour', ...weekdays],
        rows: byHour.map((_, hour) => [`${hour}:00`, ...hours.map((day) => ({ ms: day[hour] ?? 0 }))]),
      }}
    >
      <HeatGrid
        label="Time by weekday and hour"
        rowNames={weekdays.map((name) => name.slice(0, 3))}
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
  return `${weekdays[weekday]}, ${hour}:00 to ${hour + 1}:00`;
}
