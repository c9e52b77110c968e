/** Going back to a backup: what would be lost, then the building of its store, then the restart that swaps the two. */
import type { Backup } from '../../../src-preload/contract/backup.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { describeHolds, describeLoss } from './backup-words.ts';

interface RestoreDialogProps {
  readonly backup: Backup;
  readonly onClose: () => void;
}

export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const now = useNow(60_000);
  const compared = useRequest('backup.compare', { id: backup.id });
  const restore = useAction('backup.restore', ['backup.status']);
  const loss = compared.data ? describeLoss(compared.data.present, compared.data.backup) : [];
  return (
    <ConfirmDialog
      title="Go back to this backup?"
      action={restore.isPending ? 'Restoring…' : 'Restore it beside'}
      busy={restore.isPending || !compared.data}
      error={compared.error ?? restore.error}
      onConfirm={() => restore.mutate({ id: backup.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <div className="flex flex-col gap-2">
        <p>The backup of {formatExact(backup.madeAt)} is verified and built beside what you have now.</p>
        {compared.data && (
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            <dt>Now</dt>
            <dd>{describeHolds(compared.data.present, now)}</dd>
            <dt>Backup</dt>
            <dd>{describeHolds(compared.data.backup, now)}</dd>
          </dl>
        )}
        {loss.length > 0 && <p>At least {loss.join(', ')} would not be there after the change.</p>}
        <p>
          Nothing changes before you say so in the next step, and what you have now is kept until you delete
          it.
        </p>
      </div>
    </ConfirmDialog>
  );
}
