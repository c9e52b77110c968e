/** What is taken out of everything before it is kept: secrets always, personal data as the owner chooses. */
import type { PersonalDataKind, RedactionSettings } from '../../../src-preload/contract/privacy.ts';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';

interface RedactionSectionProps {
  readonly redaction: RedactionSettings;
  readonly onChange: (redaction: RedactionSettings) => void;
}

const kindNames: Readonly<Record<PersonalDataKind, string>> = {
  card: 'Card numbers',
  iban: 'Bank accounts (IBAN)',
  ssn: 'Social security numbers',
  mail: 'Mail addresses',
  phone: 'Phone numbers',
  ip: 'IP addresses',
};

const kinds = Object.keys(kindNames) as readonly PersonalDataKind[];

export function RedactionSection({ redaction, onChange }: RedactionSectionProps) {
  const { keepSecrets, personalData } = redaction;
  return (
    <Section
      title="Taken out before anything is kept"
      lead="Passwords, keys and codes that are recognised on the screen are covered on the picture and taken out of the text, always."
    >
      <SettingRow
        label="Keep recognised secrets in the vault"
        hint="Each is sealed by itself and waits there until you say what it is. Switched off, they are forgotten."
      >
        {(ids) => (
          <Switch
            {...ids}
            checked={keepSecrets}
            onChange={(checked) => onChange({ ...redaction, keepSecrets: checked })}
          />
        )}
      </SettingRow>
      <fieldset className="flex flex-col gap-1 py-1.5">
        <legend className="font-medium">Personal data to be taken out as well</legend>
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
