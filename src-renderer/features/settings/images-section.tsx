/** How long pictures are kept. Before a rule is tightened it says what would go. */
import { useState } from 'react';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { t } from '../../messages/t.ts';
import { NumberField, SelectField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { RetentionPreview } from './retention-preview.tsx';

type Images = Settings['images'];

interface ImagesSectionProps {
  readonly images: Images;
  readonly onChange: (images: Images) => void;
}

const defaultDays = 90;

const howLong = [
  { value: 'ever', label: t('settings.forEver') },
  { value: 'days', label: t('settings.forSomeDays') },
] as const;

export function ImagesSection({ images, onChange }: ImagesSectionProps) {
  const [asked, setAsked] = useState<number | null>(null);
  const { keep, keepDays } = images;
  const wantDays = (days: number) => {
    if (keepDays === null || days < keepDays) setAsked(days);
    else onChange({ ...images, keepDays: days });
  };
  return (
    <Section title={t('settings.pictures')} lead={t('settings.picturesLead')}>
      <SettingRow label={t('settingFields.keepPictures')} hint={t('settings.keepHint')}>
        {(ids) => (
          <Switch {...ids} checked={keep} onChange={(checked) => onChange({ ...images, keep: checked })} />
        )}
      </SettingRow>
      {keep && (
        <SettingRow label={t('settings.keepThem')} hint={t('settings.keepThemHint')}>
          {(ids) => (
            <span className="flex flex-wrap items-center gap-3">
              <SelectField
                {...ids}
                value={keepDays === null ? 'ever' : 'days'}
                options={howLong}
                onChange={(value) =>
                  value === 'ever' ? onChange({ ...images, keepDays: null }) : wantDays(defaultDays)
                }
              />
              {keepDays !== null && (
                <NumberField
                  label={t('settingFields.keepDays')}
                  value={keepDays}
                  min={1}
                  max={36_500}
                  unit={t('settingFields.days')}
                  onChange={wantDays}
                />
              )}
            </span>
          )}
        </SettingRow>
      )}
      {asked !== null && (
        <RetentionPreview
          keepDays={asked}
          onClose={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            onChange({ ...images, keepDays: asked });
          }}
        />
      )}
    </Section>
  );
}
