/** What is taken out of everything before it is kept: secrets, and personal data as the owner chooses. */
import type { PersonalDataKind, RedactionSettings } from '../../../src-preload/contract/privacy.ts';
import { t } from '../../messages/t.ts';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';

interface RedactionSectionProps {
  readonly redaction: RedactionSettings;
  readonly onChange: (redaction: RedactionSettings) => void;
}

const kindNames: Readonly<Record<PersonalDataKind, string>> = {
  card: t('redaction.kindCard'),
  iban: t('redaction.kindIban'),
  ssn: t('redaction.kindSsn'),
  mail: t('redaction.kindMail'),
  phone: t('redaction.kindPhone'),
  ip: t('redaction.kindIp'),
};

const kinds = Object.keys(kindNames) as readonly PersonalDataKind[];

export function RedactionSection({ redaction, onChange }: RedactionSectionProps) {
  const { keepSecrets, personalData } = redaction;
  return (
    <Section title={t('redaction.section')} lead={t('redaction.sectionLead')}>
      <SettingRow label={t('redaction.keepSecrets')} hint={t('redaction.keepSecretsHint')}>
        {(ids) => (
          <Switch
            {...ids}
            checked={keepSecrets}
            onChange={(checked) => onChange({ ...redaction, keepSecrets: checked })}
          />
        )}
      </SettingRow>
      <fieldset className="flex flex-col gap-1 py-1.5">
        <legend className="font-medium">{t('redaction.personal')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {kinds.map((kind) => (
            <label key={kind} className="flex h-8 items-center gap-2">
              <input
                type="checkbox"
                className="accent-(--accent)"
                checked={personalData.includes(kind)}
                onChange={({ target }) =>
                  onChange({
                    ...redaction,
                    personalData: target.checked
                      ? [...personalData, kind]
                      : personalData.filter((other) => other !== kind),
                  })
                }
              />
              {kindNames[kind]}
            </label>
          ))}
        </div>
      </fieldset>
    </Section>
  );
}
