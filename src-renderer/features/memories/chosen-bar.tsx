/** What can be done with several memories at once; each is one step that can be taken back. */
import { Archive, ArchiveRestore, Check, ChevronDown, Trash2, X } from 'lucide-react';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { tasksFor, type ChosenTask } from './chosen-task.ts';
import type { MemoryCommand } from './memory-keys.ts';

interface ChosenBarProps {
  readonly count: number;
  /** All that fit what the list keeps to, where they are not chosen yet. */
  readonly onAll: (() => void) | null;
  readonly areArchived: boolean;
  readonly busy: boolean;
  readonly onCommand: (command: Extract<MemoryCommand, 'archive' | 'delete'> | 'confirm') => void;
  readonly onPin: (pinned: boolean) => void;
  readonly onTask: (task: ChosenTask) => void;
  readonly onClear: () => void;
}

export function ChosenBar(props: ChosenBarProps) {
  const { count, onAll, areArchived, busy, onCommand, onPin, onTask, onClear } = props;
  return (
    <div
      role="group"
      aria-label={t('browse.barLabel')}
      className="mx-3 mb-2 flex flex-wrap items-center gap-1.5 rounded-control bg-accent-soft px-3 py-1.5"
    >
      <p role="status" className="mr-auto font-medium text-accent-ink">
        {busy ? t('browse.working') : t('browse.chosen', { count })}
      </p>
      {onAll && (
        <Button tone="quiet" disabled={busy} onClick={onAll}>
          {t('browse.chooseAll')}
        </Button>
      )}
      <IconButton
        icon={areArchived ? ArchiveRestore : Archive}
        label={areArchived ? t('browse.restore') : t('browse.archive')}
        disabled={busy}
        onClick={() => onCommand('archive')}
      />
      <IconButton
        icon={Check}
        label={t('browse.confirm')}
        disabled={busy}
        onClick={() => onCommand('confirm')}
      />
      <IconButton
        icon={Trash2}
        label={t('browse.remove')}
        disabled={busy}
        onClick={() => onCommand('delete')}
      />
      <Menu
        trigger={
          <Button icon={ChevronDown} disabled={busy} aria-label={t('browse.moreLabel')}>
            {t('browse.more')}
          </Button>
        }
        items={[
          { label: t('browse.pin'), onSelect: () => onPin(true) },
          { label: t('browse.unpin'), onSelect: () => onPin(false) },
          ...tasksFor(count).map(({ task, label }) => ({ label, onSelect: () => onTask(task) })),
        ]}
      />
      <IconButton icon={X} label={t('browse.chooseNone')} onClick={onClear} />
    </div>
  );
}
