/** A menu of actions that hangs from its button. Not modal: Radix's scroll lock injects a style element. */
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

interface MenuProps {
  readonly trigger: ReactNode;
  readonly items: readonly { readonly label: string; readonly onSelect: () => void }[];
}

export function Menu({ trigger, items }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          sideOffset={6}
          collisionPadding={8}
          align="end"
          className="appear z-20 min-w-44 rounded-control border border-line bg-surface-1 p-1 text-ink-1 shadow-pop"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.label}
              onSelect={item.onSelect}
              className="flex h-8 cursor-default items-center rounded-control px-2.5 outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent-ink"
            >
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
