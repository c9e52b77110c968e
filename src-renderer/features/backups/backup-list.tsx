/** The backups in the folder: how old, how large, whether good, and what each holds. */
import type { Backup } from '../../../src-preload/contract/backup.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { describeHolds } from './backup-words.ts';

interface BackupListProps {
  readonly list: readonly Backup[];
  readonly isBusy: boolean;
  readonly onVerify: (id: string) => void;
  readonly onRestore: (backup: Backup) => void;
  readonly onRemove: (backup: Backup) => void;
}

export function BackupList({ list, isBusy, onVerify, onRestore, onRemove }: BackupListProps) {
  const now = useNow(60_000);
  if (list.length === 0) return null;
  return (
    <>
      <p className="text-small text-ink-2">{t('backups.stillHolds')}</p>
      <ul aria-label={t('backups.backups')}>
        {list.map((backup) => {
          const when = formatExact(backup.madeAt);
          return (
            <li
              key={backup.id}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-2"
            >
              <div className="min-w-60 flex-1">
                <p className="flex items-center gap-2 font-medium">
                  {when}
                  <VerifiedBadge verified={backup.verified} now={now} />
                </p>
                {backup.holds && <p className="text-ink-2">{describeHolds(backup.holds, now)}</p>}
                {backup.holds && (
                  <p className="text-ink-2">
                    {t('backups.bytesAndPictures', {
                      bytes: formatBytes(backup.bytes),
                      pictures: backup.pictures,
                      pictureBytes: formatBytes(backup.pictureBytes),
                    })}
                  </p>
                )}
                {backup.verified?.ok === false && <p className="text-warn">{backup.verified.reason}</p>}
              </div>
              <div className="flex gap-2">
                <Button
                  aria-label={t('backups.verifyOf', { when })}
                  disabled={isBusy}
                  onClick={() => onVerify(backup.id)}
                >
                  {t('backups.verify')}
                </Button>
                <Button
                  aria-label={t('backups.restoreOf', { when })}
                  disabled={isBusy || backup.verified?.ok === false}
                  onClick={() => onRestore(backup)}
                >
                  {t('backups.restore')}
                </Button>
                <Button
                  aria-label={t('backups.deleteOf', { when })}
                  disabled={isBusy}
                  onClick={() => onRemove(backup)}
                >
                  {t('backups.delete')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface VerifiedBadgeProps {
  readonly verified: Backup['verified'];
  readonly now: number;
}

function VerifiedBadge({ verified, now }: VerifiedBadgeProps) {
  if (verified === null) return <Badge>{t('backups.notVerified')}</Badge>;
  const when = formatRelative(verified.at, now);
  return verified.ok ? (
    <Badge tone="good" title={t('backups.openedAndChecked', { when })}>
      {t('backups.verified')}
    </Badge>
  ) : (
    <Badge tone="warn" title={t('backups.checked', { when })}>
      {t('backups.damaged')}
    </Badge>
  );
}
