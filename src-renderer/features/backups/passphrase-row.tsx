/** Whether the next backup opens on another computer, and the passphrase with which it does. */
import { useState } from 'react';
import type { BackupStatus } from '../../../src-preload/contract/backup.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SettingRow } from '../../ui/section.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';

interface PassphraseRowProps {
  readonly status: BackupStatus;
}

export function PassphraseRow({ status: { hasPassphrase } }: PassphraseRowProps) {
  const [asks, setAsks] = useState<'set' | 'remove' | null>(null);
  const remove = useAction('backup.set-passphrase', ['backup.status']);
  const close = () => setAsks(null);
  return (
    <>
      <SettingRow
        label={t('backups.passphrase')}
        hint={t(hasPassphrase ? 'backups.passphraseIsSet' : 'backups.passphraseNone')}
      >
        {(ids) => (
          <div className="flex gap-2">
            <Button id={ids.id} aria-describedby={ids.describedBy} onClick={() => setAsks('set')}>
              {t(hasPassphrase ? 'backups.changePassphrase' : 'backups.setPassphrase')}
            </Button>
            {hasPassphrase && (
              <Button onClick={() => setAsks('remove')}>{t('backups.removePassphrase')}</Button>
            )}
          </div>
        )}
      </SettingRow>
      {asks === 'set' && <PassphraseDialog onClose={close} />}
      {asks === 'remove' && (
        <ConfirmDialog
          title={t('backups.removePassphraseTitle')}
          action={t('backups.removeIt')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ passphrase: null }, { onSuccess: close })}
          onClose={close}
        >
          {t('backups.removePassphraseWarning')}
        </ConfirmDialog>
      )}
    </>
  );
}
