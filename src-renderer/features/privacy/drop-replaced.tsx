/** The way to let the database go that a restore or a repair replaced: a button, and the question before it goes for good. */
import { useState } from 'react';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

interface DropReplacedProps {
  /** Of the button; without it, its text. */
  readonly label?: string;
  readonly text: string;
  readonly disabled?: boolean;
}

export function DropReplaced({ label, text, disabled = false }: DropReplacedProps) {
  const [asks, setAsks] = useState(false);
  const letGo = useAction('backup.keep-restored', ['backup.list', 'backup.status']);
  return (
    <>
      <Button aria-label={label} disabled={disabled || letGo.isPending} onClick={() => setAsks(true)}>
        {text}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t('forget.copyReplacedAsk')}
          action={t('forget.copyDeleteAction')}
          busy={letGo.isPending}
          error={letGo.error}
          onConfirm={() => letGo.mutate({}, { onSuccess: () => setAsks(false) })}
          onClose={() => setAsks(false)}
        >
          {t('forget.copyReplacedText')}
        </ConfirmDialog>
      )}
    </>
  );
}
