/** How long pictures are kept. Before a rule is tightened it says what would go. */
import { useState } from 'react';
import type { Settings } from '../../../src-preload/contract/settings.ts';
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
  { value: 'ever', label: 'For ever' },
  { value: 'days', label: 'For a number of days' },
] as const;

export function ImagesSection({ images, onChange }: ImagesSectionProps) {
  const [asked, setAsked] = useState<number | null>(null);
  const { keep, keepDays } = images;
  const wantDays = (days: number) => {
    if (keepDays === null || days < keepDays) setAsked(days);
    else onChange({ ...images, keepDays: days });
  };
  return (
    <Section
      title="Pictures"
      lead="The text that was read stays and can be searched, whatever happens to its picture."
    >
      <SettingRow label="Keep pictures" hint="Off: new moments are kept as text only.">
        {(ids) => (
          <Switch {...ids} checked={keep} onChange={(checked) => onChange({ ...images, keep: checked })} />
        )}
      </SettingRow>
      {keep && (
        <SettingRow label="Keep them" hint="What would go is shown before a shorter time is set.">
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
                  label="Days to keep pictures"
                  value={keepDays}
                  min={1}
                  max={36_500}
                  unit="days"
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
