/** A small removable fact: a filter that is on, a date that was understood. */
import { X, type LucideIcon } from 'lucide-react';

interface ChipProps {
  readonly icon?: LucideIcon;
  readonly label: string;
  readonly detail?: string;
  readonly removeLabel: string;
  readonly onRemove: () => void;
}

export function Chip({ icon: Icon, label, detail, removeLabel, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-7 max-w-[420px] items-center gap-1.5 rounded-round bg-accent-soft pr-1 pl-2.5 text-accent-ink">
      {Icon && <Icon size={13} aria-hidden className="shrink-0" />}
      <span className="min-w-16 truncate font-medium">{label}</span>
      {detail && <span className="shrink-0 text-small">{detail}</span>}
      <button
        type="button"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={onRemove}
        className="inline-flex size-5 shrink-0 items-center justify-center rounded-round hover:bg-surface-1"
      >
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}
