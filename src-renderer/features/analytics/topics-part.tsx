/** What windows were about, over the parts of the range. */
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { assignColours } from '../../ui/colour-slot.ts';
import { noonOf } from '../../ui/day.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { startOfDay } from '../../ui/times.ts';
import { AmountRows } from './amount-rows.tsx';
import type { Opened } from './behind-pane.tsx';
import { ColumnsChart } from './columns-chart.tsx';
import { Figure } from './figure.tsx';
import { bucketOf, columnOfBefore, nameOfBefore, namesOfSlots, type ChosenRange } from './ranges.ts';

interface TopicsPartProps {
  readonly range: ChosenRange;
  readonly opened: Opened | null;
  readonly onOpen: (opened: Opened) => void;
}

const chartedTopics = 6;

export function TopicsPart({ range, opened, onOpen }: TopicsPartProps) {
  const { from, to } = range;
  const bucket = bucketOf(range);
  const { data, error, refetch } = useRequest(
    'analytics.topics',
    { from, to, bucket },
    { keepPrevious: true },
  );
  if (!data)
    return error ? (
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    ) : (
      <div
        role="status"
        aria-label={t('analytics.loadingTopics')}
        className="skeleton h-60 rounded-control"
      />
    );
  const colourOf = assignColours(data.topics.map(({ label }) => label));
  const topics = data.topics.map(({ term, words, ...topic }) => ({
    ...topic,
    note: words.join(', '),
    key: term,
    colour: colourOf(topic.label),
  }));
  const byDay = bucket === 'hour' ? 'day' : bucket;
  const slots = namesOfSlots(data.slots, byDay);
  const days = { from: startOfDay(noonOf(from)), to: startOfDay(noonOf(to) + 86_400_000) };
  return (
    <Figure
      title={t('analytics.partTopics')}
      name={`mneme-topics-${from}-${to}`}
      says={t('analytics.topicsSays')}
      table={{
        columns: [
          t('analytics.topic'),
          t('analytics.topicWords'),
          t('analytics.time'),
          columnOfBefore(range),
          ...slots.map(({ name }) => name),
        ],
        rows: topics.map(({ label, note, ms, before, series }) => [
          label,
          note,
          { ms },
          { ms: before },
          ...series.map((part) => ({ ms: part })),
        ]),
      }}
    >
      {topics.length === 0 ? (
        <p className="rounded-control bg-surface-2 px-3 py-4">{t('analytics.noTopics')}</p>
      ) : (
        <>
          {slots.length > 1 && (
            <ColumnsChart
              label={t('analytics.topicsBy', { bucket: byDay })}
              slots={slots}
              parts={topics.slice(0, chartedTopics)}
            />
          )}
          <AmountRows
            label={t('analytics.partTopics')}
            rows={topics}
            whole={null}
            beforeName={nameOfBefore(range)}
            opened={opened?.by === 'topic' ? opened.key : null}
            onOpen={({ key, label }) =>
              onOpen({
                from,
                to,
                by: 'topic',
                key: key!,
                label,
                search: { text: label, applications: [], ...days },
              })
            }
          />
        </>
      )}
    </Figure>
  );
}
