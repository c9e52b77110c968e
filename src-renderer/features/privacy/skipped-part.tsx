/** When nothing was recorded, and why: sums of a stretch of days, then each time. */
import { useState } from 'react';
import type { GapKind } from '../../../src-preload/contract/timeline.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { Section } from '../../ui/section.tsx';
import { formatDuration, formatExact, formatSpan, startOfDay } from '../../ui/times.ts';

const dayMs = 86_400_000;
const stretches = [
  { value: '1', label: t('privacy.today') },
  { value: '7', label: t('privacy.last7') },
  { value: '30', label: t('privacy.last30') },
  { value: '365', label: t('privacy.lastYear') },
] as const;

interface SkippedPartProps {
  readonly gapWords: Readonly<Record<GapKind, string>>;
}

export function SkippedPart({ gapWords }: SkippedPartProps) {
  const [days, setDays] = useState<(typeof stretches)[number]['value']>('7');
  // Taken once, so that the question stays the same while it is shown.
  const [now] = useState(() => Date.now());
  const from = startOfDay(now) - (Number(days) - 1) * dayMs;
  const gaps = useRequest('timeline.gaps', { from, to: now, limit: 200 }, { keepPrevious: true });
  return (
    <>
      <div>
        <SelectField label={t('privacy.whichDays')} value={days} options={stretches} onChange={setDays} />
      </div>
      {gaps.error && <ErrorNotice error={gaps.error} onRetry={() => void gaps.refetch()} />}
      {gaps.data?.sums.length === 0 && <p className="text-ink-2">{t('privacy.noGap')}</p>}
      {gaps.data && gaps.data.sums.length > 0 && (
        <>
          <Section title={t('privacy.inSum')}>
            <table className="w-full text-left">
              <thead className="text-small text-ink-2">
                <tr>
                  {[t('privacy.why'), t('privacy.howLong'), t('privacy.howOften')].map((name) => (
                    <th key={name} scope="col" className="py-1 pr-4 font-medium">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {gaps.data.sums.map(({ kind, ms, stretches: count }) => (
                  <tr key={kind} className="border-t border-line">
                    <td className="py-1.5 pr-4">{gapWords[kind]}</td>
                    <td className="py-1.5 pr-4 tabular-nums">{formatDuration(ms)}</td>
                    <td className="py-1.5 tabular-nums">{t('privacy.times', { count })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
          <Section
            title={t('privacy.eachTime')}
            lead={gaps.data.gaps.length === 200 ? t('privacy.newest200') : undefined}
          >
            <ul aria-label={t('privacy.gaps')}>
              {gaps.data.gaps.map(({ kind, startedAt, endedAt }) => (
                <li
                  key={`${kind} ${startedAt}`}
                  className="flex min-h-9 items-center justify-between gap-4 border-b border-line last:border-b-0"
                >
                  <span>{gapWords[kind]}</span>
                  <span className="text-ink-2 tabular-nums" title={formatExact(startedAt)}>
                    {formatSpan(startedAt, endedAt, now)} · {formatDuration(endedAt - startedAt)}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </>
  );
}
