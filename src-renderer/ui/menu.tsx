/** A menu of actions that hangs from its button. Not modal: Radix's scroll lock injects a style element. */
import { DropdownMenu } from 'radix-ui';
import { useRef, type ReactNode } from 'react';

interface MenuProps {
  readonly trigger: ReactNode;
  readonly items: readonly { readonly label: string; readonly onSelect: () => void }[];
}

export function Menu({ trigger, items }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild ref={button}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          sideOffset={6}
          collisionPadding={8}
          align="end"
          onCloseAutoFocus={(event) => {
            // The item opened a dialog, behind which the button cannot have the focus; it has it once that is closed.
            const dialog = document.querySelector<HTMLDialogElement>('dialog:modal:not(:has(dialog:modal))');
            if (!dialog || dialog.contains(button.current)) return;
            event.preventDefault();
            dialog.addEventListener('close', () => focusIfLost(button.current), { once: true });
          }}
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

function focusIfLost(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus();
}
