/** Backups in words. Pure. */
import type { BackupStatus, Holds } from '../../../src-preload/contract/backup.ts';
import { formatCount } from '../../ui/sizes.ts';
import { formatDay, formatRelative } from '../../ui/times.ts';

function memoriesIn({ memories }: Holds): number {
  return Object.values(memories).reduce((sum, count) => sum + count, 0);
}

export function describeHolds(holds: Holds, now: number): string {
  const { frames, messages, firstAt, lastAt } = holds;
  const parts = [
    formatCount(memoriesIn(holds), 'memory', 'memories'),
    formatCount(frames, 'frame'),
    formatCount(messages, 'message'),
  ];
  const span =
    firstAt === null || lastAt === null ? '' : `, ${formatDay(firstAt, now)} to ${formatDay(lastAt, now)}`;
  return parts.join(', ') + span;
}

/** How safe the owner is at present, in one sentence. */
export function describeAge({ folder, lastVerifiedAt, nextAt }: BackupStatus, now: number): string {
  if (folder === null) return 'There is no backup yet. Choose a folder, best on another disk.';
  const last =
    lastVerifiedAt === null
      ? 'There is no verified backup yet.'
      : `The last verified backup was made ${formatRelative(lastVerifiedAt, now)}.`;
  if (nextAt === null) return last;
  return `${last} The next one is made ${nextAt <= now ? 'within minutes' : formatDay(nextAt, now)}.`;
}

type Running = NonNullable<BackupStatus['running']>;

const steps: Readonly<Record<Running['step'], string>> = {
  database: 'Copying text and memories',
  pictures: 'Copying pictures',
  verify: 'Verifying',
};

export function describeRunning({ step, done, total }: Running): string {
  return total <= 1 ? `${steps[step]}.` : `${steps[step]}, ${Math.floor((100 * done) / total)} %.`;
}

/** What the present store has more of than the backup: each would be gone. */
export function describeLoss(present: Holds, backup: Holds): string[] {
  const words = [
    [memoriesIn(present) - memoriesIn(backup), 'memory', 'memories'],
    [present.frames - backup.frames, 'frame', 'frames'],
    [present.messages - backup.messages, 'message', 'messages'],
  ] as const;
  return words.flatMap(([count, one, many]) => (count > 0 ? [formatCount(count, one, many)] : []));
}
