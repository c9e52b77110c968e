/** What recording, reading and making vectors cost here, each beside the setting that changes it. */
import type { Load } from '../../../src-preload/contract/performance.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useRequest } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NumberField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { FactRow } from './fact-row.tsx';
import { describeEngine, describeFrames, describePictures, describeWork } from './load-words.ts';

const refreshMs = 10_000;

export function LoadPart({ onSettings }: { readonly onSettings: () => void }) {
  const load = useRequest('performance.load', {}, { refreshMs });
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const failure = error ?? load.error ?? settings.error;
  return (
    <Section title={t('performance.costs')} lead={load.data && describeEngine(load.data)}>
      {failure && <ErrorNotice error={failure} />}
      {load.data && settings.data && (
        <Rows load={load.data} settings={settings.data} change={change} onSettings={onSettings} />
      )}
    </Section>
  );
}

interface RowsProps {
  readonly load: Load;
  readonly settings: Settings;
  readonly change: ReturnType<typeof useChangeSettings>['change'];
  readonly onSettings: () => void;
}

function Rows({ load, settings, change, onSettings }: RowsProps) {
  const { capture, performance } = settings;
  return (
    <>
      <SettingRow label={t('performance.lookEvery')} hint={describeFrames(load)}>
        {(ids) => (
          <NumberField
            {...ids}
            value={capture.intervalSeconds}
            min={0.5}
            max={60}
            step={0.5}
            unit={t('performance.seconds')}
            onChange={(intervalSeconds) => change({ capture: { ...capture, intervalSeconds } })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('performance.quality')} hint={describePictures(load, settings.images.keep)}>
        {(ids) => (
          <NumberField
            {...ids}
            value={performance.pictureQuality}
            min={40}
            max={95}
            step={5}
            unit={t('performance.of100')}
            onChange={(pictureQuality) => change({ performance: { ...performance, pictureQuality } })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('performance.readingShare')} hint={describeWork(load, 'reading')}>
        {(ids) => (
          <span className="flex flex-wrap items-center gap-3">
            <NumberField
              {...ids}
              value={performance.readingShare}
              min={10}
              max={100}
              step={5}
              unit={t('performance.percentOfTime')}
              onChange={(readingShare) => change({ performance: { ...performance, readingShare } })}
            />
            <Button onClick={onSettings}>{t('performance.languagesBattery')}</Button>
          </span>
        )}
      </SettingRow>
      <ul>
        <FactRow name={t('performance.makingVectors')} says={describeWork(load, 'vectors')}>
          {null}
        </FactRow>
      </ul>
    </>
  );
}
