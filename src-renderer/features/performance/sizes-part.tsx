/** What takes room on the disk, how that grew, and where it leads. */
import type { Sizes } from '../../../src-preload/contract/performance.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { FactRow } from './fact-row.tsx';
import { describeGrowth, formatShare, sizeWords } from './performance-words.ts';
import { SizeHistory } from './size-history.tsx';

const refreshMs = 30_000;

export function SizesPart() {
  const { data, error, refetch } = useRequest('performance.sizes', {}, { refreshMs });
  return (
    <Section title={t('performance.room')} lead={data && describeGrowth(data)}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <Shown sizes={data} />}
    </Section>
  );
}

function Shown({ sizes }: { readonly sizes: Sizes }) {
  const { parts, totalBytes, freeBytes, history } = sizes;
  return (
    <>
      <p className="text-title font-semibold tabular-nums">
        {formatBytes(totalBytes)}
        <span className="ml-2 text-body font-normal text-ink-2">
          {freeBytes === null
            ? t('performance.inAll')
            : t('performance.inAllFree', { free: formatBytes(freeBytes) })}
        </span>
      </p>
      {history.length > 1 && <SizeHistory history={history} />}
      <ul>
        {parts
          .filter(({ part, bytes }) => bytes > 0 || part === 'pictures' || part === 'free')
          .map(({ part, bytes, isEstimate }) => (
            <FactRow key={part} name={sizeWords[part].name} says={sizeWords[part].says}>
              <span className="w-14 text-right text-small text-ink-2">{formatShare(bytes, totalBytes)}</span>
              <span className="w-24 text-right" title={isEstimate ? t('performance.estimated') : undefined}>
                {isEstimate ? t('performance.about', { bytes: formatBytes(bytes) }) : formatBytes(bytes)}
              </span>
            </FactRow>
          ))}
      </ul>
    </>
  );
}
