/** The passphrases of an encrypted bundle: its own and, with the vault, that of the vault, each written twice. */
import { t } from '../../messages/t.ts';
import { TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { BundleSecrets, TwicePassphrase } from './bundle-secrets.ts';

interface BundleFieldsProps {
  readonly secrets: BundleSecrets;
  readonly onChange: (secrets: BundleSecrets) => void;
}

export function BundleFields({ secrets, onChange }: BundleFieldsProps) {
  const { bundle, withVault, vault } = secrets;
  return (
    <div className="flex flex-col gap-2 rounded-control border border-line p-3">
      <Twice
        label={t('exchange.passphrase')}
        hint={t('exchange.passphraseHint')}
        value={bundle}
        onChange={(next) => onChange({ ...secrets, bundle: next })}
      />
      <SettingRow label={t('exchange.withVault')} hint={t('exchange.withVaultHint')}>
        {({ id, describedBy }) => (
          <Switch
            id={id}
            describedBy={describedBy}
            checked={withVault}
            onChange={(checked) => onChange({ ...secrets, withVault: checked })}
          />
        )}
      </SettingRow>
      {withVault && (
        <Twice
          label={t('exchange.vaultPassphrase')}
          hint={t('exchange.vaultPassphraseHint')}
          value={vault}
          onChange={(next) => onChange({ ...secrets, vault: next })}
        />
      )}
    </div>
  );
}

interface TwiceProps {
  readonly label: string;
  readonly hint: string;
  readonly value: TwicePassphrase;
  readonly onChange: (value: TwicePassphrase) => void;
}

function Twice({ label, hint, value, onChange }: TwiceProps) {
  const differ = value.again !== '' && value.again !== value.text;
  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-2 sm:grid-cols-2">
      <LabelledField label={label} hint={hint}>
        {(ids) => (
          <TextField
            {...ids}
            type="password"
            autoComplete="off"
            maxLength={1_024}
            value={value.text}
            onChange={({ target }) => onChange({ ...value, text: target.value })}
          />
        )}
      </LabelledField>
      <LabelledField label={t('exchange.again')} problem={differ ? t('exchange.notTheSame') : undefined}>
        {(ids) => (
          <TextField
            {...ids}
            type="password"
            autoComplete="off"
            maxLength={1_024}
            value={value.again}
            onChange={({ target }) => onChange({ ...value, again: target.value })}
          />
        )}
      </LabelledField>
    </div>
  );
}
