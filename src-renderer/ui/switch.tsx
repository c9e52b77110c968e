/** On or off. The position of the knob tells it without colour. */
import { classNames } from './class-names.ts';

interface SwitchProps {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Switch({ id, label, describedBy, checked, disabled, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      aria-checked={checked}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className={classNames(
        'relative h-5 w-9 shrink-0 rounded-round border transition-colors disabled:cursor-not-allowed disabled:opacity-60',
        checked ? 'border-accent bg-accent' : 'border-line-strong bg-surface-2',
      )}
    >
      <span
        aria-hidden
        className={classNames(
          'absolute top-[3px] size-3 rounded-round border transition-all',
          checked
            ? 'left-[19px] border-on-accent bg-on-accent'
            : 'left-[3px] border-line-strong bg-line-strong',
        )}
      />
    </button>
  );
}
