/** How fast the search is here: measured by a button, with the results of before. */
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { formatNumber } from '../../ui/sizes.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { MeasureButton } from './measure-button.tsx';
import { describeSpeed, formatMs } from './performance-words.ts';
import { useProgress } from './use-progress.ts';

const shownResults = 6;

export function SpeedPart() {
  const results = useRequest('performance.search-results', {});
  const measure = useAction('performance.measure-search', ['performance.search-results']);
  const stop = useAction('performance.stop-measuring');
  const progress = useProgress('search');
  const last = results.data?.[0];
  const failure = measure.error && !isCancelled(measure.error) ? measure.error : results.error;
  return (
    <Section
      title={t('performance.speedTitle')}
      lead={
        last
          ? `${describeSpeed(last)}${last.withoutMeaning === '' ? '' : ` ${t('performance.byWordsOnly', { reason: last.withoutMeaning })}`}`
          : t('performance.notMeasured')
      }
    >
      {failure && <ErrorNotice error={failure} />}
      <MeasureButton
        label={t('performance.measureNow')}
        busyLabel={t('performance.measuring')}
        isBusy={measure.isPending}
        progress={progress}
        onStart={() => measure.mutate({})}
        onStop={() => stop.mutate({})}
      />
      {results.data && results.data.length > 1 && <Results results={results.data.slice(0, shownResults)} />}
    </Section>
  );
}

interface ResultsProps {
  readonly results: readonly {
    readonly measuredAt: number;
    readonly medianMs: number;
    readonly p95Ms: number;
    readonly passages: number;
  }[];
}

function Results({ results }: ResultsProps) {
  const now = useNow(60_000);
  return (
    <table className="mt-2 w-full max-w-[560px] text-left tabular-nums">
      <caption className="sr-only">{t('performance.earlier')}</caption>
      <thead className="text-small text-ink-2">
        <tr>
          <th className="py-1 pr-4 font-normal">{t('performance.when')}</th>
          <th className="py-1 pr-4 text-right font-normal">{t('performance.halfWithin')}</th>
          <th className="py-1 pr-4 text-right font-normal">{t('performance.mostWithin')}</th>
          <th className="py-1 text-right font-normal">{t('performance.passages')}</th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ measuredAt, medianMs, p95Ms, passages }) => (
          <tr key={measuredAt} className="border-t border-line">
            <td className="py-1 pr-4" title={formatExact(measuredAt)}>
              {formatRelative(measuredAt, now)}
            </td>
            <td className="py-1 pr-4 text-right">{formatMs(medianMs)}</td>
            <td className="py-1 pr-4 text-right">{formatMs(p95Ms)}</td>
            <td className="py-1 text-right">{formatNumber(passages)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whoever stopped it knows. */
function isCancelled(error: Error): boolean {
  return 'code' in error && error.code === 'cancelled';
}
