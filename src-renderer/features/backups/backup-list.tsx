/** The backups in the folder: how old, how large, whether good, and what each holds. */
import type { Backup } from '../../../src-preload/contract/backup.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatCount } from '../../ui/sizes.ts';
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
      <p className="text-small text-ink-2">
        A backup still holds what was forgotten after it was made. Delete a backup to forget that as well.
      </p>
      <ul aria-label="Backups">
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
                    {formatBytes(backup.bytes)}, and {formatCount(backup.pictures, 'picture')} of{' '}
                    {formatBytes(backup.pictureBytes)} shared with the other backups
                  </p>
                )}
                {backup.verified?.ok === false && <p className="text-warn">{backup.verified.reason}</p>}
              </div>
              <div className="flex gap-2">
                <Button aria-label={`Verify: ${when}`} disabled={isBusy} onClick={() => onVerify(backup.id)}>
                  Verify
                </Button>
                <Button
                  aria-label={`Restore: ${when}`}
                  disabled={isBusy || backup.verified?.ok === false}
                  onClick={() => onRestore(backup)}
                >
                  Restore…
                </Button>
                <Button aria-label={`Delete: ${when}`} disabled={isBusy} onClick={() => onRemove(backup)}>
                  Delete…
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
  if (verified === null) return <Badge>not verified</Badge>;
  const when = formatRelative(verified.at, now);
  return verified.ok ? (
    <Badge tone="good" title={`Opened and checked ${when}`}>
      verified
    </Badge>
  ) : (
    <Badge tone="warn" title={`Checked ${when}`}>
      damaged
    </Badge>
  );
}
