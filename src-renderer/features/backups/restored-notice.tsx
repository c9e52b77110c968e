/** What a restore left to decide: to change over, to go back, or to let the replaced database go. */
import { useState } from 'react';
import type { BackupStatus } from '../../../src-preload/contract/backup.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';
import type { BackupsNow } from './use-backups.ts';

interface RestoredNoticeProps {
  readonly status: BackupStatus;
  readonly backups: BackupsNow;
}

export function RestoredNotice({ status, backups }: RestoredNoticeProps) {
  const [asks, setAsks] = useState(false);
  const { restored, replaced, running } = status;
  if (restored)
    return (
      <div className="flex flex-col gap-2 rounded-md bg-surface-2 p-3">
        <p>{t('backups.ready', { when: formatExact(restored.backupAt) })}</p>
        <div className="flex gap-2">
          <Button tone="main" onClick={backups.restart}>
            {t('backups.restartWith')}
          </Button>
          <Button disabled={running !== null} onClick={backups.undoRestore}>
            {t('backups.discard')}
          </Button>
        </div>
      </div>
    );
  if (!replaced) return null;
  return (
    <div className="flex flex-col gap-2 rounded-md bg-surface-2 p-3">
      <p>{t('backups.stillKept', { when: formatExact(replaced.at), bytes: formatBytes(replaced.bytes) })}</p>
      <div className="flex gap-2">
        <Button disabled={running !== null} onClick={backups.undoRestore}>
          {t('backups.goBack')}
        </Button>
        <Button disabled={running !== null} onClick={() => setAsks(true)}>
          {t('backups.deleteReplaced')}
        </Button>
      </div>
      {asks && (
        <ConfirmDialog
          title={t('backups.deleteReplacedTitle')}
          action={t('backups.deleteIt')}
          onConfirm={() => {
            setAsks(false);
            backups.keepRestored();
          }}
          onClose={() => setAsks(false)}
        >
          {t('backups.noWayBack')}
        </ConfirmDialog>
      )}
    </div>
  );
}
