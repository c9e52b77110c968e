/** What recording, reading and making vectors cost here, each beside the setting that changes it. */
import type { Load } from '../../../src-preload/contract/performance.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useRequest } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NumberField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { formatBytes, formatCount } from '../../ui/sizes.ts';
import { formatDuration } from '../../ui/times.ts';
import { formatMs, formatShare } from './performance-words.ts';

const refreshMs = 10_000;

export function LoadPart({ onSettings }: { readonly onSettings: () => void }) {
  const load = useRequest('performance.load', {}, { refreshMs });
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const failure = error ?? load.error ?? settings.error;
  return (
    <Section title="What it costs" lead={load.data && describeEngine(load.data)}>
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
  const { capture } = settings;
  return (
    <>
      <SettingRow label="A look at the displays every" hint={describeFrames(load)}>
        {(ids) => (
          <NumberField
            {...ids}
            value={capture.intervalSeconds}
            min={0.5}
            max={60}
            step={0.5}
            unit="seconds"
            onChange={(intervalSeconds) => change({ capture: { ...capture, intervalSeconds } })}
          />
        )}
      </SettingRow>
      <SettingRow label="Reading" hint={describeWork(load, 'reading', 'picture')}>
        {(ids) => (
          <Button id={ids.id} aria-describedby={ids.describedBy} onClick={onSettings}>
            Languages and battery
          </Button>
        )}
      </SettingRow>
      <SettingRow label="Making vectors" hint={describeWork(load, 'vectors', 'passage')}>
        {() => null}
      </SettingRow>
    </>
  );
}

/** Of all cores together a hundred per cent would be `cores` times one. */
function describeEngine({ processorMs, watchedMs, cores }: Load): string {
  return `In the last ${formatDuration(watchedMs)} all that Mneme keeps and reads took ${formatShare(processorMs, watchedMs)} of one of ${formatCount(cores, 'core')}.`;
}

function describeFrames({ frames }: Load): string {
  if (!frames) return 'Nothing was recorded in the last week.';
  const kept = `${formatCount(Math.round(frames.perDay), 'moment')} a day were kept in the last week`;
  if (frames.bytesPerPicture === null) return `${kept}, without pictures.`;
  const perDay = frames.bytesPerPicture * frames.perDay;
  return `${kept}, ${formatBytes(frames.bytesPerPicture)} a picture: ${formatBytes(perDay)} a day. Twice as long between two looks is about half of both.`;
}

function describeWork(load: Load, work: 'reading' | 'vectors', item: string): string {
  const { busyMs, items } = load[work];
  if (items === 0) return `Nothing to do in the last ${formatDuration(load.watchedMs)}.`;
  return `Busy for ${formatShare(busyMs, load.watchedMs)} of the last ${formatDuration(load.watchedMs)}: ${formatCount(items, item)}, ${formatMs(busyMs / items)} each.`;
}
