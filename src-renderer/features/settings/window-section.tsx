/** The window itself: its look, its start, its shortcut. */
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { t } from '../../messages/t.ts';
import { SelectField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ShortcutField } from './shortcut-field.tsx';

type WindowSettings = Settings['window'];

interface WindowSectionProps {
  readonly window: WindowSettings;
  readonly onChange: (window: WindowSettings) => void;
}

const languages: readonly { readonly value: WindowSettings['language']; readonly label: string }[] = [
  { value: 'system', label: t('settingFields.asSystem') },
  { value: 'en', label: t('settingFields.english') },
  { value: 'de', label: t('settingFields.german') },
];
const themes: readonly { readonly value: WindowSettings['theme']; readonly label: string }[] = [
  { value: 'system', label: t('settingFields.asSystem') },
  { value: 'light', label: t('settingFields.light') },
  { value: 'dark', label: t('settingFields.dark') },
];

const contrasts: readonly { readonly value: WindowSettings['contrast']; readonly label: string }[] = [
  { value: 'system', label: t('settingFields.asSystem') },
  { value: 'high', label: t('settingFields.high') },
];
const textSizes = [100, 110, 125, 150, 175, 200];

export function WindowSection({ window, onChange }: WindowSectionProps) {
  return (
    <Section title={t('settings.window')}>
      <SettingRow label={t('settingFields.language')}>
        {(ids) => (
          <SelectField
            {...ids}
            value={window.language}
            options={languages}
            onChange={(language) => onChange({ ...window, language })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.appearance')}>
        {(ids) => (
          <SelectField
            {...ids}
            value={window.theme}
            options={themes}
            onChange={(theme) => onChange({ ...window, theme })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.contrast')}>
        {(ids) => (
          <SelectField
            {...ids}
            value={window.contrast}
            options={contrasts}
            onChange={(contrast) => onChange({ ...window, contrast })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.textSize')}>
        {(ids) => (
          <SelectField
            {...ids}
            value={String(window.textSize)}
            options={sizesWith(window.textSize)}
            onChange={(size) => onChange({ ...window, textSize: Number(size) })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.startAtLogin')} hint={t('settings.startHint')}>
        {(ids) => (
          <Switch
            {...ids}
            checked={window.startAtLogin}
            onChange={(startAtLogin) => onChange({ ...window, startAtLogin })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.searchAnywhere')} hint={t('settings.shortcutHint')}>
        {(ids) => (
          <ShortcutField
            {...ids}
            value={window.searchShortcut}
            onChange={(searchShortcut) => onChange({ ...window, searchShortcut })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('settingFields.tellAnywhere')} hint={t('settings.quickHint')}>
        {(ids) => (
          <ShortcutField
            {...ids}
            value={window.quickEntryShortcut}
            onChange={(quickEntryShortcut) => onChange({ ...window, quickEntryShortcut })}
          />
        )}
      </SettingRow>
    </Section>
  );
}

/** The usual sizes, and the one that the file names. */
function sizesWith(chosen: number) {
  const sizes = [...new Set([...textSizes, chosen])].sort((a, b) => a - b);
  return sizes.map((size) => ({ value: String(size), label: `${size} %` }));
}
