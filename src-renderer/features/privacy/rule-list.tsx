/** The owner's own rules, and the form for a new one. */
import { AppWindow, Globe, ImageOff, TextCursorInput, X, type LucideIcon } from 'lucide-react';
import type { Exclusions, ExclusionRule } from '../../../src-preload/contract/privacy.ts';
import { t } from '../../messages/t.ts';
import { IconButton } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { RuleForm } from './rule-form.tsx';
import { describeRule, withRule } from './rule-words.ts';

interface RuleListProps {
  readonly exclusions: Exclusions;
  readonly onChange: (exclusions: Exclusions) => void;
}

const icons: Readonly<Record<ExclusionRule['kind'], LucideIcon>> = {
  application: AppWindow,
  title: TextCursorInput,
  site: Globe,
  text_only: ImageOff,
};

export function RuleList({ exclusions, onChange }: RuleListProps) {
  const { rules } = exclusions;
  return (
    <Section title={t('privacy.ownRules')} lead={t('privacy.ownRulesLead')}>
      <RuleForm
        onAdd={(rule) => {
          const next = withRule(rules, rule);
          if (next) onChange({ ...exclusions, rules: next });
          return next !== null;
        }}
      />
      {rules.length === 0 && <p className="py-2 text-ink-2">{t('privacy.noRule')}</p>}
      <ul aria-label={t('privacy.yourRules')}>
        {rules.map((rule) => {
          const Icon = icons[rule.kind];
          return (
            <li
              key={`${rule.kind}:${rule.pattern}`}
              className="flex h-11 items-center gap-3 border-b border-line last:border-b-0"
            >
              <Icon size={16} aria-hidden className="shrink-0 text-ink-3" />
              <span className="min-w-0 flex-1 truncate">{describeRule(rule)}</span>
              <IconButton
                icon={X}
                label={t('privacy.recordAgain', { rule: describeRule(rule) })}
                onClick={() => onChange({ ...exclusions, rules: rules.filter((other) => other !== rule) })}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
