/** Rules, policies and runs as the window says them. Pure. */
import type { CleanUpConditions, FilingConditions } from '../../../src-preload/contract/conditions.ts';
import type { MemoryState } from '../../../src-preload/contract/memory.ts';
import type { Category } from '../../../src-preload/contract/organise.ts';
import type { CleanUpAction, CleanUpRun } from '../../../src-preload/contract/policies.ts';
import { categoryPath } from '../../client/category-paths.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { emptyConditions } from './conditions-draft.ts';

/** As in "Episodic · from Slack · with “invoice” · older than 365 days". */
export function conditionWords(
  given: FilingConditions | CleanUpConditions,
  categories: readonly Category[],
): string {
  const conditions = { ...emptyConditions, ...given };
  const any = (items: readonly string[]) => anyOf(items.map((text) => t('organise.quoted', { text })));
  const percent = (share: number) => Math.round(share * 100);
  const parts = [
    conditions.kinds.map((kind) => kindWords[kind].name).join(', '),
    conditions.applications.length > 0 &&
      t('organise.fromApplications', { names: anyOf(conditions.applications) }),
    conditions.sites.length > 0 && t('organise.onSites', { names: anyOf(conditions.sites) }),
    conditions.words.length > 0 && t('organise.withWords', { words: any(conditions.words) }),
    conditions.tags.length > 0 && t('organise.tagged', { tags: any(conditions.tags) }),
    conditions.categoryId !== null &&
      t('organise.inCategory', { category: categoryPath(categories, conditions.categoryId) }),
    conditions.confidenceBelow !== null &&
      t('organise.certaintyBelow', { percent: percent(conditions.confidenceBelow) }),
    conditions.confidenceAtLeast !== null &&
      t('organise.certaintyFrom', { percent: percent(conditions.confidenceAtLeast) }),
    conditions.olderThanDays !== null && t('organise.olderThan', { days: conditions.olderThanDays }),
    conditions.neverOpened && t('organise.neverOpened'),
    conditions.duplicates && t('organise.saidTwice'),
    conditions.states.join() !== 'active' && anyOf(conditions.states.map(stateWord)),
    conditions.scopes.length === 0 && t('organise.conversationsToo'),
  ];
  return (
    parts.filter((part) => typeof part === 'string' && part !== '').join(' · ') || t('organise.nothingSaid')
  );
}

/** "a or b or c"; empty for nothing. */
function anyOf(items: readonly string[]): string {
  return items.length === 0 ? '' : items.reduce((first, second) => t('organise.or', { first, second }));
}

/** A state of a memory, as in a sentence. */
export function stateWord(state: MemoryState): string {
  return t('organise.stateWord', { state });
}

export function givingWords(
  { categoryId, tags }: { readonly categoryId: number | null; readonly tags: readonly string[] },
  categories: readonly Category[],
): string {
  const parts = [
    categoryId !== null && t('organise.intoCategory', { category: categoryPath(categories, categoryId) }),
    tags.length > 0 &&
      t('organise.tagged', { tags: tags.map((text) => t('organise.quoted', { text })).join(', ') }),
  ].filter((part) => typeof part === 'string');
  if (parts.length === 0) return t('organise.nowhere');
  return parts.reduce((first, second) => t('organise.and', { first, second }));
}

export const actionNames: Readonly<Record<CleanUpAction['type'], string>> = {
  archive: t('organise.archive'),
  expire: t('organise.letExpire'),
  summarise: t('organise.summarise'),
  merge: t('organise.makeOne'),
  delete: t('organise.delete'),
  keep: t('organise.keep'),
};

export function actionWords(action: CleanUpAction): string {
  if (action.type === 'expire') return t('organise.archiveLater', { days: action.days });
  if (action.type === 'summarise') return t('organise.summariseEach', { period: action.period });
  return actionNames[action.type];
}

/** What choosing it means, in a sentence. */
export const actionMeanings: Readonly<Record<CleanUpAction['type'], string>> = {
  archive: t('organise.archiveMeaning'),
  expire: t('organise.expireMeaning'),
  summarise: t('organise.summariseMeaning'),
  merge: t('organise.mergeMeaning'),
  delete: t('organise.deleteMeaning'),
  keep: t('organise.keepMeaning'),
};

export function runWords({ state, action, changed, looked, notUndone, reason }: CleanUpRun): string {
  const done = t('organise.runDone', { changed, action, looked });
  switch (state) {
    case 'running':
      return t('organise.atWork', { done });
    case 'waiting':
      return t('organise.waits', { reason });
    case 'done':
      return `${done} ${reason}`.trim();
    case 'stopped':
      return t('organise.stopped', { done: `${done} ${reason}`.trim() });
    case 'undoing':
      return t('organise.takingBack');
    case 'undone':
      return notUndone === 0 ? t('organise.takenBack') : t('organise.takenBackBut', { count: notUndone });
  }
}
