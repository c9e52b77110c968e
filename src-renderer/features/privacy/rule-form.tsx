/** A new rule: by application (picked from those that run), by words of the title, by site. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ExclusionRule } from '../../../src-preload/contract/privacy.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { ApplicationPicker } from './application-picker.tsx';
import { patternHints, ruleKinds } from './rule-words.ts';

interface RuleFormProps {
  /** Answers whether the rule was taken. */
  readonly onAdd: (rule: ExclusionRule) => boolean;
}

export function RuleForm({ onAdd }: RuleFormProps) {
  const [kind, setKind] = useState<ExclusionRule['kind']>('application');
  const [pattern, setPattern] = useState('');
  const [refused, setRefused] = useState(false);
  const { placeholder, hint } = patternHints[kind];
  const add = (value: string) => {
    const taken = onAdd({ kind, pattern: value });
    setRefused(!taken);
    if (taken) setPattern('');
  };
  return (
    <form
      className="flex flex-col gap-1 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        add(pattern);
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <SelectField
          label={t('privacy.excludeBy')}
          value={kind}
          options={ruleKinds}
          onChange={(value) => {
            setKind(value);
            setRefused(false);
          }}
        />
        <TextField
          aria-label={placeholder}
          placeholder={placeholder}
          className="min-w-48 flex-1"
          maxLength={200}
          value={pattern}
          onChange={(event) => {
            setPattern(event.target.value);
            setRefused(false);
          }}
        />
        {(kind === 'application' || kind === 'text_only') && <ApplicationPicker onPick={add} />}
        <Button type="submit" icon={Plus} disabled={pattern.trim() === ''}>
          {t('privacy.add')}
        </Button>
      </div>
      <p className="text-small text-ink-2" role={refused ? 'alert' : undefined}>
        {refused ? t('privacy.ruleThere') : hint}
      </p>
    </form>
  );
}
