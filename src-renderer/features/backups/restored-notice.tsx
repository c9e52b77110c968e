/** What a restore left to decide: to change over, to go back, or to let the replaced database go. */
import { useState } from 'react';
import type { BackupStatus } from '../../../src-preload/contract/backup.ts';
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
        <p>
          The database of {formatExact(restored.backupAt)} is ready. A restart, within seconds, puts it in the
          place of the present one.
        </p>
        <div className="flex gap-2">
          <Button tone="main" onClick={backups.restart}>
            Restart with it
          </Button>
          <Button disabled={running !== null} onClick={backups.undoRestore}>
            Discard it
          </Button>
        </div>
      </div>
    );
  if (!replaced) return null;
  return (
    <div className="flex flex-col gap-2 rounded-md bg-surface-2 p-3">
      <p>
        The database that was replaced on {formatExact(replaced.at)} is still kept (
        {formatBytes(replaced.bytes)}).
      </p>
      <div className="flex gap-2">
        <Button disabled={running !== null} onClick={backups.undoRestore}>
          Go back to it
        </Button>
        <Button disabled={running !== null} onClick={() => setAsks(true)}>
          Delete it…
        </Button>
      </div>
      {asks && (
        <ConfirmDialog
          title="Delete the replaced database?"
          action="Delete it"
          onConfirm={() => {
            setAsks(false);
            backups.keepRestored();
          }}
          onClose={() => setAsks(false)}
        >
          Then there is no way back to it.
        </ConfirmDialog>
      )}
    </div>
  );
}
