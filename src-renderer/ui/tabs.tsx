/** Views of one thing side by side, one shown. Left and right move among them. */
import type { LucideIcon } from 'lucide-react';
import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { formatNumber } from './sizes.ts';

interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly count?: number | undefined;
  readonly hint?: string;
}

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Beside the tabs. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, tabs, value, onChange, actions, children } = props;
  return (
    <Radix.Root
      value={value}
      onValueChange={(chosen) => {
        const tab = tabs.find((candidate) => candidate.value === chosen);
        if (tab) onChange(tab.value);
      }}
      className="flex h-full min-h-0 flex-col"
    >
      <div className="flex shrink-0 items-end justify-between gap-x-4 border-b border-line px-4 pt-2">
        <Radix.List aria-label={label} className="flex min-w-0 flex-wrap gap-x-1">
          {tabs.map(({ value: own, label: name, icon: Icon, count, hint }) => (
            <Radix.Trigger
              key={own}
              value={own}
              title={hint}
              className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2 font-medium text-ink-2 hover:text-ink-1 data-[state=active]:border-accent-ink data-[state=active]:text-accent-ink"
            >
              {Icon && <Icon size={14} aria-hidden className="max-lg:hidden" />}
              {name}
              {count !== undefined && <span className="text-small font-normal">{formatNumber(count)}</span>}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions && <div className="flex shrink-0 items-center gap-2 pb-1">{actions}</div>}
      </div>
      <Radix.Content key={value} value={value} tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
