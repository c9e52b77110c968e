/** The owner's own rules, and the form for a new one. */
import { AppWindow, Globe, TextCursorInput, X, type LucideIcon } from 'lucide-react';
import type { Exclusions, ExclusionRule } from '../../../src-preload/contract/privacy.ts';
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
};

export function RuleList({ exclusions, onChange }: RuleListProps) {
  const { rules } = exclusions;
  return (
    <Section
      title="Your own rules"
      lead="A rule counts from the next picture on. What was recorded before it stays, until you delete it."
    >
      <RuleForm
        onAdd={(rule) => {
          const next = withRule(rules, rule);
          if (next) onChange({ ...exclusions, rules: next });
          return next !== null;
        }}
      />
      {rules.length === 0 && <p className="py-2 text-ink-2">No rule yet.</p>}
      <ul aria-label="Your rules">
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
                label={`Record again: ${describeRule(rule)}`}
                onClick={() => onChange({ ...exclusions, rules: rules.filter((other) => other !== rule) })}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
