/** The sizes of the days that were noted, as columns: database below, pictures above, the rest on top. */
import type { Sizes } from '../../../src-preload/contract/performance.ts';
import { t } from '../../messages/t.ts';
import { formatBytes } from '../../ui/sizes.ts';

type SizeDay = Sizes['history'][number];

const shownDays = 90;
const kinds = [
  { key: 'otherBytes', name: t('performance.otherFiles'), colour: 'app-slot-10' },
  { key: 'pictureBytes', name: t('performance.pictures'), colour: 'app-slot-3' },
  { key: 'databaseBytes', name: t('performance.database'), colour: 'app-slot-1' },
] as const;

const totalOf = (day: SizeDay): number => day.databaseBytes + day.pictureBytes + day.otherBytes;

export function SizeHistory({ history }: { readonly history: readonly SizeDay[] }) {
  const days = history.slice(-shownDays);
  const most = Math.max(1, ...days.map(totalOf));
  const [first, last] = [days[0]!, days.at(-1)!];
  return (
    <figure className="my-2">
      <div
        role="img"
        aria-label={t('performance.historyFromTo', {
          fromBytes: formatBytes(totalOf(first)),
          fromDay: first.day,
          toBytes: formatBytes(totalOf(last)),
          toDay: last.day,
        })}
        className="flex h-24 items-end gap-px border-b border-line"
      >
        {days.map((day) => (
          <div
            key={day.day}
            title={t('performance.dayParts', {
              day: day.day,
              database: formatBytes(day.databaseBytes),
              pictures: formatBytes(day.pictureBytes),
            })}
            className="flex h-full max-w-6 min-w-0 flex-1 flex-col justify-end"
          >
            {kinds.map(({ key, colour }) => (
              <div key={key} className={colour} style={{ height: `${(100 * day[key]) / most}%` }} />
            ))}
          </div>
        ))}
      </div>
      <figcaption className="mt-1 flex flex-wrap gap-4 text-small text-ink-2">
        {kinds.toReversed().map(({ key, name, colour }) => (
          <span key={key} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2.5 rounded-control ${colour}`} />
            {name}
          </span>
        ))}
        <span className="ml-auto">{t('performance.fromTo', { from: first.day, to: last.day })}</span>
      </figcaption>
    </figure>
  );
}
