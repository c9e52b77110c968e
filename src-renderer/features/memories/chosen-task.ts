/** What can be done with several memories besides archiving, confirming and deleting them: each has a dialog of its own. Pure. */
import { mostMerged } from '../../../src-preload/contract/memory-steps.ts';
import { t } from '../../messages/t.ts';

export type ChosenTask = 'tag' | 'file' | 'expire' | 'retype' | 'merge' | 'erase';

export function tasksFor(count: number): readonly { readonly task: ChosenTask; readonly label: string }[] {
  const all: readonly { readonly task: ChosenTask; readonly label: string }[] = [
    { task: 'tag', label: t('browse.tagThem') },
    { task: 'file', label: t('browse.fileThem') },
    { task: 'expire', label: t('browse.expireThem') },
    { task: 'retype', label: t('browse.retypeThem') },
    { task: 'merge', label: t('browse.mergeThem') },
    { task: 'erase', label: t('browse.eraseThem') },
  ];
  return all.filter(({ task }) => task !== 'merge' || (count > 1 && count <= mostMerged));
}

/** As typed with commas between them: each once, without spaces around it, and none that is empty or too long. */
export function tagsOf(typed: string): string[] {
  const tags = typed.split(',').map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== '' && tag.length <= 60).slice(0, 50);
}

/** The last moment of a day (`yyyy-mm-dd`) in local time; null without one. */
export function endOfDay(day: string): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + 1).getTime() - 1;
}
