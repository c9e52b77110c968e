/** The keys of the window: those that can be changed, each checked against the others, and those that stay. */
import type { Settings, SettingsPatch } from '../../../src-preload/contract/settings.ts';
import { t } from '../../messages/t.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingEntry } from './setting-entry.tsx';
import { listOf } from './setting-rows.ts';

interface KeysSectionProps {
  readonly settings: Settings;
  /** Those that cannot be changed. */
  readonly fixed: readonly { readonly keys: readonly string[]; readonly does: string }[];
  readonly onChange: (patch: SettingsPatch) => void;
}

export function KeysSection({ settings, fixed, onChange }: KeysSectionProps) {
  return (
    <Section title={t('settings.keys')} lead={t('settings.keysLead')}>
      {listOf(settings)
        .filter(({ setting }) => setting.section === 'keys')
        .map((row) => (
          <SettingEntry key={row.key} row={row} settings={settings} onChange={onChange} onHome={() => {}} />
        ))}
      <h3 className="mt-3 font-semibold">{t('settings.fixedKeys')}</h3>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {fixed.map((row) => (
          <li key={row.does} className="flex min-h-9 items-center justify-between gap-3 border-b border-line">
            {row.does}
            <KeyCaps keys={row.keys} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
