/** The exclusions that Mneme brings, each with a switch; two of them cannot be switched off. */
import { Lock } from 'lucide-react';
import type { Exclusions } from '../../../src-preload/contract/privacy.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { presetWords } from '../../client/preset-words.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';

interface PresetListProps {
  readonly exclusions: Exclusions;
  readonly onChange: (exclusions: Exclusions) => void;
}

export function PresetList({ exclusions, onChange }: PresetListProps) {
  const presets = useRequest('privacy.presets', {});
  return (
    <Section title={t('privacy.presets')}>
      {presets.error && <ErrorNotice error={presets.error} onRetry={() => void presets.refetch()} />}
      {presets.data?.map(({ id, examples, fixed }) => {
        const on = fixed || !exclusions.presetsOff.includes(id);
        return (
          <SettingRow
            key={id}
            label={presetWords[id].name}
            hint={
              <>
                {presetWords[id].explanation}
                {examples.length > 0 && (
                  <span className="block text-small">
                    {t('privacy.forExample', { examples: examples.join(', ') })}
                  </span>
                )}
              </>
            }
          >
            {(ids) =>
              fixed ? (
                <span id={ids.id} className="inline-flex items-center gap-1.5 text-ink-2">
                  <Lock size={13} aria-hidden />
                  {t('privacy.alwaysOn')}
                </span>
              ) : (
                <Switch
                  {...ids}
                  checked={on}
                  onChange={(checked) =>
                    onChange({
                      ...exclusions,
                      presetsOff: checked
                        ? exclusions.presetsOff.filter((other) => other !== id)
                        : [...exclusions.presetsOff, id],
                    })
                  }
                />
              )
            }
          </SettingRow>
        );
      })}
    </Section>
  );
}
