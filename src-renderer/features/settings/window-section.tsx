/** The window itself: its look, its start, its shortcut. */
import type { Settings } from '../../../src-preload/contract/settings.ts';
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
  { value: 'system', label: 'As the system' },
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];
const themes: readonly { readonly value: WindowSettings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const contrasts: readonly { readonly value: WindowSettings['contrast']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'high', label: 'High' },
];
const textSizes = [100, 110, 125, 150, 175, 200];

export function WindowSection({ window, onChange }: WindowSectionProps) {
  return (
    <Section title="Window">
      <SettingRow label="Language">
        {(ids) => (
          <SelectField
            {...ids}
            value={window.language}
            options={languages}
            onChange={(language) => onChange({ ...window, language })}
          />
        )}
      </SettingRow>
      <SettingRow label="Appearance">
        {(ids) => (
          <SelectField
            {...ids}
            value={window.theme}
            options={themes}
            onChange={(theme) => onChange({ ...window, theme })}
          />
        )}
      </SettingRow>
      <SettingRow label="Contrast">
        {(ids) => (
          <SelectField
            {...ids}
            value={window.contrast}
            options={contrasts}
            onChange={(contrast) => onChange({ ...window, contrast })}
          />
        )}
      </SettingRow>
      <SettingRow label="Size of text and controls">
        {(ids) => (
          <SelectField
            {...ids}
            value={String(window.textSize)}
            options={sizesWith(window.textSize)}
            onChange={(size) => onChange({ ...window, textSize: Number(size) })}
          />
        )}
      </SettingRow>
      <SettingRow label="Start with the computer" hint="Mneme starts in the background when you log in.">
        {(ids) => (
          <Switch
            {...ids}
            checked={window.startAtLogin}
            onChange={(startAtLogin) => onChange({ ...window, startAtLogin })}
          />
        )}
      </SettingRow>
      <SettingRow
        label="Search from anywhere"
        hint="Press the keys while the field has the focus; Backspace takes them away."
      >
        {(ids) => (
          <ShortcutField
            {...ids}
            value={window.searchShortcut}
            onChange={(searchShortcut) => onChange({ ...window, searchShortcut })}
          />
        )}
      </SettingRow>
      <SettingRow
        label="Tell Mneme from anywhere"
        hint="Opens a small window for “remember that …”, “forget …” or a question."
      >
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
