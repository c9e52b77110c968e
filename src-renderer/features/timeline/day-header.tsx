/** Which day is shown, and the ways to another: one back, one on, today, the calendar. */
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { formatLongDay } from '../../ui/times.ts';
import { Calendar } from './calendar.tsx';
import { addDays, noonOf, type Day } from '../../ui/day.ts';

interface DayHeaderProps {
  readonly day: Day;
  readonly today: Day;
  readonly summary: string;
  readonly onDay: (day: Day) => void;
}

export function DayHeader({ day, today, summary, onDay }: DayHeaderProps) {
  const [open, setOpen] = useState(false);
  const days = useRequest('timeline.days', {}).data;
  const frames = useMemo(() => new Map(days?.map((one) => [one.day, one.frames] as const)), [days]);
  return (
    <header className="flex items-center gap-1 px-4 py-2">
      <h1 className="sr-only">{t('timeline.timeline')}</h1>
      <IconButton
        icon={ChevronLeft}
        label={t('timeline.dayBefore')}
        onClick={() => onDay(addDays(day, -1))}
      />
      <IconButton
        icon={ChevronRight}
        label={t('timeline.dayAfter')}
        disabled={day >= today}
        onClick={() => onDay(addDays(day, 1))}
      />
      <Popover
        label={t('timeline.jump')}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button tone="quiet" icon={CalendarDays}>
            <span className="text-lead font-semibold text-ink-1">{formatLongDay(noonOf(day))}</span>
          </Button>
        }
      >
        <Calendar
          chosen={day}
          today={today}
          frames={frames}
          onChoose={(chosen) => {
            setOpen(false);
            onDay(chosen);
          }}
        />
      </Popover>
      {day !== today && <Button onClick={() => onDay(today)}>{t('timeline.today')}</Button>}
      <span className="ml-auto truncate text-ink-2">{summary}</span>
    </header>
  );
}
