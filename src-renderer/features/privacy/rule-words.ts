/** The owner's rules in words, and what the fields of a new one ask for. */
import type { ExclusionRule } from '../../../src-preload/contract/privacy.ts';
import { t } from '../../messages/t.ts';

type RuleKind = ExclusionRule['kind'];

export const ruleKinds: readonly { readonly value: RuleKind; readonly label: string }[] = [
  { value: 'application', label: t('privacy.application') },
  { value: 'title', label: t('privacy.windowTitle') },
  { value: 'site', label: t('privacy.site') },
  { value: 'text_only', label: t('privacy.textOnly') },
];

export const patternHints: Readonly<
  Record<RuleKind, { readonly placeholder: string; readonly hint: string }>
> = {
  application: { placeholder: t('privacy.applicationField'), hint: t('privacy.applicationHint') },
  title: { placeholder: t('privacy.titleField'), hint: t('privacy.titleHint') },
  site: {
    placeholder: 'bank.example',
    hint: t('privacy.siteHint'),
  },
  text_only: { placeholder: t('privacy.applicationField'), hint: t('privacy.textOnlyHint') },
};

/** A rule as one reads it in the list. */
export function describeRule({ kind, pattern }: ExclusionRule): string {
  switch (kind) {
    case 'application':
      return t('privacy.ruleApplication', { pattern });
    case 'title':
      return t('privacy.ruleTitle', { pattern });
    case 'site':
      return t('privacy.ruleSite', { pattern });
    case 'text_only':
      return t('privacy.ruleTextOnly', { pattern });
  }
}

/** A site as the rules compare it: the host name alone, from whatever was pasted. */
export function siteOf(typed: string): string {
  const withoutScheme = typed.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const host = withoutScheme.split(/[/?#]/)[0] ?? '';
  return host
    .replace(/^[^@]*@/, '')
    .replace(/:\d+$/, '')
    .replace(/^(www|\*)\./i, '')
    .toLowerCase();
}

/** The rules with a new one; null where it is empty or already there. */
export function withRule(rules: readonly ExclusionRule[], added: ExclusionRule): ExclusionRule[] | null {
  const pattern = added.kind === 'site' ? siteOf(added.pattern) : added.pattern.trim();
  const exists = rules.some(
    (rule) => rule.kind === added.kind && rule.pattern.toLowerCase() === pattern.toLowerCase(),
  );
  return pattern === '' || exists ? null : [...rules, { kind: added.kind, pattern }];
}
