/** A passphrase as it is typed: nobody reads it over a shoulder. */
import { TextField } from './fields.tsx';
import { LabelledField } from './labelled-field.tsx';

interface SecretFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly onChange: (value: string) => void;
}

export function SecretField({ label, hint, value, problem, onChange }: SecretFieldProps) {
  return (
    <LabelledField label={label} hint={hint} problem={problem}>
      {(ids) => (
        <TextField
          {...ids}
          type="password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </LabelledField>
  );
}
