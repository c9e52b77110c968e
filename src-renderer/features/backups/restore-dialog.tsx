/** Going back to a backup: what would be lost, then the building of its store, then the restart that swaps the two. */
import { useState } from 'react';
import type { Backup, Holds } from '../../../src-preload/contract/backup.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { describeHolds, describeLoss } from './backup-words.ts';

interface RestoreDialogProps {
  readonly backup: Backup;
  /** Null for the folder of the settings. */
  readonly folder: string | null;
  readonly onClose: () => void;
}

export function RestoreDialog(props: RestoreDialogProps) {
  const { isOwn, hasPassphrase } = props.backup;
  return isOwn || !hasPassphrase ? <OwnRestore {...props} /> : <ForeignRestore {...props} />;
}

function OwnRestore({ backup, folder, onClose }: RestoreDialogProps) {
  const choice = { id: backup.id, folder, passphrase: null };
  const compared = useRequest('backup.compare', choice);
  const restore = useAction('backup.restore', ['backup.status']);
  return (
    <ConfirmDialog
      title={t('backups.goBackTitle')}
      action={restore.isPending ? t('backups.restoring') : t('backups.restoreBeside')}
      busy={restore.isPending || !compared.data}
      error={compared.error ?? restore.error}
      onConfirm={() => restore.mutate(choice, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Compared backup={backup} compared={compared.data} />
    </ConfirmDialog>
  );
}

/** Made with other keys: nothing can be said before its passphrase has opened it. */
function ForeignRestore({ backup, folder, onClose }: RestoreDialogProps) {
  const [passphrase, setPassphrase] = useState('');
  const compare = useAction('backup.compare');
  const restore = useAction('backup.restore', ['backup.status']);
  const choice = { id: backup.id, folder, passphrase };
  return (
    <ConfirmDialog
      title={t('backups.goBackTitle')}
      action={restore.isPending ? t('backups.restoring') : t('backups.restoreBeside')}
      busy={restore.isPending || !compare.data}
      error={compare.error ?? restore.error}
      onConfirm={() => restore.mutate(choice, { onSuccess: onClose })}
      onClose={onClose}
    >
      <form
        className="mb-3 flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '' && !compare.isPending) compare.mutate(choice);
        }}
      >
        <SecretField
          label={t('lock.passphrase')}
          hint={t('backups.passphraseOfThen')}
          value={passphrase}
          onChange={(typed) => {
            setPassphrase(typed);
            compare.reset();
          }}
        />
        <div>
          <Button type="submit" disabled={passphrase === '' || compare.isPending}>
            {t(compare.isPending ? 'backups.comparing' : 'backups.compare')}
          </Button>
        </div>
      </form>
      <Compared backup={backup} compared={compare.data} />
    </ConfirmDialog>
  );
}

interface ComparedProps {
  readonly backup: Backup;
  readonly compared: { readonly present: Holds; readonly backup: Holds } | undefined;
}

function Compared({ backup, compared }: ComparedProps) {
  const now = useNow(60_000);
  const loss = compared ? describeLoss(compared.present, compared.backup) : [];
  return (
    <div className="flex flex-col gap-2">
      <p>{t('backups.builtBeside', { when: formatExact(backup.madeAt) })}</p>
      {compared && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <dt>{t('backups.now')}</dt>
          <dd>{describeHolds(compared.present, now)}</dd>
          <dt>{t('backups.backup')}</dt>
          <dd>{describeHolds(compared.backup, now)}</dd>
        </dl>
      )}
      {loss.length > 0 && <p>{t('backups.loss', { what: loss.join(', ') })}</p>}
      <p>{t('backups.nothingChanges')}</p>
    </div>
  );
}
