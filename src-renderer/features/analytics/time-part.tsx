/** How long something was seen: in all, by application, site, project or category, over the year and over the week. */
import { useMemo, useState } from 'react';
import type { Dimension } from '../../../src-preload/contract/analytics.ts';
import type { Output } from '../../client/bridge.ts';
import { useForemostApplications } from '../../client/use-foremost-applications.ts';
import { t } from '../../messages/t.ts';
import { assignColours } from '../../ui/colour-slot.ts';
import { noonOf, type Day } from '../../ui/day.ts';
import { SelectField } from '../../ui/fields.tsx';
import { formatDuration, startOfDay } from '../../ui/times.ts';
import { AmountRows, type AmountRow } from './amount-rows.tsx';
import { ColumnsChart } from './columns-chart.tsx';
import { shareWords } from './compare-words.ts';
import { Figure } from './figure.tsx';
import {
  bucketOf,
  columnOfBefore,
  nameOfBefore,
  namesOfSlots,
  rangeOfSlot,
  type ChosenRange,
} from './ranges.ts';
import type { SearchFor } from './doors.ts';
import type { Opened } from './behind-pane.tsx';
import { TimeTotals } from './time-totals.tsx';
import { WeekGrid } from './week-grid.tsx';
import { YearGrid } from './year-grid.tsx';

interface TimePartProps {
  readonly range: ChosenRange;
  readonly data: Output<'analytics.time'>;
  readonly by: Dimension;
  readonly today: Day;
  readonly opened: Opened | null;
  readonly onBy: (by: Dimension) => void;
  readonly onRange: (range: ChosenRange) => void;
  readonly onOpen: (opened: Opened) => void;
}

const dimensionNames: Readonly<Record<Dimension, string>> = {
  application: t('analytics.applications'),
  site: t('analytics.sites'),
  project: t('analytics.projects'),
  category: t('analytics.categories'),
};
/** The rest of a column is one part: more colours than this cannot be told apart. */
const mostParts = 7;

export function TimePart({ range, data, by, today, opened, onBy, onRange, onOpen }: TimePartProps) {
  const foremost = useForemostApplications();
  const bucket = bucketOf(range);
  const colourOf = useMemo(
    () => assignColours(by === 'application' ? foremost : data.rows.map(({ label }) => label)),
    [by, foremost, data.rows],
  );
  const [isAll, setIsAll] = useState(false);
  // Where little has such a thing, what has none would hide the rest.
  const rows = data.rows
    .filter(({ ms, key }) => ms > 0 && (isAll || by === 'application' || key !== ''))
    .map((row) => ({
      ...row,
      label: labelOf(row, by),
      colour: row.key ? colourOf(row.label) : 'bg-gap',
    }));
  const hidden = data.rows.find(({ key }) => key === '' && by !== 'application');
  const shown = rows.slice(0, mostParts);
  const rest = rows.slice(mostParts);
  const parts = [
    ...shown,
    ...(rest.length > 0
      ? [
          {
            label: t('analytics.allOthers'),
            colour: 'bg-line-strong',
            series: data.slots.map((_, slot) => rest.reduce((sum, { series }) => sum + series[slot]!, 0)),
          },
        ]
      : []),
  ];
  const slots = namesOfSlots(data.slots, bucket);
  const open = (row: AmountRow) => {
    if (row.key === null) return;
    onOpen({
      from: range.from,
      to: range.to,
      by,
      key: row.key,
      label: row.label,
      search: searchFor(range, by, row),
    });
  };
  const openSlot = (at: number) => {
    const slot = data.slots[at]!;
    const next = rangeOfSlot(slot, bucket);
    if (next) onRange(next);
    else
      onOpen({
        from: slot.from,
        to: slot.to,
        by: 'all',
        key: '',
        label: t('analytics.wholeDay'),
        search: null,
      });
  };
  const [first] = rows;
  return (
    <>
      <TimeTotals
        data={data}
        range={range}
        onOpen={() =>
          onOpen({
            from: range.from,
            to: range.to,
            by: 'all',
            key: '',
            label: t('analytics.allSeen'),
            search: null,
          })
        }
      />
      <Figure
        title={t('analytics.whereTimeWent')}
        name={`mneme-${by}-${range.from}-${range.to}`}
        says={
          <>
            {t('analytics.timeSays', { by })}
            {first &&
              ` ${t('analytics.mostOfIt', { share: shareWords(first.ms, data.total.ms), label: first.label })}`}
            {hidden && !isAll && ` ${t('analytics.hadNone', { by, time: formatDuration(hidden.ms) })}`}
          </>
        }
        controls={
          <>
            <SelectField
              label={t('analytics.toldApartBy')}
              value={by}
              options={(['application', 'site', 'project', 'category'] as const).map((value) => ({
                value,
                label: dimensionNames[value],
              }))}
              onChange={onBy}
            />
            {hidden && (
              <label className="flex items-center gap-1.5 text-ink-2">
                <input type="checkbox" checked={isAll} onChange={(event) => setIsAll(event.target.checked)} />
                {t('analytics.withNone', { by })}
              </label>
            )}
          </>
        }
        table={{
          columns: [
            dimensionNames[by],
            t('analytics.time'),
            columnOfBefore(range),
            ...slots.map(({ name }) => name),
          ],
          rows: rows.map(({ label, ms, before, series }) => [
            label,
            { ms },
            { ms: before },
            ...series.map((part) => ({ ms: part })),
          ]),
        }}
      >
        {rows.length === 0 ? (
          <p className="rounded-control bg-surface-2 px-3 py-4">{nothingOf[by]}</p>
        ) : (
          <>
            <ColumnsChart
              label={t('analytics.timeBy', { bucket })}
              slots={slots}
              parts={parts}
              onOpen={openSlot}
            />
            <AmountRows
              label={dimensionNames[by]}
              rows={rows}
              whole={data.total.ms}
              beforeName={nameOfBefore(range)}
              opened={opened?.by === by ? opened.key : null}
              onOpen={open}
            />
          </>
        )}
      </Figure>
      {range.from !== range.to && <WeekGrid range={range} hours={data.hours} onOpen={onOpen} />}
      <YearGrid year={Number(range.to.slice(0, 4))} today={today} onRange={onRange} />
    </>
  );
}

const nothingOf: Readonly<Record<Dimension, string>> = {
  application: t('analytics.nothingRecorded'),
  site: t('analytics.noneBySite'),
  project: t('analytics.noneByProject'),
  category: t('analytics.noneByCategory'),
};

/** What has no such thing, and the rest of a long list, have no name of their own. */
function labelOf({ key, label }: Pick<AmountRow, 'key' | 'label'>, by: Dimension): string {
  if (key === null) return t('analytics.allOthers');
  return key === '' ? t('analytics.unnamed', { by }) : label;
}

/** The search knows applications and days; anything else is looked for by its name. */
function searchFor({ from, to }: ChosenRange, by: Dimension, { key, label }: AmountRow): SearchFor | null {
  if (!key) return null;
  const days = { from: startOfDay(noonOf(from)), to: startOfDay(noonOf(to) + 86_400_000) };
  if (by === 'application') return { text: '', applications: [key], ...days };
  return by === 'category' ? null : { text: label, applications: [], ...days };
}
