/** A secret that the owner puts into the vault by hand. The value goes to be sealed and is not kept in the window. */
import { useState } from 'react';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { ClassificationInputs, type Classification } from './classification-inputs.tsx';

interface NewSecretFormProps {
  readonly onCreated: (memory: Memory) => void;
  readonly onClose: () => void;
}

export function NewSecretForm({ onCreated, onClose }: NewSecretFormProps) {
  const [classification, setClassification] = useState<Classification>({
    caption: '',
    entryType: 'credential',
    sensitivity: 'high',
  });
  const [value, setValue] = useState('');
  const add = useAction('vault.add', memoryAnswers);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ ...classification, value }, { onSuccess: onCreated });
      }}
    >
      <ClassificationInputs value={classification} onChange={setClassification} />
      <label className="flex flex-col gap-1">
        <span className="font-medium">{t('memories.value')}</span>
        <TextField
          type="password"
          autoComplete="off"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <span className="text-small text-ink-2">{t('memories.valueHint')}</span>
      </label>
      {add.error && <ErrorNotice error={add.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button
          type="submit"
          tone="main"
          disabled={add.isPending || value === '' || classification.caption.trim() === ''}
        >
          {t('memories.sealIt')}
        </Button>
      </div>
    </form>
  );
}
