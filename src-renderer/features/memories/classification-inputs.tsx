/** What the owner says of a secret: what it is called, what it is, how much it matters. */
import type { Input } from '../../client/bridge.ts';
import { t } from '../../messages/t.ts';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { fieldSpecs, type Choice } from './field-specs.ts';

export type Classification = Pick<Input<'vault.classify'>, 'caption' | 'entryType' | 'sensitivity'>;

interface ClassificationInputsProps {
  readonly value: Classification;
  readonly onChange: (value: Classification) => void;
}

export function ClassificationInputs({ value, onChange }: ClassificationInputsProps) {
  return (
    <div className="flex flex-col gap-3">
      <label className="flex flex-col gap-1">
        <span className="font-medium">{t('memories.caption')}</span>
        <TextField
          value={value.caption}
          maxLength={500}
          onChange={(event) => onChange({ ...value, caption: event.target.value })}
        />
        <span className="text-small text-ink-2">{t('memories.captionHint')}</span>
      </label>
      <div className="flex flex-wrap gap-3">
        <SelectField
          label={t('memories.whatItIs')}
          value={value.entryType}
          options={choicesOf<Classification['entryType']>('entryType')}
          onChange={(entryType) => onChange({ ...value, entryType })}
        />
        <SelectField
          label={t('memories.sensitivity')}
          value={value.sensitivity}
          options={choicesOf<Classification['sensitivity']>('sensitivity').map(({ value: own, label }) => ({
            value: own,
            label: t('memories.sensitivityOf', { label }),
          }))}
          onChange={(sensitivity) => onChange({ ...value, sensitivity })}
        />
      </div>
    </div>
  );
}

function choicesOf<Value extends string>(name: string): readonly (Choice & { readonly value: Value })[] {
  const spec = fieldSpecs.vault.find((candidate) => candidate.name === name);
  return spec?.control === 'choice' ? (spec.options as readonly (Choice & { readonly value: Value })[]) : [];
}
