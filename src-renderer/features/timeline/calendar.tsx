/** A month of days; those that hold something can be jumped to. Arrow keys walk, Page up and down change the month. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../messages/t.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { locale } from '../../messages/language.ts';
import { formatLongDay } from '../../ui/times.ts';
import { addDays, addMonths, noonOf, weeksOfMonth, type Day } from '../../ui/day.ts';

interface CalendarProps {
  readonly chosen: Day;
  readonly today: Day;
  /** How many frames each day holds. */
  readonly frames: ReadonlyMap<Day, number>;
  readonly onChoose: (day: Day) => void;
}

const monthFormat = new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric' });
/** Two letters each, Monday first; 5 January 1970 was a Monday. */
const weekdays = Array.from({ length: 7 }, (_, at) =>
  new Date(1970, 0, 5 + at).toLocaleDateString(locale(), { weekday: 'short' }).slice(0, 2),
);

export function Calendar({ chosen, today, frames, onChoose }: CalendarProps) {
  const [focused, setFocused] = useState(chosen);
  const grid = useRef<HTMLTableElement>(null);
  const focus = (day: Day) => {
    const limited = day > today ? today : day;
    setFocused(limited);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${limited}"]`)?.focus());
  };
  const press = (event: KeyboardEvent) => {
    const days = steps[event.key];
    if (days !== undefined) focus(addDays(focused, days));
    else if (event.key === 'PageUp') focus(addMonths(focused, -1));
    else if (event.key === 'PageDown') focus(addMonths(focused, 1));
    else return;
    event.preventDefault();
  };
  return (
    <div className="w-64">
      <div className="mb-2 flex items-center justify-between">
        <IconButton
          icon={ChevronLeft}
          label={t('timeline.earlierMonth')}
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <span className="font-semibold" aria-live="polite">
          {monthFormat.format(noonOf(focused))}
        </span>
        <IconButton
          icon={ChevronRight}
          label={t('timeline.laterMonth')}
          disabled={addMonths(focused, 1) > today}
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      <table ref={grid} className="w-full table-fixed text-center" onKeyDown={press}>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col" className="pb-1 text-small font-medium text-ink-3">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOfMonth(focused).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <DayButton
                    day={day}
                    frames={frames.get(day) ?? 0}
                    chosen={day === chosen}
                    isToday={day === today}
                    outside={day.slice(0, 7) !== focused.slice(0, 7)}
                    tabbable={day === focused}
                    onChoose={() => onChoose(day)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayButtonProps {
  readonly day: Day;
  readonly frames: number;
  readonly chosen: boolean;
  readonly isToday: boolean;
  readonly outside: boolean;
  readonly tabbable: boolean;
  readonly onChoose: () => void;
}

function DayButton({ day, frames, chosen, isToday, outside, tabbable, onChoose }: DayButtonProps) {
  const empty = frames === 0 && !isToday;
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={tabbable ? 0 : -1}
      aria-disabled={empty}
      aria-current={isToday ? 'date' : undefined}
      aria-pressed={chosen}
      aria-label={t(frames === 0 ? 'timeline.dayNothing' : 'timeline.dayFrames', {
        day: formatLongDay(noonOf(day)),
        count: frames,
      })}
      onClick={() => {
        if (!empty) onChoose();
      }}
      className={classNames(
        'size-8 rounded-control border',
        isToday ? 'border-line-strong' : 'border-transparent',
        chosen
          ? 'bg-accent text-on-accent'
          : empty
            ? 'cursor-default text-ink-3'
            : 'font-semibold hover:bg-surface-2',
        !chosen && !empty && 'underline decoration-accent-ink decoration-2 underline-offset-4',
        outside && !chosen && 'font-normal',
      )}
    >
      {Number(day.slice(8))}
    </button>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
