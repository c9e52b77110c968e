/** The backups of any other folder, as on the disk of a computer that is gone: one of them is chosen to be restored. */
import type { Backup } from '../../../src-preload/contract/backup.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatExact } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { describeHolds, describeOpening } from './backup-words.ts';

interface OtherBackupsDialogProps {
  readonly folder: string;
  readonly onChoose: (backup: Backup) => void;
  readonly onClose: () => void;
}

export function OtherBackupsDialog({ folder, onChoose, onClose }: OtherBackupsDialogProps) {
  const now = useNow(60_000);
  const { data, error } = useRequest('backup.list-in', { folder });
  return (
    <Dialog title={t('backups.otherTitle')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="break-all text-ink-2">{folder}</p>
        {error && <ErrorNotice error={error} />}
        {data?.length === 0 && <p>{t('backups.otherNone')}</p>}
        {data && data.length > 0 && (
          <ul aria-label={t('backups.backups')} className="max-h-[50vh] overflow-y-auto">
            {data.map((backup) => {
              const when = formatExact(backup.madeAt);
              return (
                <li
                  key={backup.id}
                  className="flex items-center justify-between gap-4 border-t border-line py-2"
                >
                  <div className="min-w-0 flex-1">
                    <p className="font-medium">{when}</p>
                    {backup.holds && <p className="text-ink-2">{describeHolds(backup.holds, now)}</p>}
                    <p className="text-ink-2">{describeOpening(backup)}</p>
                  </div>
                  <Button
                    aria-label={t('backups.restoreOf', { when })}
                    disabled={!backup.isOwn && !backup.hasPassphrase}
                    onClick={() => onChoose(backup)}
                  >
                    {t('backups.restore')}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
        <div className="flex justify-end">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
