/** The range in four numbers, each beside that of the range before, and why the rest of the time has none. */
import type { GapKind } from '../../../src-preload/contract/timeline.ts';
import type { Output } from '../../client/bridge.ts';
import { t } from '../../messages/t.ts';
import { formatNumber } from '../../ui/sizes.ts';
import { formatDuration } from '../../ui/times.ts';
import { compareToBeforeWords } from './compare-words.ts';
import { inBefore, type ChosenRange } from './ranges.ts';

interface TimeTotalsProps {
  readonly data: Output<'analytics.time'>;
  readonly range: ChosenRange;
  /** All that the time was counted from. */
  readonly onOpen: () => void;
}

const hourMs = 3_600_000;
const timeSeen = t('analytics.timeSeen');

const awayWords: Readonly<Record<GapKind, string>> = {
  'not-agreed': t('analytics.awayBeforeConsent'),
  paused: t('analytics.awayPaused'),
  idle: t('analytics.awayIdle'),
  locked: t('analytics.awayLocked'),
  suspended: t('analytics.awayAsleep'),
  excluded: t('analytics.awayExcluded'),
  'own-window': t('analytics.awayHere'),
  failed: t('analytics.awayFailing'),
  'disk-full': t('analytics.awayDiskFull'),
  off: t('analytics.awayBattery'),
};

export function TimeTotals({ data: { total, before, away }, range, onOpen }: TimeTotalsProps) {
  const perDay = ({ ms, days }: typeof total) => (days === 0 ? 0 : Math.round(ms / days));
  const perHour = ({ ms, switches }: typeof total) => (ms === 0 ? 0 : Math.round(switches / (ms / hourMs)));
  const isDay = range.from === range.to;
  const numbers = [
    { name: timeSeen, value: formatDuration(total.ms), now: total.ms, then: before.ms },
    ...(isDay
      ? []
      : [
          {
            name: t('analytics.onAverage', { count: total.days }),
            value: formatDuration(perDay(total)),
            now: perDay(total),
            then: perDay(before),
          },
        ]),
    {
      name: t('analytics.longestFocus'),
      value: formatDuration(total.longestMs),
      now: total.longestMs,
      then: before.longestMs,
    },
    {
      name: t('analytics.switchesPerHour'),
      value: formatNumber(perHour(total)),
      now: perHour(total),
      then: perHour(before),
    },
  ];
  return (
    <section aria-label={t('analytics.inShort')} className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 lg:grid-cols-4">
        {numbers.map(({ name, value, now, then }) => (
          <div key={name} className="flex flex-col">
            <dt className="text-ink-2">{name}</dt>
            <dd className="text-title font-semibold">
              {name === timeSeen ? (
                <button type="button" onClick={onOpen} className="rounded-control hover:underline">
                  {value}
                </button>
              ) : (
                value
              )}
            </dd>
            <dd className="text-small text-ink-2">
              {compareToBeforeWords(now, then, inBefore(range)) ?? ''}
            </dd>
          </div>
        ))}
      </dl>
      {away.length > 0 && (
        <p className="text-ink-2">
          {t('analytics.notRecorded', {
            what: away.map(({ kind, ms }) => `${formatDuration(ms)} ${awayWords[kind]}`).join(', '),
          })}
        </p>
      )}
    </section>
  );
}
