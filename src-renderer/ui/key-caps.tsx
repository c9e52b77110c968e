/** Keys as they are printed on a keyboard of the window's language. */
import { t, type MessageKey } from '../messages/t.ts';

const printed: Readonly<Record<string, MessageKey>> = {
  Ctrl: 'ui.keyCtrl',
  Shift: 'ui.keyShift',
  Enter: 'ui.keyEnter',
  Space: 'ui.keySpace',
  Delete: 'ui.keyDelete',
  Home: 'ui.keyHome',
  End: 'ui.keyEnd',
};

export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-control border border-line bg-surface-2 px-1.5 font-sans text-small text-ink-2"
        >
          {printed[key] ? t(printed[key]) : key}
        </kbd>
      ))}
    </span>
  );
}
