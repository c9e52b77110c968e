/** What can be done with one memory besides what has a button. */
import { Ellipsis } from 'lucide-react';
import { t } from '../../messages/t.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { tasksFor, type ChosenTask } from './chosen-task.ts';

interface OneMoreMenuProps {
  readonly busy: boolean;
  /** Null where it cannot be split. */
  readonly onSplit: (() => void) | null;
  readonly onTask: (task: ChosenTask) => void;
}

export function OneMoreMenu({ busy, onSplit, onTask }: OneMoreMenuProps) {
  return (
    <Menu
      trigger={<IconButton icon={Ellipsis} label={t('browse.moreOfOne')} disabled={busy} />}
      items={[
        ...(onSplit ? [{ label: t('browse.split'), onSelect: onSplit }] : []),
        ...tasksFor(1).map(({ task, label }) => ({ label, onSelect: () => onTask(task) })),
      ]}
    />
  );
}
