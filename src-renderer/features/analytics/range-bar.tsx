/** Which days the figures are of: a day, a week, a month, a year or any stretch; one back, one on. */
import { CalendarRange, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TextField } from '../../ui/fields.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { Day } from '../../ui/day.ts';
import { besideRange, customRange, nameOfRange, rangeAround, type ChosenRange } from './ranges.ts';

interface RangeBarProps {
  readonly range: ChosenRange;
  readonly today: Day;
  readonly onRange: (range: ChosenRange) => void;
  readonly onTimeline: (day: Day) => void;
}

const kinds = ['day', 'week', 'month', 'year'] as const;
const kindNames = {
  day: t('analytics.day'),
  week: t('analytics.week'),
  month: t('analytics.month'),
  year: t('analytics.year'),
};

export function RangeBar({ range, today, onRange, onTimeline }: RangeBarProps) {
  // A shorter range stays in the longer one that was looked at; today where that is inside.
  const anchor = range.from <= today && today <= range.to ? today : range.from;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3">
      <h1 className="sr-only">{t('analytics.insights')}</h1>
      <div
        role="group"
        aria-label={t('analytics.stretch')}
        className="flex rounded-control bg-surface-2 p-0.5"
      >
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={range.kind === kind}
            onClick={() => onRange(rangeAround(kind, anchor))}
            className={classNames(
              'h-7 rounded-control px-2.5 font-medium',
              range.kind === kind ? 'bg-surface-1 text-ink-1' : 'text-ink-2 hover:text-ink-1',
            )}
          >
            {kindNames[kind]}
          </button>
        ))}
        <CustomRange range={range} today={today} onRange={onRange} />
      </div>
      <div className="flex items-center gap-1">
        <IconButton
          icon={ChevronLeft}
          label={t('analytics.earlier')}
          onClick={() => onRange(besideRange(range, -1))}
        />
        <span aria-live="polite" className="min-w-36 text-center text-lead font-semibold">
          {nameOfRange(range, today)}
        </span>
        <IconButton
          icon={ChevronRight}
          label={t('analytics.later')}
          disabled={range.to >= today}
          onClick={() => onRange(besideRange(range, 1))}
        />
      </div>
      {range.from === range.to && (
        <Button onClick={() => onTimeline(range.from)}>{t('analytics.openTheDay')}</Button>
      )}
    </div>
  );
}

function CustomRange({ range, today, onRange }: Omit<RangeBarProps, 'onTimeline'>) {
  const [isOpen, setIsOpen] = useState(false);
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  return (
    <Popover
      label={t('analytics.anyStretch')}
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        setFrom(range.from);
        setTo(range.to < today ? range.to : today);
      }}
      trigger={
        <button
          type="button"
          aria-pressed={range.kind === 'custom'}
          className={classNames(
            'flex h-7 items-center gap-1 rounded-control px-2.5 font-medium',
            range.kind === 'custom' ? 'bg-surface-1 text-ink-1' : 'text-ink-2 hover:text-ink-1',
          )}
        >
          <CalendarRange size={14} aria-hidden />
          {t('analytics.fromTo')}
        </button>
      }
    >
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (from === '' || to === '') return;
          onRange(customRange(from, to));
          setIsOpen(false);
        }}
      >
        <label className="flex items-center justify-between gap-3">
          {t('analytics.from')}
          <TextField
            type="date"
            value={from}
            max={today}
            required
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        <label className="flex items-center justify-between gap-3">
          {t('analytics.to')}
          <TextField
            type="date"
            value={to}
            max={today}
            required
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <Button type="submit" tone="main">
          {t('analytics.show')}
        </Button>
      </form>
    </Popover>
  );
}
