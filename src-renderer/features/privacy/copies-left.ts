/** Which copies of the database are older than what was forgotten, and so still hold it. Pure. */
import type { Backup, BackupStatus } from '../../../src-preload/contract/backup.ts';

export interface CopiesLeft {
  /** The database that a restore or a repair replaced, and that is kept beside. */
  readonly replaced: { readonly at: number; readonly bytes: number } | null;
  /** A restored one that takes the place of the present one at the next start, and would bring it all back. */
  readonly waiting: { readonly backupAt: number } | null;
  readonly backups: number;
}

/** `oldestAt`: of the oldest of what was forgotten; null where no time of it is known: then every copy may hold it. */
export function copiesLeft(
  { replaced, restored }: Pick<BackupStatus, 'replaced' | 'restored'>,
  backups: readonly Pick<Backup, 'madeAt'>[],
  oldestAt: number | null,
): CopiesLeft {
  const mayHold = (at: number): boolean => oldestAt === null || at >= oldestAt;
  return {
    replaced: replaced && mayHold(replaced.at) ? replaced : null,
    waiting: restored && mayHold(restored.backupAt) ? restored : null,
    backups: backups.filter(({ madeAt }) => mayHold(madeAt)).length,
  };
}
