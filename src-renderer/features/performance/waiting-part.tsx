/** What is still to be done, and how long it will take. */
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { formatNumber } from '../../ui/sizes.ts';
import { FactRow } from './fact-row.tsx';
import { describeLeft, waitingWords } from './performance-words.ts';

const refreshMs = 3_000;

export function WaitingPart() {
  const { data, error, refetch } = useRequest('performance.waiting', {}, { refreshMs });
  const isIdle = data?.every(({ waiting, failed }) => waiting + failed === 0) ?? false;
  return (
    <Section title={t('performance.waiting')} lead={isIdle ? t('performance.nothingWaits') : undefined}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <ul>
        {data?.map((one) => (
          <FactRow
            key={one.what}
            name={waitingWords[one.what].name}
            says={describeLeft(one) || waitingWords[one.what].says}
          >
            {one.failed > 0 && (
              <Badge tone="warn">{t('performance.failedCount', { count: one.failed })}</Badge>
            )}
            {one.what === 'forgetting'
              ? one.waiting > 0
                ? t('performance.some')
                : t('performance.none')
              : formatNumber(one.waiting)}
          </FactRow>
        ))}
      </ul>
    </Section>
  );
}
