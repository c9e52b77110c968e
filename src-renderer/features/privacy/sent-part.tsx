/** Every request that left this computer, newest first. */
import { useState } from 'react';
import type { ModelCall } from '../../../src-preload/contract/models.ts';
import { hostOf } from '../../../src-preload/contract/server-address.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatBytes, formatNumber } from '../../ui/sizes.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';

const pageSize = 100;
const mostShown = 500;

const purposes: Readonly<Record<ModelCall['purpose'], string>> = {
  chat: t('privacy.purposeChat'),
  memory: t('privacy.purposeMemory'),
  test: t('privacy.purposeTest'),
};

const outcomes: Readonly<Record<string, string>> = {
  answered: t('privacy.answered'),
  cancelled: t('privacy.cancelled'),
  unavailable: t('privacy.unavailable'),
  refused: t('privacy.refused'),
  unusable: t('privacy.unusable'),
};

const columns = [
  t('privacy.when'),
  t('privacy.to'),
  t('privacy.for'),
  t('privacy.sent'),
  t('privacy.tokens'),
  t('privacy.outcome'),
];

export function SentPart() {
  const now = useNow(30_000);
  const [limit, setLimit] = useState(pageSize);
  const calls = useRequest('models.calls', { limit }, { keepPrevious: true, refreshMs: 5_000 });
  if (calls.error) return <ErrorNotice error={calls.error} onRetry={() => void calls.refetch()} />;
  if (!calls.data) return null;
  if (calls.data.calls.length === 0) {
    return <p className="text-ink-2">{t('privacy.nothingLeft')}</p>;
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <caption className="sr-only">{t('privacy.requests')}</caption>
          <thead className="text-small text-ink-2">
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col" className="py-1 pr-4 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {calls.data.calls.map((call) => (
              <tr key={call.id} className="border-t border-line align-top">
                <td className="py-1.5 pr-4 whitespace-nowrap" title={formatExact(call.at)}>
                  {formatRelative(call.at, now)}
                </td>
                <td className="py-1.5 pr-4" title={call.server}>
                  {hostOf(call.server)}
                  <span className="block text-small break-all text-ink-2">{call.model}</span>
                </td>
                <td className="py-1.5 pr-4">{purposes[call.purpose]}</td>
                <td className="py-1.5 pr-4 whitespace-nowrap tabular-nums">{formatBytes(call.sentBytes)}</td>
                <td className="py-1.5 pr-4 tabular-nums">
                  {formatNumber(call.promptTokens + call.answerTokens)}
                </td>
                <td className="py-1.5">{outcomes[call.outcome] ?? call.outcome}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {calls.data.hasMore && limit < mostShown && (
        <Button className="self-start" onClick={() => setLimit(mostShown)}>
          {t('privacy.showMore')}
        </Button>
      )}
      {calls.data.hasMore && limit >= mostShown && <p className="text-ink-2">{t('privacy.older')}</p>}
    </div>
  );
}
