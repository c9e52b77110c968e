/** What only a memory of the vault has: its classification and its sealed value. */
import { useState } from 'react';
import type { MemoryOf } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ClassifyForm } from './classify-form.tsx';
import { SealedValue } from './sealed-value.tsx';

interface VaultPartProps {
  readonly memory: MemoryOf<'vault'>;
  readonly editing: boolean;
  readonly onEdited: () => void;
}

export function VaultPart({ memory, editing, onEdited }: VaultPartProps) {
  const [discarding, setDiscarding] = useState(false);
  const discard = useAction('vault.discard', memoryAnswers);
  const waits = memory.state === 'candidate';
  return (
    <>
      {(waits || editing) && (
        <ClassifyForm
          key={memory.id}
          memory={memory}
          onDone={onEdited}
          onDiscard={waits ? () => setDiscarding(true) : null}
        />
      )}
      {memory.state !== 'deleted' && <SealedValue key={memory.id} memory={memory} />}
      {discarding && (
        <ConfirmDialog
          title={t('kinds.eraseSecretTitle')}
          action={t('kinds.eraseSecrets', { count: 1 })}
          busy={discard.isPending}
          error={discard.error}
          onClose={() => setDiscarding(false)}
          onConfirm={() => discard.mutate({ ids: [memory.id] }, { onSuccess: () => setDiscarding(false) })}
        >
          <p>{t('kinds.eraseSecretHint')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
