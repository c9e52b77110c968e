/** Rules, policies and runs as the window says them. Pure. */
import type { CleanUpConditions, FilingConditions } from '../../../src-preload/contract/conditions.ts';
import type { Category } from '../../../src-preload/contract/organise.ts';
import type { CleanUpAction, CleanUpRun } from '../../../src-preload/contract/policies.ts';
import { categoryPath } from '../../client/category-paths.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { formatCount } from '../../ui/sizes.ts';
import { emptyConditions } from './conditions-draft.ts';

/** As in "Episodic · from Slack · with “invoice” · older than 365 days". */
export function conditionWords(
  given: FilingConditions | CleanUpConditions,
  categories: readonly Category[],
): string {
  const conditions = { ...emptyConditions, ...given };
  const any = (items: readonly string[]) => items.map((item) => `“${item}”`).join(' or ');
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const parts = [
    conditions.kinds.map((kind) => kindWords[kind].name).join(', '),
    conditions.applications.length > 0 && `from ${conditions.applications.join(' or ')}`,
    conditions.sites.length > 0 && `on ${conditions.sites.join(' or ')}`,
    conditions.words.length > 0 && `with ${any(conditions.words)}`,
    conditions.tags.length > 0 && `tagged ${any(conditions.tags)}`,
    conditions.categoryId !== null && `in ${categoryPath(categories, conditions.categoryId)}`,
    conditions.confidenceBelow !== null && `certainty below ${percent(conditions.confidenceBelow)}`,
    conditions.confidenceAtLeast !== null && `certainty from ${percent(conditions.confidenceAtLeast)}`,
    conditions.olderThanDays !== null && `older than ${formatCount(conditions.olderThanDays, 'day')}`,
    conditions.neverOpened && 'never opened',
    conditions.duplicates && 'said twice',
    conditions.states.join() !== 'active' && conditions.states.join(' or '),
    conditions.scopes.length === 0 && 'conversations too',
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ') || 'Nothing said yet';
}

export function givingWords(
  { categoryId, tags }: { readonly categoryId: number | null; readonly tags: readonly string[] },
  categories: readonly Category[],
): string {
  const parts = [
    categoryId !== null && `into ${categoryPath(categories, categoryId)}`,
    tags.length > 0 && `tagged ${tags.map((tag) => `“${tag}”`).join(', ')}`,
  ];
  return parts.filter((part) => typeof part === 'string').join(' and ') || 'nowhere';
}

export const actionNames: Readonly<Record<CleanUpAction['type'], string>> = {
  archive: 'Archive',
  expire: 'Let expire',
  summarise: 'Summarise',
  merge: 'Make one of them',
  delete: 'Delete',
  keep: 'Keep for ever',
};

export function actionWords(action: CleanUpAction): string {
  if (action.type === 'expire') return `Archive ${formatCount(action.days, 'day')} later`;
  if (action.type === 'summarise') return `Summarise each ${action.period}`;
  return actionNames[action.type];
}

/** What choosing it means, in a sentence. */
export const actionMeanings: Readonly<Record<CleanUpAction['type'], string>> = {
  archive: 'Left out of search and answers, still there to read and restore.',
  expire: 'Goes to the archive by itself some days later, so that there is time to object.',
  summarise:
    'A model tells many episodes as one, each sentence checked against them. They stay readable as superseded.',
  merge: 'One of them stays, with the sources of all.',
  delete: 'Hidden at once, erased for good once it can no longer be undone.',
  keep: 'No other policy touches what this one is about.',
};

const did: Readonly<Record<CleanUpRun['action'], string>> = {
  file: 'filed',
  archive: 'archived',
  expire: 'will expire',
  summarise: 'summarised',
  merge: 'merged',
  delete: 'deleted',
  keep: 'kept',
};

export function runWords({ state, action, changed, looked, notUndone, reason }: CleanUpRun): string {
  const done = `${formatCount(changed, 'memory', 'memories')} ${did[action]}, of ${looked.toLocaleString('en')} looked at.`;
  switch (state) {
    case 'running':
      return `At work: ${done}`;
    case 'waiting':
      return `Waits. ${reason}`;
    case 'done':
      return `${done} ${reason}`.trim();
    case 'stopped':
      return `Stopped. ${done} ${reason}`.trim();
    case 'undoing':
      return 'Being taken back …';
    case 'undone':
      return notUndone === 0
        ? 'Taken back.'
        : `Taken back but for ${formatCount(notUndone, 'memory', 'memories')}, changed again since.`;
  }
}
