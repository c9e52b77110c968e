/** The backups as they stand, kept up to date by what the engine tells, and what can be done with them. */
import { useQueryClient } from '@tanstack/react-query';
import type { Backup, BackupStatus } from '../../../src-preload/contract/backup.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';

export interface BackupsNow {
  readonly status: BackupStatus | undefined;
  readonly list: readonly Backup[];
  readonly error: Error | null;
  readonly make: () => void;
  readonly cancel: () => void;
  readonly verify: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly undoRestore: () => void;
  readonly keepRestored: () => void;
  readonly restart: () => void;
}

export function useBackups(): BackupsNow {
  const client = useQueryClient();
  const status = useRequest('backup.status', {}, { refreshMs: 20_000 });
  const list = useRequest('backup.list', {}, { refreshMs: 20_000 });
  const outdated = ['backup.list', 'backup.status'] as const;
  useEvent('backup.changed', (next) => {
    const before = client.getQueryData<BackupStatus>(['backup.status', {}]);
    client.setQueryData(['backup.status', {}], next);
    if (next.running === null || before?.folder !== next.folder)
      void client.invalidateQueries({ queryKey: ['backup.list'] });
  });
  const make = useAction('backup.make', outdated);
  const cancel = useAction('backup.cancel');
  const verify = useAction('backup.verify', outdated);
  const remove = useAction('backup.remove', outdated);
  const undo = useAction('backup.undo-restore', outdated);
  const keep = useAction('backup.keep-restored', outdated);
  const restart = useAction('app.restart-engine', outdated);
  // Why a backup could not be made is in the status as well, where it stays.
  const error = status.error ?? list.error ?? verify.error ?? remove.error ?? undo.error ?? keep.error;
  return {
    status: status.data,
    list: list.data ?? [],
    error: error ?? restart.error,
    make: () => make.mutate({}),
    cancel: () => cancel.mutate({}),
    verify: (id) => verify.mutate({ id }),
    remove: (id) => remove.mutate({ id }),
    undoRestore: () => undo.mutate({}),
    keepRestored: () => keep.mutate({}),
    restart: () => restart.mutate({}),
  };
}
