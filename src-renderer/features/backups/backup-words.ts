/** Backups in words. Pure. */
import type { Backup, BackupStatus, Holds } from '../../../src-preload/contract/backup.ts';
import { t } from '../../messages/t.ts';
import { formatNumber } from '../../ui/sizes.ts';
import { formatDay, formatRelative } from '../../ui/times.ts';

function memoriesIn({ memories }: Holds): number {
  return Object.values(memories).reduce((sum, count) => sum + count, 0);
}

export function describeHolds(holds: Holds, now: number): string {
  const { frames, messages, firstAt, lastAt } = holds;
  const parts = [
    t('backups.memories', { count: memoriesIn(holds) }),
    t('backups.frames', { count: frames }),
    t('backups.messages', { count: messages }),
  ];
  if (firstAt !== null && lastAt !== null)
    parts.push(t('backups.fromTo', { from: formatDay(firstAt, now), to: formatDay(lastAt, now) }));
  return parts.join(', ');
}

/** How safe the owner is at present, in one sentence. */
export function describeAge({ folder, lastVerifiedAt, nextAt }: BackupStatus, now: number): string {
  if (folder === null) return t('backups.noFolder');
  const last =
    lastVerifiedAt === null
      ? t('backups.noVerified')
      : t('backups.lastVerified', { when: formatRelative(lastVerifiedAt, now) });
  if (nextAt === null) return last;
  const next = nextAt <= now ? t('backups.nextSoon') : t('backups.nextOn', { day: formatDay(nextAt, now) });
  return `${last} ${next}`;
}

/** What opens it here. */
export function describeOpening({ isOwn, hasPassphrase }: Backup): string {
  if (isOwn) return t('backups.opensHere');
  return hasPassphrase ? t('backups.opensWithPassphrase') : t('backups.opensElsewhere');
}

type Running = NonNullable<BackupStatus['running']>;

const steps: Readonly<Record<Running['step'], string>> = {
  database: t('backups.copyingDatabase'),
  pictures: t('backups.copyingPictures'),
  verify: t('backups.verifying'),
};

export function describeRunning({ step, done, total }: Running): string {
  return total <= 1
    ? `${steps[step]}.`
    : `${steps[step]}, ${formatNumber(Math.floor((100 * done) / total))} %.`;
}

/** What the present store has more of than the backup: each would be gone. */
export function describeLoss(present: Holds, backup: Holds): string[] {
  const words = [
    ['backups.memories', memoriesIn(present) - memoriesIn(backup)],
    ['backups.frames', present.frames - backup.frames],
    ['backups.messages', present.messages - backup.messages],
  ] as const;
  return words.flatMap(([key, count]) => (count > 0 ? [t(key, { count })] : []));
}
