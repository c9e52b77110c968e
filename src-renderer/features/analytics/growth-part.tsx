/** How memory grew, by kind. */
import { useRef } from 'react';
import { kindWords } from '../../client/memory-kinds.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatNumber } from '../../ui/sizes.ts';
import { useNow } from '../../ui/use-now.ts';
import { useSize } from '../../ui/use-size.ts';
import { Figure } from './figure.tsx';
import { bucketOf, namesOfSlots, type ChosenRange } from './ranges.ts';

interface GrowthPartProps {
  readonly range: ChosenRange;
  readonly onMemories: () => void;
}

const chartHeight = 200;
const dashes = ['', '6 3', '2 3', '8 3 2 3', '1 4', '12 4'] as const;

export function GrowthPart({ range, onMemories }: GrowthPartProps) {
  const { from, to } = range;
  const bucket = bucketOf(range);
  const { data, error, refetch } = useRequest(
    'analytics.growth',
    { from, to, bucket },
    { keepPrevious: true },
  );
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const now = useNow(60_000);
  // What has not come yet has no number.
  const slots = (data?.slots ?? []).filter(({ startsAt }) => startsAt <= now);
  const kinds = data?.kinds.filter(({ before, series }) => before > 0 || (series.at(-1) ?? 0) > 0) ?? [];
  const top = Math.max(...kinds.flatMap(({ before, series }) => [before, ...series]), 1);
  const added = kinds.reduce((sum, { before, series }) => sum + (series.at(-1) ?? before) - before, 0);
  const pointsOf = (numbers: readonly number[]) =>
    numbers
      .map(
        (number, at) =>
          `${(at / Math.max(1, numbers.length - 1)) * width},${chartHeight - (number / top) * (chartHeight - 8) - 2}`,
      )
      .join(' ');
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Figure
      title={t('analytics.growthTitle')}
      name={`mneme-growth-${from}-${to}`}
      says={t('analytics.growthSays', { count: added })}
      controls={<Button onClick={onMemories}>{t('analytics.openMemories')}</Button>}
      table={{
        columns: [t('analytics.byEndOf'), ...kinds.map(({ kind }) => kindWords[kind].name)],
        rows: namesOfSlots(slots, bucket).map(({ name }, at) => [
          name,
          ...kinds.map(({ series }) => series[at]!),
        ]),
      }}
    >
      <div ref={box} className="min-w-0">
        {data ? (
          <svg
            role="img"
            aria-label={t('analytics.memoriesByKind', { most: top })}
            width={width}
            height={chartHeight}
            className="border-y border-line"
          >
            {kinds.map(({ kind, before, series }, at) => (
              <polyline
                key={kind}
                points={pointsOf([before, ...series.slice(0, slots.length)])}
                fill="none"
                stroke={`var(--app-${at + 1})`}
                strokeWidth={2}
                strokeDasharray={dashes[at]}
              />
            ))}
          </svg>
        ) : (
          <div
            role="status"
            aria-label={t('analytics.loadingGrowth')}
            className="skeleton h-50 rounded-control"
          />
        )}
      </div>
      <ul aria-label={t('analytics.kinds')} className="flex flex-wrap gap-x-6 gap-y-1">
        {kinds.map(({ kind, before, series }, at) => (
          <li key={kind} className="flex items-center gap-2">
            <svg aria-hidden width={28} height={8}>
              <line
                x1={0}
                x2={28}
                y1={4}
                y2={4}
                stroke={`var(--app-${at + 1})`}
                strokeWidth={2}
                strokeDasharray={dashes[at]}
              />
            </svg>
            {kindWords[kind].name}
            <span className="font-medium">{formatNumber(series.at(-1) ?? before)}</span>
            <span className="text-ink-2">+{formatNumber((series.at(-1) ?? before) - before)}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
