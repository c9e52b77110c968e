/** Whether a memory is what a rule or a policy is about. Pure: what is known of the memory in, yes or no out. */
import type { CleanUpConditions, FilingConditions } from '../../../src-preload/contract/conditions.ts';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import { foldText } from '../../store/text-normal.ts';
import { idsWithin, type Tree } from './category-tree.ts';
import type { MemoryFacts } from './memory-facts.ts';
import { siteName } from './site-name.ts';

const dayMs = 86_400_000;

export type SomeConditions = FilingConditions & Partial<Omit<CleanUpConditions, keyof FilingConditions>>;

/** `duplicates` is not looked at here: what is there twice is told by comparing all with all. */
export function prepareConditions(
  conditions: SomeConditions,
  { tree, now }: { readonly tree: Tree; readonly now: number },
): (facts: MemoryFacts) => boolean {
  const kinds = new Set(conditions.kinds);
  const states = conditions.states && new Set<Memory['state']>(conditions.states);
  const scopes = new Set(conditions.scopes);
  const applications = new Set(conditions.applications.map(foldText));
  const sites = conditions.sites.map(siteName);
  const words = conditions.words.map(wordFinder);
  const tags = new Set(conditions.tags.map(foldText));
  const categories = conditions.categoryId === null ? null : new Set(idsWithin(tree, conditions.categoryId));
  const { confidenceBelow, confidenceAtLeast, olderThanDays, neverOpened } = conditions;
  const newest = olderThanDays ? now - olderThanDays * dayMs : Infinity;

  return ({ memory, ...facts }) =>
    (kinds.size === 0 || kinds.has(memory.kind)) &&
    (!states || states.has(memory.state)) &&
    (scopes.size === 0 || scopes.has(memory.scope ?? '')) &&
    (categories === null || (memory.categoryId !== null && categories.has(memory.categoryId))) &&
    (confidenceBelow === null || memory.confidence < confidenceBelow) &&
    (confidenceAtLeast === null || memory.confidence >= confidenceAtLeast) &&
    lastTimeOf(memory) <= newest &&
    (tags.size === 0 || memory.tags.some((tag) => tags.has(foldText(tag)))) &&
    (!neverOpened || !facts.isOpened()) &&
    (applications.size === 0 || facts.applications().some((name) => applications.has(foldText(name)))) &&
    (sites.length === 0 || facts.sites().some((host) => sites.some((site) => isOfSite(host, site)))) &&
    (words.length === 0 || words.some((holds) => holds(facts.text())));
}

/** Whether anything but state and scope is asked for; without that, everything would fit. */
export function narrows(conditions: SomeConditions): boolean {
  const { kinds, applications, sites, words, tags } = conditions;
  return (
    [kinds, applications, sites, words, tags].some((list) => list.length > 0) ||
    [conditions.categoryId, conditions.confidenceBelow, conditions.confidenceAtLeast].some(
      (bound) => bound !== null,
    ) ||
    Boolean(conditions.olderThanDays) ||
    Boolean(conditions.neverOpened) ||
    Boolean(conditions.duplicates)
  );
}

/** When it happened; of a page or a file, when it was seen last. */
function lastTimeOf(memory: Memory): number {
  return memory.kind === 'resource'
    ? Math.max(memory.occurredAt, memory.fields.lastSeenAt)
    : memory.occurredAt;
}

function isOfSite(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}

/** Finds a phrase where a word begins, whatever follows it; in scripts without spaces, anywhere. */
function wordFinder(phrase: string): (folded: string) => boolean {
  const wanted = foldText(phrase).replace(/\s+/gu, ' ').trim();
  const beginsWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(wanted);
  return (folded) => {
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      const [before = ''] = [...folded.slice(Math.max(0, at - 2), at)].slice(-1);
      if (!beginsWord || !/[\p{L}\p{N}\p{M}]/u.test(before)) return true;
    }
    return false;
  };
}
