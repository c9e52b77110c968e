/** A memory written by hand. */
import { useState } from 'react';
import type { Memory, MemoryKind } from '../../../src-preload/contract/memory.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { creatableKinds } from './memory-draft.ts';
import { NewMemoryForm } from './new-memory-form.tsx';
import { NewSecretForm } from './new-secret-form.tsx';

interface NewMemoryDialogProps {
  /** The tab that is open, chosen where it can be written by hand. */
  readonly kind: MemoryKind | null;
  readonly onCreated: (memory: Memory) => void;
  readonly onClose: () => void;
}

const choices = [...creatableKinds, 'vault'] as const;

export function NewMemoryDialog({ kind: wanted, onCreated, onClose }: NewMemoryDialogProps) {
  const [kind, setKind] = useState(choices.find((one) => one === wanted) ?? 'semantic');
  return (
    <Dialog title={t('memories.newMemory')} size="medium" onClose={onClose}>
      <div className="mb-4 flex items-center gap-3">
        <SelectField
          label={t('memories.kind')}
          value={kind}
          options={choices.map((value) => ({ value, label: kindWords[value].name }))}
          onChange={setKind}
        />
        <span className="text-ink-2">{kindWords[kind].holds}</span>
      </div>
      {kind === 'vault' ? (
        <NewSecretForm onCreated={onCreated} onClose={onClose} />
      ) : (
        <NewMemoryForm key={kind} kind={kind} onCreated={onCreated} onClose={onClose} />
      )}
    </Dialog>
  );
}
