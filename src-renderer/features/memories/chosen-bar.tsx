/** What can be done with several memories at once; each is one step that can be taken back. */
import { Archive, ArchiveRestore, Check, Trash2, X } from 'lucide-react';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatCount } from '../../ui/sizes.ts';
import type { MemoryCommand } from './memory-keys.ts';

interface ChosenBarProps {
  readonly count: number;
  /** All that fit what the list keeps to, where they are not chosen yet. */
  readonly onAll: (() => void) | null;
  readonly areArchived: boolean;
  readonly busy: boolean;
  readonly onCommand: (command: Extract<MemoryCommand, 'archive' | 'delete'> | 'confirm') => void;
  readonly onClear: () => void;
}

export function ChosenBar({ count, onAll, areArchived, busy, onCommand, onClear }: ChosenBarProps) {
  return (
    <div
      role="group"
      aria-label="What to do with those chosen"
      className="mx-3 mb-2 flex flex-wrap items-center gap-1.5 rounded-control bg-accent-soft px-3 py-1.5"
    >
      <p role="status" className="mr-auto font-medium text-accent-ink">
        {busy ? 'Working …' : `${formatCount(count, 'memory', 'memories')} chosen`}
      </p>
      {onAll && (
        <Button tone="quiet" disabled={busy} onClick={onAll}>
          Choose all
        </Button>
      )}
      <Button
        icon={areArchived ? ArchiveRestore : Archive}
        disabled={busy}
        onClick={() => onCommand('archive')}
      >
        {areArchived ? 'Restore' : 'Archive'}
      </Button>
      <Button icon={Check} disabled={busy} onClick={() => onCommand('confirm')}>
        Confirm
      </Button>
      <Button icon={Trash2} disabled={busy} onClick={() => onCommand('delete')}>
        Delete
      </Button>
      <IconButton icon={X} label="Choose none" onClick={onClear} />
    </div>
  );
}
