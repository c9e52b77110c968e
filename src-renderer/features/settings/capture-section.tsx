/** How often and from where the screen is recorded, and when not. */
import { FolderOpen } from 'lucide-react';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useAction } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField, SelectField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';

type Capture = Settings['capture'];

interface CaptureSectionProps {
  readonly capture: Capture;
  readonly onChange: (capture: Capture) => void;
}

const providers: readonly { readonly value: Capture['provider']; readonly label: string }[] = [
  { value: 'automatic', label: 'Automatic' },
  { value: 'desktop-capturer', label: 'Built-in screen capture' },
  { value: 'screenshot-desktop', label: 'Screenshot program' },
  { value: 'folder', label: 'Pictures in a folder' },
];

const onBattery: readonly { readonly value: Capture['onBattery']; readonly label: string }[] = [
  { value: 'same', label: 'Record as usual' },
  { value: 'slower', label: 'Record less often' },
  { value: 'off', label: 'Do not record' },
];

export function CaptureSection({ capture, onChange }: CaptureSectionProps) {
  const choose = useAction('app.choose-folder');
  const chooseFolder = () =>
    choose.mutate(
      { title: 'Take pictures from a folder' },
      {
        onSuccess: (folder) => {
          if (folder !== null) onChange({ ...capture, folder });
        },
      },
    );
  return (
    <Section title="Recording">
      <SettingRow label="Look at the displays every" hint="What has not changed is not kept.">
        {(ids) => (
          <NumberField
            {...ids}
            value={capture.intervalSeconds}
            min={0.5}
            max={60}
            step={0.5}
            unit="seconds"
            onChange={(intervalSeconds) => onChange({ ...capture, intervalSeconds })}
          />
        )}
      </SettingRow>
      <SettingRow
        label="Stop when nobody is there"
        hint="After so long without mouse or keyboard nothing is recorded. 0 means never."
      >
        {(ids) => (
          <NumberField
            {...ids}
            value={capture.idleSeconds}
            min={0}
            max={3600}
            unit="seconds"
            onChange={(idleSeconds) => onChange({ ...capture, idleSeconds })}
          />
        )}
      </SettingRow>
      <SettingRow label="On battery">
        {(ids) => (
          <SelectField
            {...ids}
            value={capture.onBattery}
            options={onBattery}
            onChange={(value) => onChange({ ...capture, onBattery: value })}
          />
        )}
      </SettingRow>
      <SettingRow
        label="Pictures come from"
        hint="Automatic uses the built-in capture, and the screenshot program where that keeps failing."
      >
        {(ids) => (
          <SelectField
            {...ids}
            value={capture.provider}
            options={providers}
            onChange={(provider) => onChange({ ...capture, provider })}
          />
        )}
      </SettingRow>
      {capture.provider === 'folder' && (
        <SettingRow
          label="Folder of pictures"
          hint={capture.folder ?? 'No folder is chosen, so nothing is recorded.'}
        >
          {(ids) => (
            <Button id={ids.id} aria-describedby={ids.describedBy} icon={FolderOpen} onClick={chooseFolder}>
              Choose …
            </Button>
          )}
        </SettingRow>
      )}
    </Section>
  );
}
