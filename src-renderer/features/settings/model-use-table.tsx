/** What was sent to whom, day by day. */
import type { ModelUsage } from '../../../src-preload/contract/models.ts';
import { hostOf } from '../../../src-preload/contract/server-address.ts';
import { formatBytes } from '../../ui/sizes.ts';

const purposes = { chat: 'Chat', memory: 'Memories', test: 'Test' } as const;

export function ModelUseTable({ days }: { readonly days: ModelUsage['days'] }) {
  return (
    <details className="mt-1">
      <summary className="cursor-pointer font-medium">What was sent in the last thirty days</summary>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full text-left">
          <thead className="text-small text-ink-2">
            <tr>
              {['Day', 'For', 'To', 'Model', 'Requests', 'Tokens', 'Sent'].map((name) => (
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
                  {row.calls.toLocaleString('en')}
                  {row.failed > 0 && ` (${row.failed.toLocaleString('en')} failed)`}
                </td>
                <td className="py-1 pr-4">{(row.promptTokens + row.answerTokens).toLocaleString('en')}</td>
                <td className="py-1 pr-4 whitespace-nowrap">{formatBytes(row.sentBytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
