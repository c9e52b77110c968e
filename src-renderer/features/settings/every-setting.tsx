/** All settings in one list, or those that were searched for. A shorter time for pictures asks first. */
import { useState } from 'react';
import type { Settings, SettingsPatch } from '../../../src-preload/contract/settings.ts';
import type { SettingHome } from '../../client/setting-fields.ts';
import { t } from '../../messages/t.ts';
import { Section } from '../../ui/section.tsx';
import { RetentionPreview } from './retention-preview.tsx';
import { removesPictures } from './retention.ts';
import { SettingEntry } from './setting-entry.tsx';
import { findSettings, listOf } from './setting-rows.ts';

interface EverySettingProps {
  readonly settings: Settings;
  readonly query: string;
  readonly onlyChanged: boolean;
  readonly onChange: (patch: SettingsPatch) => void;
  readonly onHome: (home: SettingHome) => void;
}

export function EverySetting({ settings, query, onlyChanged, onChange, onHome }: EverySettingProps) {
  const [asked, setAsked] = useState<SettingsPatch | null>(null);
  const all = listOf(settings);
  const found = findSettings(all, query, onlyChanged);
  const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
  const change = (patch: SettingsPatch) =>
    removesPictures(patch, settings) ? setAsked(patch) : onChange(patch);
  return (
    <>
      <p role="status" className="text-ink-2">
        {count === 0
          ? onlyChanged && query === ''
            ? t('settings.noneChanged')
            : t('settings.noneFound')
          : t('settings.foundOf', { count, all: all.length })}
      </p>
      {found.map(({ title, rows }) => (
        <Section key={title} title={title}>
          {rows.map((row) => (
            <SettingEntry key={row.key} row={row} settings={settings} onChange={change} onHome={onHome} />
          ))}
        </Section>
      ))}
      {asked?.images && asked.images.keepDays !== null && (
        <RetentionPreview
          keepDays={asked.images.keepDays}
          onClose={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            onChange(asked);
          }}
        />
      )}
    </>
  );
}
