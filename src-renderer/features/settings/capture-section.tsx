/** How often and from where the screen is recorded, and when not. */
import { FolderOpen } from 'lucide-react';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField, SelectField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';

type Capture = Settings['capture'];

interface CaptureSectionProps {
  readonly capture: Capture;
  readonly onChange: (capture: Capture) => void;
}

const providers: readonly { readonly value: Capture['provider']; readonly label: string }[] = [
  { value: 'automatic', label: t('settingFields.automatic') },
  { value: 'desktop-capturer', label: t('settingFields.builtIn') },
  { value: 'screenshot-desktop', label: t('settingFields.program') },
  { value: 'folder', label: t('settingFields.fromFolder') },
];

const onBattery: readonly { readonly value: Capture['onBattery']; readonly label: string }[] = [
  { value: 'same', label: t('settingFields.batterySame') },
  { value: 'slower', label: t('settingFields.batterySlower') },
  { value: 'off', label: t('settingFields.batteryOff') },
];

export function CaptureSection({ capture, onChange }: CaptureSectionProps) {
  const choose = useAction('app.choose-folder');
  const chooseFolder = () =>
    choose.mutate(
      { title: t('settings.takeFolder') },
      {
        onSuccess: (folder) => {
          if (folder !== null) onChange({ ...capture, folder });
        },
      },
    );
  return (
    <Section title={t('settings.recording')}>
      <SettingRow label={t('settingFields.interval')} hint={t('settings.unchangedHint')}>
        {(ids) => (
          <NumberField
            {...ids}
            value={capture.intervalSeconds}
            min={0.5}
            max={60}
            step={0.5}
            unit={t('ui.seconds')}
            onChange={(intervalSeconds) => onChange({ ...capture, intervalSeconds })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.idle')} hint={t('settings.idleHint')}>
        {(ids) => (
          <NumberField
            {...ids}
            value={capture.idleSeconds}
            min={0}
            max={3600}
            unit={t('ui.seconds')}
            onChange={(idleSeconds) => onChange({ ...capture, idleSeconds })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.battery')}>
        {(ids) => (
          <SelectField
            {...ids}
            value={capture.onBattery}
            options={onBattery}
            onChange={(value) => onChange({ ...capture, onBattery: value })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.provider')} hint={t('settings.providerHint')}>
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
        <SettingRow label={t('settingFields.folder')} hint={capture.folder ?? t('settings.noFolder')}>
          {(ids) => (
            <Button id={ids.id} aria-describedby={ids.describedBy} icon={FolderOpen} onClick={chooseFolder}>
              {t('ui.choose')}
            </Button>
          )}
        </SettingRow>
      )}
    </Section>
  );
}
