/** A repair in words. Pure. */
import type { Holds } from '../../../src-preload/contract/backup.ts';
import type { Loss, RepairStatus } from '../../../src-preload/contract/repair.ts';
import { t } from '../../messages/t.ts';
import { formatNumber } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';

export function describeHolds({ memories, frames, messages }: Holds): string {
  const count = Object.values(memories).reduce((sum, one) => sum + one, 0);
  return [
    t('repair.memories', { count }),
    t('repair.frames', { count: frames }),
    t('repair.messages', { count: messages }),
  ].join(', ');
}

type Running = NonNullable<RepairStatus['running']>;

const steps: Readonly<Record<Running['step'], string>> = {
  copy: t('repair.copying'),
  look: t('repair.looking'),
  rows: t('repair.bringing'),
  fill: t('repair.filling'),
  verify: t('repair.verifying'),
  database: t('repair.copyingDatabase'),
  pictures: t('repair.copyingPictures'),
};

export function describeStep({ step, done, total }: Running): string {
  return total <= 1
    ? `${steps[step]}.`
    : `${steps[step]}, ${formatNumber(Math.floor((100 * done) / total))} %.`;
}

const losses: Readonly<Record<Loss['what'], string>> = {
  frames: t('repair.ofFrames'),
  activities: t('repair.ofActivities'),
  passages: t('repair.ofPassages'),
  memories: t('repair.ofMemories'),
  conversations: t('repair.ofConversations'),
  messages: t('repair.ofMessages'),
  categories: t('repair.ofCategories'),
  rules: t('repair.ofRules'),
  policies: t('repair.ofPolicies'),
  filters: t('repair.ofFilters'),
  personas: t('repair.ofPersonas'),
  summaries: t('repair.ofSummaries'),
  other: t('repair.ofOther'),
};

/** Empty where nothing of it came from a backup. What acts by itself comes back switched off. */
export function describeReturned({ what, returned }: Loss): string[] {
  const key = what === 'rules' || what === 'policies' ? 'repair.returnedOff' : 'repair.returned';
  return returned > 0 ? [t(key, { what: losses[what], count: returned })] : [];
}

/** One line for what is gone, one for what came back in part, and one for what cannot be told. */
export function describeLoss({ what, gone, partly, isUnsure, from, to }: Loss): string[] {
  const span =
    from !== null && to !== null
      ? ` (${t('repair.between', { from: formatExact(from), to: formatExact(to) })})`
      : '';
  return [
    ...(gone > 0 ? [`${t('repair.gone', { what: losses[what], count: gone })}${span}`] : []),
    ...(partly > 0 ? [t('repair.partly', { what: losses[what], count: partly })] : []),
    ...(isUnsure ? [t('repair.unsure', { what: losses[what] })] : []),
  ];
}
