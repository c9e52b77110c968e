/** Going back to a backup: what would be lost, then the building of its store, then the restart that swaps the two. */
import type { Backup } from '../../../src-preload/contract/backup.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
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
      title={t('backups.goBackTitle')}
      action={restore.isPending ? t('backups.restoring') : t('backups.restoreBeside')}
      busy={restore.isPending || !compared.data}
      error={compared.error ?? restore.error}
      onConfirm={() => restore.mutate({ id: backup.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <div className="flex flex-col gap-2">
        <p>{t('backups.builtBeside', { when: formatExact(backup.madeAt) })}</p>
        {compared.data && (
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            <dt>{t('backups.now')}</dt>
            <dd>{describeHolds(compared.data.present, now)}</dd>
            <dt>{t('backups.backup')}</dt>
            <dd>{describeHolds(compared.data.backup, now)}</dd>
          </dl>
        )}
        {loss.length > 0 && <p>{t('backups.loss', { what: loss.join(', ') })}</p>}
        <p>{t('backups.nothingChanges')}</p>
      </div>
    </ConfirmDialog>
  );
}
