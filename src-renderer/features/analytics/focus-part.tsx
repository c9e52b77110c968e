/** The longest stretches without a switch, and how often there was one. */
import type { DayRange } from '../../../src-preload/contract/analytics.ts';
import { useForemostApplications } from '../../client/use-foremost-applications.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { assignColours } from '../../ui/colour-slot.ts';
import { noonOf, type Day } from '../../ui/day.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatDay, formatDuration, formatTime } from '../../ui/times.ts';
import { Figure } from './figure.tsx';

interface FocusPartProps {
  readonly range: DayRange;
  readonly today: Day;
  readonly onDay: (day: Day) => void;
}

/** The table has the rest. */
const shown = 10;

export function FocusPart({ range, today, onDay }: FocusPartProps) {
  const { from, to } = range;
  const { data, error, refetch } = useRequest('analytics.focus', { from, to }, { keepPrevious: true });
  const colourOf = assignColours(useForemostApplications());
  if (!data)
    return error ? (
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    ) : (
      <div
        role="status"
        aria-label={t('analytics.loadingStretches')}
        className="skeleton h-60 rounded-control"
      />
    );
  const { stretches } = data;
  const longest = Math.max(...stretches.map(({ startedAt, endedAt }) => endedAt - startedAt), 1);
  const placeOf = (application: string | null, site: string | null) =>
    site ?? application ?? t('analytics.unknownApplication');
  return (
    <Figure
      title={t('analytics.longestFocus')}
      name={`mneme-focus-${from}-${to}`}
      says={t('analytics.focusSays')}
      table={{
        columns: [
          t('analytics.day'),
          t('analytics.from'),
          t('analytics.to'),
          t('analytics.application'),
          t('analytics.site'),
          t('analytics.time'),
        ],
        rows: stretches.map(({ day, startedAt, endedAt, application, site }) => [
          day,
          formatTime(startedAt),
          formatTime(endedAt),
          application ?? '',
          site ?? '',
          { ms: endedAt - startedAt },
        ]),
      }}
    >
      {stretches.length === 0 ? (
        <p className="rounded-control bg-surface-2 px-3 py-4">{t('analytics.noStretch')}</p>
      ) : (
        <ul aria-label={t('analytics.longestFocus')}>
          {stretches.slice(0, shown).map(({ day, startedAt, endedAt, application, site }) => (
            <li key={startedAt}>
              <button
                type="button"
                onClick={() => onDay(day)}
                title={t('analytics.openDay', { day })}
                className="grid h-9 w-full grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_84px_200px] items-center gap-3 rounded-control px-2 text-left hover:bg-surface-2"
              >
                <span className="truncate">{placeOf(application, site)}</span>
                <span aria-hidden className="h-2 rounded-round bg-surface-2">
                  <span
                    className={classNames('block h-2 rounded-round', colourOf(application))}
                    style={{ width: `${((endedAt - startedAt) / longest) * 100}%` }}
                  />
                </span>
                <span className="text-right font-medium">{formatDuration(endedAt - startedAt)}</span>
                <span className="truncate text-ink-2">
                  {formatDay(noonOf(day), noonOf(today))}, {formatTime(startedAt)} – {formatTime(endedAt)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Figure>
  );
}
