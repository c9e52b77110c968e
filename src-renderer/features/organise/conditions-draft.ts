/** Conditions while they are written: everything as text, what is wrong with it, and what it amounts to. Pure. */
import type { CleanUpConditions, FilingConditions } from '../../../src-preload/contract/conditions.ts';
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';
import { t } from '../../messages/t.ts';

export interface ConditionsDraft {
  readonly kinds: readonly MemoryKind[];
  /** These four divided by commas. */
  readonly applications: string;
  readonly sites: string;
  readonly words: string;
  readonly tags: string;
  readonly categoryId: number | null;
  readonly scopes: readonly string[];
  /** In per cent; empty for any. */
  readonly below: string;
  readonly atLeast: string;
  readonly states: CleanUpConditions['states'];
  /** In days; empty for any. */
  readonly olderThan: string;
  readonly neverOpened: boolean;
  readonly duplicates: boolean;
}

export const emptyConditions: CleanUpConditions = {
  kinds: [],
  applications: [],
  sites: [],
  words: [],
  tags: [],
  categoryId: null,
  scopes: [''],
  confidenceBelow: null,
  confidenceAtLeast: null,
  states: ['active'],
  olderThanDays: null,
  neverOpened: false,
  duplicates: false,
};

const mostDays = 36_500;

export function draftOfConditions(given: FilingConditions | CleanUpConditions): ConditionsDraft {
  const conditions = { ...emptyConditions, ...given };
  const percent = (share: number | null) => (share === null ? '' : String(Math.round(share * 100)));
  return {
    ...conditions,
    applications: conditions.applications.join(', '),
    sites: conditions.sites.join(', '),
    words: conditions.words.join(', '),
    tags: conditions.tags.join(', '),
    below: percent(conditions.confidenceBelow),
    atLeast: percent(conditions.confidenceAtLeast),
    olderThan: conditions.olderThanDays === null ? '' : String(conditions.olderThanDays),
  };
}

/** By the name of the field. */
export function problemsOfConditions(draft: ConditionsDraft): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const name of ['below', 'atLeast'] as const)
    if (numberOf(draft[name], 0, 100) === undefined) problems[name] = t('organise.percentRange');
  if (numberOf(draft.olderThan, 1, mostDays) === undefined)
    problems['olderThan'] = t('organise.daysRange', { most: mostDays });
  if (draft.states.length === 0) problems['states'] = t('organise.chooseOne');
  return problems;
}

/** The draft must be without problems. */
export function conditionsOf(draft: ConditionsDraft): CleanUpConditions {
  const share = (text: string) => {
    const percent = numberOf(text, 0, 100) ?? null;
    return percent === null ? null : percent / 100;
  };
  return {
    kinds: [...draft.kinds],
    applications: listOf(draft.applications),
    sites: listOf(draft.sites),
    words: listOf(draft.words),
    tags: listOf(draft.tags),
    categoryId: draft.categoryId,
    scopes: [...draft.scopes],
    confidenceBelow: share(draft.below),
    confidenceAtLeast: share(draft.atLeast),
    states: [...draft.states],
    olderThanDays: numberOf(draft.olderThan, 1, mostDays) ?? null,
    neverOpened: draft.neverOpened,
    duplicates: draft.duplicates,
  };
}

export function listOf(text: string): string[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');
}

/** Null for nothing, undefined for what is no whole number within the limits. */
function numberOf(text: string, least: number, most: number): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text.trim());
  return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}
