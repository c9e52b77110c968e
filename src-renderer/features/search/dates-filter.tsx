/** The filter of dates: near ranges by one click, any other by two fields. */
import { CalendarDays, ChevronDown } from 'lucide-react';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Popover } from '../../ui/popover.tsx';
import { fieldValue, lastDays, rangeOfFields, yesterday, type DateRange } from './date-range.ts';

interface DatesFilterProps {
  readonly from: number | null;
  readonly to: number | null;
  readonly onChange: (range: DateRange) => void;
}

export function DatesFilter({ from, to, onChange }: DatesFilterProps) {
  const first = fieldValue(from);
  const last = fieldValue(to === null ? null : to - 1);
  return (
    <Popover
      label={t('search.filterDate')}
      trigger={
        <Button tone="quiet" icon={CalendarDays} className="h-7">
          {t('search.dates')}
          <ChevronDown size={13} aria-hidden />
        </Button>
      }
    >
      <div className="flex w-64 flex-col gap-3">
        <div className="grid grid-cols-2 gap-1.5">
          <Button onClick={() => onChange(lastDays(1, Date.now()))}>{t('search.today')}</Button>
          <Button onClick={() => onChange(yesterday(Date.now()))}>{t('search.yesterday')}</Button>
          <Button onClick={() => onChange(lastDays(7, Date.now()))}>{t('search.last7')}</Button>
          <Button onClick={() => onChange(lastDays(30, Date.now()))}>{t('search.last30')}</Button>
        </div>
        <label className="flex items-center justify-between gap-2">
          {t('search.from')}
          <TextField
            type="date"
            value={first}
            onChange={(event) => onChange(rangeOfFields(event.target.value, last))}
          />
        </label>
        <label className="flex items-center justify-between gap-2">
          {t('search.to')}
          <TextField
            type="date"
            value={last}
            onChange={(event) => onChange(rangeOfFields(first, event.target.value))}
          />
        </label>
      </div>
    </Popover>
  );
}
