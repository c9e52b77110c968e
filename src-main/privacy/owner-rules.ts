/** The owner's own exclusions, by application, title and site, and what counts as "could apply" where facts are missing. */
import type { ExclusionRule } from '../../src-preload/contract/privacy.ts';
import { isBrowser } from './browsers.ts';
import { createPattern } from './pattern.ts';
import { foldText } from './plain-text.ts';
import { hostMatches, siteNamedIn } from './sites.ts';

export type OwnerRuleReason =
  'rule-application' | 'rule-title' | 'rule-site' | 'unknown-application' | 'unknown-title';

type OwnerRule = (
  application: string | null,
  title: string | null,
  url: string | null,
) => OwnerRuleReason | null;

/** One answer for all rules, over folded application and title and the address as it is. Null: no rule applies. */
export function createOwnerRules(rules: readonly ExclusionRule[]): OwnerRule {
  const tests = rules.map(createOwnerRule);
  return (application, title, url) => {
    for (const test of tests) {
      const reason = test(application, title, url);
      if (reason !== null) return reason;
    }
    return null;
  };
}

/** Whether an application's picture is not to be kept; of an unknown one it is not as soon as there is such a rule. */
export function createTextOnlyRules(
  rules: readonly ExclusionRule[],
): (application: string | null) => boolean {
  const tests = rules.flatMap(({ kind, pattern }) =>
    kind === 'text_only' ? [createPattern(pattern, 'whole')] : [],
  );
  return (application) => {
    const folded = application === null ? '' : foldText(application);
    return folded === '' ? tests.length > 0 : tests.some((matches) => matches(folded));
  };
}

function createOwnerRule(rule: ExclusionRule): OwnerRule {
  switch (rule.kind) {
    case 'application': {
      const matches = createPattern(rule.pattern, 'whole');
      return (application) => {
        if (application === null) return 'unknown-application';
        return matches(application) ? 'rule-application' : null;
      };
    }
    case 'title': {
      const matches = createPattern(rule.pattern, 'part');
      return (_application, title) => {
        if (title === null) return 'unknown-title';
        return matches(title) ? 'rule-title' : null;
      };
    }
    case 'text_only':
      return () => null;
    case 'site':
      return (application, title, url) => siteReason(rule.pattern, application, title, url);
  }
}

/**
 * A known address decides alone. Without one, a browser's (or an unknown application's) title decides: it excludes
 * where it names the site, and where it is itself unknown. Other applications have no sites.
 */
function siteReason(
  site: string,
  application: string | null,
  title: string | null,
  url: string | null,
): OwnerRuleReason | null {
  if (url !== null) return hostMatches(url, site) ? 'rule-site' : null;
  if (application !== null && !isBrowser(application)) return null;
  if (title === null) return 'unknown-title';
  return siteNamedIn(title, site) ? 'rule-site' : null;
}
