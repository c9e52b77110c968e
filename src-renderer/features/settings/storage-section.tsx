/** What is kept, how much room it takes, and how long the disk lasts. */
import type { ReactNode } from 'react';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import type { StorageSummary } from '../../../src-preload/contract/storage.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NumberField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { formatBytes, formatNumber } from '../../ui/sizes.ts';
import { formatDay } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { describeForecast } from './forecast.ts';

type Storage = Settings['storage'];

interface StorageSectionProps {
  readonly storage: Storage;
  readonly summary: StorageSummary | undefined;
  readonly error: Error | null;
  readonly freeBytes: number;
  readonly onChange: (storage: Storage) => void;
}

const bytesPerMb = 1_000_000;

export function StorageSection({ storage, summary, error, freeBytes, onChange }: StorageSectionProps) {
  return (
    <Section title={t('settings.storage')}>
      {error && <ErrorNotice error={error} />}
      {summary && <Figures summary={summary} freeBytes={freeBytes} />}
      {summary && (
        <p className="text-ink-2">
          {describeForecast({
            bytesPerDay: summary.bytesPerDay,
            freeBytes,
            stopBelowFreeBytes: storage.stopBelowFreeMb * bytesPerMb,
          })}
        </p>
      )}
      <SettingRow label={t('settingFields.stopBelow')} hint={t('settings.stopHint')}>
        {(ids) => (
          <NumberField
            {...ids}
            value={storage.stopBelowFreeMb}
            min={50}
            max={1_000_000}
            unit={t('settingFields.mbFree')}
            onChange={(stopBelowFreeMb) => onChange({ stopBelowFreeMb })}
          />
        )}
      </SettingRow>
    </Section>
  );
}

interface FiguresProps {
  readonly summary: StorageSummary;
  readonly freeBytes: number;
}

function Figures({ summary, freeBytes }: FiguresProps) {
  const now = useNow(60_000);
  const total = summary.databaseBytes + summary.imageBytes;
  return (
    <dl className="my-1 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      <Figure name={t('settings.inAll')}>{formatBytes(total)}</Figure>
      <Figure name={t('settings.textAndIndex')}>{formatBytes(summary.databaseBytes)}</Figure>
      <Figure name={t('settings.pictures')}>{formatBytes(summary.imageBytes)}</Figure>
      <Figure name={t('settings.freeOnDisk')}>{formatBytes(freeBytes)}</Figure>
      <Figure name={t('settings.moments')}>{formatNumber(summary.frames)}</Figure>
      <Figure name={t('settings.passages')}>{formatNumber(summary.passages)}</Figure>
      <Figure name={t('settings.picturesKept')}>{formatNumber(summary.images)}</Figure>
      <Figure name={t('settings.since')}>
        {summary.oldestAt === null ? t('settings.sinceToday') : formatDay(summary.oldestAt, now)}
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-ink-2">{name}</dt>
      <dd className="text-title font-semibold">{children}</dd>
    </div>
  );
}
