/** Asks for a passphrase that opens something of a chosen file. */
import { useState } from 'react';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';

interface PassphraseFormProps {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly isBusy: boolean;
  readonly onOpen: (passphrase: string) => void;
}

export function PassphraseForm({ label, hint, problem, isBusy, onOpen }: PassphraseFormProps) {
  const [text, setText] = useState('');
  return (
    <form
      className="flex w-full max-w-[520px] flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== '' && !isBusy) onOpen(text);
      }}
    >
      <div className="min-w-60 flex-1">
        <LabelledField label={label} hint={hint} problem={problem}>
          {(ids) => (
            <TextField
              {...ids}
              type="password"
              autoComplete="off"
              maxLength={1_024}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </LabelledField>
      </div>
      <Button type="submit" disabled={text === '' || isBusy}>
        {t('exchange.open')}
      </Button>
    </form>
  );
}
