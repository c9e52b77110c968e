/** What was sent to whom, day by day. */
import type { ModelUsage } from '../../../src-preload/contract/models.ts';
import { hostOf } from '../../../src-preload/contract/server-address.ts';
import { t } from '../../messages/t.ts';
import { formatBytes, formatNumber } from '../../ui/sizes.ts';

const columns = [
  t('settings.colDay'),
  t('settings.colFor'),
  t('settings.colTo'),
  t('settings.model'),
  t('settings.colRequests'),
  t('settings.colTokens'),
  t('settings.colSent'),
];
const purposes = {
  chat: t('settings.purposeChat'),
  memory: t('settings.purposeMemory'),
  test: t('settings.purposeTest'),
} as const;

export function ModelUseTable({ days }: { readonly days: ModelUsage['days'] }) {
  return (
    <details className="mt-1">
      <summary className="cursor-pointer font-medium">{t('settings.sentThirty')}</summary>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full text-left">
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
            {days.map((row) => (
              <tr
                key={`${row.day} ${row.server} ${row.model} ${row.purpose}`}
                className="border-t border-line"
              >
                <td className="py-1 pr-4 whitespace-nowrap">{row.day}</td>
                <td className="py-1 pr-4">{purposes[row.purpose]}</td>
                <td className="py-1 pr-4">{hostOf(row.server)}</td>
                <td className="py-1 pr-4 break-all">{row.model}</td>
                <td className="py-1 pr-4 whitespace-nowrap">
                  {row.failed > 0
                    ? t('settings.callsFailed', { calls: row.calls, failed: row.failed })
                    : formatNumber(row.calls)}
                </td>
                <td className="py-1 pr-4">{formatNumber(row.promptTokens + row.answerTokens)}</td>
                <td className="py-1 pr-4 whitespace-nowrap">{formatBytes(row.sentBytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
