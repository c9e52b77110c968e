/** How often another application or site was turned to, and how long the longest focus was, over the parts of the range. */
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ColumnsChart } from './columns-chart.tsx';
import { Figure } from './figure.tsx';
import { bucketOf, namesOfSlots, rangeOfSlot, type ChosenRange } from './ranges.ts';

interface SwitchesFigureProps {
  readonly range: ChosenRange;
  readonly onRange: (range: ChosenRange) => void;
}

/** Of a single day there is one number, and the totals have it. */
export function SwitchesFigure({ range, onRange }: SwitchesFigureProps) {
  const { from, to } = range;
  const bucket = bucketOf(range);
  const { data, error, refetch } = useRequest(
    'analytics.time',
    { from, to, by: 'application', bucket },
    { keepPrevious: true, enabled: bucket !== 'hour' },
  );
  if (bucket === 'hour') return null;
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null;
  const slots = namesOfSlots(data.slots, bucket);
  const switches = data.series.map((slot) => slot.switches ?? 0);
  return (
    <Figure
      title={t('analytics.switches')}
      name={`mneme-switches-${from}-${to}`}
      says={t('analytics.switchesSays')}
      table={{
        columns: [t('analytics.bucket', { bucket }), t('analytics.switches'), t('analytics.longestFocus')],
        rows: slots.map(({ name }, at) => [name, switches[at]!, { ms: data.series[at]!.longestMs ?? 0 }]),
      }}
    >
      <ColumnsChart
        label={t('analytics.switchesBy', { bucket })}
        unit="count"
        slots={slots}
        parts={[{ label: t('analytics.switchesPart'), colour: 'app-slot-6', series: switches }]}
        onOpen={(at) => {
          const next = rangeOfSlot(data.slots[at]!, bucket);
          if (next) onRange(next);
        }}
      />
    </Figure>
  );
}
